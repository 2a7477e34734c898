package dev.tenon.devservices;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Where a PostgreSQL is and how to log in: what a `DATABASE_URL` says, in the words of JDBC.
///
/// Immutable and thread-safe. No message and no [#toString()] repeats the password.
///
/// @param jdbcUrl `jdbc:postgresql://host:port/database?parameters`, without user and password
/// @param user the role that logs in
/// @param password its password; empty where none is needed
public record DatabaseUrl(String jdbcUrl, String user, String password) {

  private static final int LONGEST = 4096;
  private static final String JDBC = "jdbc:postgresql:";
  private static final String FORMS =
      "Use postgres://user:password@host:port/database or jdbc:postgresql://host:port/database?user=…&password=….";
  private static final Percent PERCENT = new Percent(DatabaseUrl::wrong);
  private static final Pattern HOST =
      Pattern.compile("(\\[[0-9A-Fa-f:.]+]|[^\\s:/@?#%\\[\\]]+)?(?::(\\d{1,5}))?");

  /// The parameters that libpq, and so most hosting, spells otherwise than JDBC.
  private static final Map<String, String> LIBPQ_TO_JDBC =
      Map.of(
          "application_name", "ApplicationName",
          "channel_binding", "channelBinding",
          "connect_timeout", "connectTimeout",
          "sslrootcert", "sslrootcert");

  /// Refuses an address that is not PostgreSQL's.
  public DatabaseUrl {
    if (!jdbcUrl.startsWith(JDBC + "//")) {
      throw new IllegalArgumentException("A PostgreSQL address begins with jdbc:postgresql://.");
    }
  }

  /// Reads `jdbc:postgresql://host:port/database?user=…&password=…`, or `postgres://` and
  /// `postgresql://user:password@host:port/database?parameters`.
  ///
  /// In the latter two, user, password, database and parameters are percent-decoded, and parameters
  /// in libpq's spelling become JDBC's. Several hosts may be given, separated by commas. What is
  /// left out is localhost, the user of the operating system, no password, and a database named
  /// like the user.
  ///
  /// @throws IllegalArgumentException if the text is neither; the message says what is wrong and
  ///   never repeats the text, since it holds a password
  public static DatabaseUrl parse(String text) {
    if (text.length() > LONGEST) {
      throw wrong("it is longer than " + LONGEST + " characters");
    }
    var url = text.strip();
    if (url.chars().anyMatch(c -> c <= ' ' || c == 0x7f)) {
      throw wrong("it holds a space or a control character; percent-encode it");
    }
    if (url.startsWith(JDBC)) {
      return parseJdbc(url.substring(JDBC.length()));
    }
    for (var scheme : new String[] {"postgres://", "postgresql://"}) {
      if (url.startsWith(scheme)) {
        return parseUri(url.substring(scheme.length()));
      }
    }
    throw wrong("it begins with none of the schemes understood");
  }

  private static DatabaseUrl parseJdbc(String rest) {
    var slashed = rest.startsWith("//");
    var address = slashed ? rest.substring(2) : "/" + rest;
    if (upTo(address, "/?").contains("@")) {
      throw wrong("JDBC takes no user:password@ before the host");
    }
    return assembled(address, "", "", true);
  }

  private static DatabaseUrl parseUri(String rest) {
    var authority = upTo(rest, "/?");
    var at = authority.lastIndexOf('@');
    if (at < 0 && upTo(rest.substring(authority.length()), "?").contains("@")) {
      throw wrong("a '/' in the user or password is written %2F");
    }
    var login = at < 0 ? "" : authority.substring(0, at);
    var colon = login.indexOf(':');
    var user = colon < 0 ? login : login.substring(0, colon);
    var password = colon < 0 ? "" : login.substring(colon + 1);
    return assembled(
        rest.substring(at + 1),
        PERCENT.decode(user, "user", false),
        PERCENT.decode(password, "password", false),
        false);
  }

  private static DatabaseUrl assembled(
      String address, String loginUser, String loginPassword, boolean isJdbc) {
    var hosts = upTo(address, "/?");
    var path = upTo(address.substring(hosts.length()), "?");
    var query = address.substring(hosts.length() + path.length());
    var parameters = parameters(query, isJdbc);
    var user = parameters.getOrDefault("user", loginUser);
    var password = parameters.getOrDefault("password", loginPassword);
    parameters.remove("user");
    parameters.remove("password");
    if (user.isEmpty()) {
      user = System.getProperty("user.name", "postgres");
    }
    var database =
        path.length() <= 1 ? user : PERCENT.decode(path.substring(1), "database", isJdbc);
    if (database.contains("/")) {
      throw wrong("the database's name holds a '/'");
    }
    return new DatabaseUrl(
        JDBC + "//" + checkedHosts(hosts) + "/" + encoded(database) + joined(parameters),
        user,
        password);
  }

  private static Map<String, String> parameters(String query, boolean isJdbc) {
    var found = new LinkedHashMap<String, String>();
    if (query.length() > 1) {
      for (var pair : query.substring(1).split("&", -1)) {
        var equals = pair.indexOf('=');
        if (equals < 1) {
          throw wrong("a parameter is not of the form name=value");
        }
        var name = PERCENT.decode(pair.substring(0, equals), "parameters", isJdbc);
        var value = PERCENT.decode(pair.substring(equals + 1), "parameters", isJdbc);
        found.put(isJdbc ? name : LIBPQ_TO_JDBC.getOrDefault(name, name), value);
      }
    }
    return found;
  }

  private static String checkedHosts(String hosts) {
    for (var host : hosts.split(",", -1)) {
      var match = HOST.matcher(host);
      if (!match.matches()) {
        throw wrong("a host is neither a name nor an address, or its port is no number");
      }
      var port = match.group(2);
      if (port != null && (Integer.parseInt(port) < 1 || Integer.parseInt(port) > 65535)) {
        throw wrong("a port is a number from 1 to 65535");
      }
      if (match.group(1) == null && (hosts.contains(",") || port != null)) {
        throw wrong("a host is empty");
      }
    }
    return hosts.isEmpty() ? "localhost" : hosts;
  }

  private static String joined(Map<String, String> parameters) {
    return parameters.entrySet().stream()
        .map(entry -> encoded(entry.getKey()) + "=" + encoded(entry.getValue()))
        .collect(Collectors.joining("&", parameters.isEmpty() ? "" : "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
  }

  private static String upTo(String text, String ends) {
    var length = 0;
    while (length < text.length() && ends.indexOf(text.charAt(length)) < 0) {
      length++;
    }
    return text.substring(0, length);
  }

  static IllegalArgumentException wrong(String what) {
    return new IllegalArgumentException(
        "This is not the address of a PostgreSQL: %s. %s".formatted(what, FORMS));
  }

  /// A database of a server on this machine.
  static DatabaseUrl local(int port, String database, String user, String password) {
    return new DatabaseUrl(JDBC + "//127.0.0.1:" + port + "/" + encoded(database), user, password);
  }

  /// Another database of the same server, with the same login.
  DatabaseUrl withDatabase(String database) {
    var slash = jdbcUrl.indexOf('/', JDBC.length() + 2);
    var query = jdbcUrl.indexOf('?');
    return new DatabaseUrl(
        jdbcUrl.substring(0, slash + 1)
            + encoded(database)
            + (query < 0 ? "" : jdbcUrl.substring(query)),
        user,
        password);
  }

  /// The address and the user, never the password.
  @Override
  public String toString() {
    return "DatabaseUrl[%s, user %s]".formatted(jdbcUrl, user);
  }
}
