package dev.tenon.devservices;

import java.net.URI;
import java.net.URISyntaxException;

/// Where a Redis is and how to log in: `redis://user:password@host:port/database`, or `rediss://`
/// with TLS. No message repeats the password.
///
/// @param text the address as it was given; holds the password
/// @param user empty for the default one
/// @param password empty where none is needed
record RedisUrl(
    String text, boolean isEncrypted, String user, String password, String host, int port) {

  static final int WELL_KNOWN_PORT = 6379;
  private static final int LONGEST = 4096;
  private static final Percent PERCENT = new Percent(RedisUrl::wrong);

  static RedisUrl parse(String text) {
    var url = text.strip();
    if (url.length() > LONGEST) {
      throw wrong("it is longer than " + LONGEST + " characters");
    }
    var uri = uri(url);
    var scheme = uri.getScheme();
    if (!"redis".equals(scheme) && !"rediss".equals(scheme)) {
      throw wrong("it begins with none of the schemes understood");
    }
    if (uri.getHost() == null) {
      throw wrong("there is no host, or a character that must be percent-encoded");
    }
    var login = uri.getRawUserInfo() == null ? "" : uri.getRawUserInfo();
    var colon = login.indexOf(':');
    var user = colon < 0 ? "" : login.substring(0, colon);
    return new RedisUrl(
        url,
        scheme.equals("rediss"),
        PERCENT.decode(user, "user", false),
        PERCENT.decode(login.substring(colon + 1), "password", false),
        uri.getHost(),
        uri.getPort() < 0 ? WELL_KNOWN_PORT : port(uri.getPort()));
  }

  private static URI uri(String url) {
    try {
      return new URI(url);
    } catch (URISyntaxException e) {
      throw wrong(
          "there is a character that must be percent-encoded"); // the cause repeats the text
    }
  }

  private static int port(int port) {
    if (port < 1 || port > 65535) {
      throw wrong("a port is a number from 1 to 65535");
    }
    return port;
  }

  static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        "This is not the address of a Redis: %s. Use redis://user:password@host:port/database, or rediss:// for TLS."
            .formatted(what));
  }

  /// A server on this machine.
  ///
  /// @param password hexadecimal, or empty for none
  static RedisUrl local(int port, String password) {
    var login = password.isEmpty() ? "" : ":" + password + "@";
    return new RedisUrl(
        "redis://%s127.0.0.1:%s".formatted(login, Integer.toString(port)),
        false,
        "",
        password,
        "127.0.0.1",
        port);
  }

  /// Host and port alone.
  @Override
  public String toString() {
    return host + ":" + port;
  }
}
