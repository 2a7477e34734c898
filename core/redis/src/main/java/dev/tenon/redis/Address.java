package dev.tenon.redis;

import io.lettuce.core.RedisURI;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The addresses of [RedisOptions], read strictly. No message repeats one, since it may hold a
/// password.
///
/// @see <a href="https://www.iana.org/assignments/uri-schemes/prov/redis">the scheme redis</a>
final class Address {

  private static final int LONGEST = 4096;
  private static final int WELL_KNOWN_PORT = 6379;
  private static final int HIGHEST_PORT = 65_535;
  private static final int MOST_DIGITS = 5;

  private static final String FORMS =
      "Use redis://user:password@host:port/database, or rediss:// for TLS.";

  private final RedisOptions options;

  private Address(RedisOptions options) {
    this.options = options;
  }

  /// @throws IllegalArgumentException if there is none, more than one of a single server, or a
  ///   wrong one
  static List<RedisURI> all(RedisOptions options) {
    if (options.urls().isEmpty()) {
      throw new IllegalArgumentException("urls is empty. " + FORMS);
    }
    if (!options.isCluster() && options.urls().size() > 1) {
      throw new IllegalArgumentException(
          "urls names %d servers, and isCluster is false. Name one, or set isCluster."
              .formatted(options.urls().size()));
    }
    return options.urls().stream().map(new Address(options)::read).toList();
  }

  private static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        "This is not the address of a Redis: %s. %s".formatted(what, FORMS));
  }

  private RedisURI read(String text) {
    var url = text.strip();
    var uri = parsed(url);
    var isEncrypted = "rediss".equals(uri.getScheme());
    if (!isEncrypted && !"redis".equals(uri.getScheme())) {
      throw wrong("it begins with none of the schemes understood");
    }
    if (uri.getRawAuthority() == null) {
      throw wrong("there is no host");
    }
    if (uri.getRawQuery() != null || uri.getRawFragment() != null) {
      throw wrong("it has parameters, which are settings of their own here");
    }
    var authority = uri.getRawAuthority();
    var at = authority.lastIndexOf('@');
    var builder = located(authority.substring(at + 1)).withSsl(isEncrypted);
    authenticate(builder, at < 0 ? "" : authority.substring(0, at));
    return builder
        .withDatabase(database(uri.getRawPath()))
        .withTimeout(options.connectTimeout())
        .build();
  }

  private static URI parsed(String url) {
    if (url.length() > LONGEST) {
      throw wrong("it is longer than " + LONGEST + " characters");
    }
    try {
      return new URI(url);
    } catch (URISyntaxException e) { // which repeats the text, so it is no cause
      throw wrong("there is a character that must be percent-encoded, or nothing but a scheme");
    }
  }

  private static RedisURI.Builder located(String location) {
    var colon = location.indexOf(':', location.lastIndexOf(']') + 1);
    var host = colon < 0 ? location : location.substring(0, colon);
    if (host.isEmpty()) {
      throw wrong("there is no host");
    }
    var port = colon < 0 ? WELL_KNOWN_PORT : number(location.substring(colon + 1), "port");
    if (port < 1 || port > HIGHEST_PORT) {
      throw wrong("a port is a number from 1 to " + HIGHEST_PORT);
    }
    return RedisURI.Builder.redis(bare(host), port);
  }

  private static String bare(String host) {
    return host.startsWith("[") && host.endsWith("]") ? host.substring(1, host.length() - 1) : host;
  }

  private void authenticate(RedisURI.Builder builder, String login) {
    var colon = login.indexOf(':');
    var user = orElse(decoded(colon < 0 ? "" : login.substring(0, colon)), options.user());
    var password = orElse(decoded(login.substring(colon + 1)), options.password());
    if (!user.isEmpty()) {
      builder.withAuthentication(user, password);
    } else if (!password.isEmpty()) {
      builder.withPassword((CharSequence) password);
    }
  }

  private static String orElse(String said, @Nullable String other) {
    return said.isEmpty() && other != null ? other : said;
  }

  private int database(String path) {
    if (path.isEmpty() || path.equals("/")) {
      return 0;
    }
    var number = number(path.substring(1), "database");
    if (number > 0 && options.isCluster()) {
      throw wrong("a cluster has no other database than 0");
    }
    return number;
  }

  private static int number(String digits, String what) {
    if (digits.isEmpty()
        || digits.length() > MOST_DIGITS
        || !digits.chars().allMatch(c -> c >= '0' && c <= '9')) {
      throw wrong("the %s is no number".formatted(what));
    }
    return Integer.parseInt(digits);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
  }
}
