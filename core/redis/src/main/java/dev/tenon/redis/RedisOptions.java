package dev.tenon.redis;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Where a Redis is and how it is used.
///
/// @param urls `redis://user:password@host:port/database`, or `rediss://` with TLS, whose
///   certificate is verified; user, password, port (6379) and database (0) may be left out, and
///   what holds other characters than letters and digits is percent-encoded. One of a single
///   server, or some of the nodes of a cluster, which tell of the others
/// @param isCluster whether they are nodes of a cluster
/// @param user who logs in, where the URL does not say it; null for the default user
/// @param password the user's, where the URL does not say it; null where the server asks for none.
///   [#toString()] shows neither this one nor that of a URL
/// @param commandTimeout how long a command may take before it fails with a transient error, 10 ms
///   at least; 2 s by default
/// @param connectTimeout how long connecting may take, 100 ms at least; 5 s by default
public record RedisOptions(
    List<String> urls,
    boolean isCluster,
    @Nullable String user,
    @Nullable String password,
    Duration commandTimeout,
    Duration connectTimeout) {

  private static final Duration LONGEST = Duration.ofHours(1);

  /// Refuses what no Redis could work with; the addresses are read by [Redis#of].
  ///
  /// @throws IllegalArgumentException naming the setting and what is expected
  public RedisOptions {
    urls = List.copyOf(urls);
    requireBetween("commandTimeout", commandTimeout, Duration.ofMillis(10));
    requireBetween("connectTimeout", connectTimeout, Duration.ofMillis(100));
  }

  /// Everything by default, and no URL: set one.
  public static RedisOptions defaults() {
    return new RedisOptions(
        List.of(), false, null, null, Duration.ofSeconds(2), Duration.ofSeconds(5));
  }

  /// A single server, everything else by default.
  public static RedisOptions of(String url) {
    return defaults().withUrls(List.of(url));
  }

  /// A cluster by some of its nodes, everything else by default.
  public static RedisOptions cluster(List<String> urls) {
    return defaults().withUrls(urls).withCluster(true);
  }

  /// With other addresses.
  public RedisOptions withUrls(List<String> urls) {
    return new RedisOptions(urls, isCluster, user, password, commandTimeout, connectTimeout);
  }

  /// As a cluster, or not.
  public RedisOptions withCluster(boolean isCluster) {
    return new RedisOptions(urls, isCluster, user, password, commandTimeout, connectTimeout);
  }

  /// With another user.
  public RedisOptions withUser(@Nullable String user) {
    return new RedisOptions(urls, isCluster, user, password, commandTimeout, connectTimeout);
  }

  /// With another password.
  public RedisOptions withPassword(@Nullable String password) {
    return new RedisOptions(urls, isCluster, user, password, commandTimeout, connectTimeout);
  }

  /// With another limit for one command.
  public RedisOptions withCommandTimeout(Duration commandTimeout) {
    return new RedisOptions(urls, isCluster, user, password, commandTimeout, connectTimeout);
  }

  /// With another limit for connecting.
  public RedisOptions withConnectTimeout(Duration connectTimeout) {
    return new RedisOptions(urls, isCluster, user, password, commandTimeout, connectTimeout);
  }

  /// The options without any password.
  @Override
  public String toString() {
    return "RedisOptions[urls=%s, isCluster=%s, user=%s, password=%s, commandTimeout=%s, connectTimeout=%s]"
        .formatted(
            urls.stream().map(RedisOptions::withoutLogin).toList(),
            isCluster,
            user == null ? "none" : user,
            password == null ? "none" : "hidden",
            commandTimeout,
            connectTimeout);
  }

  /// What stands before the last `@` may be a password, however wrong the rest is.
  private static String withoutLogin(String url) {
    return url.lastIndexOf('@') < 0 ? url : "…" + url.substring(url.lastIndexOf('@'));
  }

  private static void requireBetween(String name, Duration value, Duration shortest) {
    if (value.compareTo(shortest) < 0 || value.compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "%s is %s to %s, not %s".formatted(name, shortest, LONGEST, value));
    }
  }
}
