package dev.tenon.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A Lua script that Redis runs as a whole, without anything in between; make it once and keep it.
///
/// Begin it with a comment that names it: the first line stands in messages.
///
/// ```java
/// private static final RedisScript RELEASE = RedisScript.of("""
///     -- release a lock
///     if redis.call('GET', KEYS[1]) == ARGV[1] then
///       return redis.call('DEL', KEYS[1])
///     end
///     return 0
///     """);
/// ```
///
/// Every key that it touches is among `KEYS`, else it does not work on a cluster. It is known to
/// the server by its SHA-1 and sent in full only where the server does not know it.
///
/// Immutable and thread-safe.
public final class RedisScript {

  private static final int LONGEST_TITLE = 60;

  private final String lua;
  private final String sha;
  private final String title;

  private RedisScript(String lua, String sha, String title) {
    this.lua = lua;
    this.sha = sha;
    this.title = title;
  }

  /// A script with this text.
  ///
  /// @throws IllegalArgumentException if it is blank
  public static RedisScript of(String lua) {
    if (lua.isBlank()) {
      throw new IllegalArgumentException("lua is blank. Give the text of a script.");
    }
    return new RedisScript(lua, sha1(lua), title(lua));
  }

  private static String sha1(String lua) {
    try {
      var digest = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(digest.digest(lua.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-1.", e);
    }
  }

  private static String title(String lua) {
    var line = lua.strip().lines().findFirst().orElse("");
    var words = line.startsWith("--") ? line.substring(2).strip() : line;
    return words.length() <= LONGEST_TITLE ? words : words.substring(0, LONGEST_TITLE) + "…";
  }

  String lua() {
    return lua;
  }

  String sha() {
    return sha;
  }

  /// Its first line, for messages.
  @Override
  public String toString() {
    return title;
  }
}
