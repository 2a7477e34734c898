package dev.tenon.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A body that stays as it is while the service runs: bytes with their media type, a strong `ETag`
/// made of them, and how long a caller may keep them.
///
/// ```java
/// .get("/robots.txt").replies(robots::answer)
/// ```
///
/// A caller that names the tag in `If-None-Match` is answered with 304 and no body. Immutable and
/// thread-safe.
public final class Asset {

  private static final int TAG_BYTES = 12;

  private final String contentType;
  private final String mediaType;
  private final Supplier<byte[]> content;
  private final Headers headers;
  // Made when first asked for, so that no start waits for it; twice in a race, which does no harm.
  private volatile @Nullable Made made;

  private record Made(Reply whole, Reply known) {}

  private Asset(String contentType, Supplier<byte[]> content, Headers headers) {
    this.contentType = contentType;
    this.mediaType = contentType.split(";", 2)[0].strip();
    this.content = content;
    this.headers = headers;
  }

  /// An asset that callers may keep and must ask about each time: `Cache-Control: no-cache`.
  ///
  /// @param contentType such as `text/html; charset=utf-8`
  /// @param bytes copied
  public static Asset of(String contentType, byte[] bytes) {
    var copy = bytes.clone();
    return of(contentType, () -> copy);
  }

  /// The same with content that is made when somebody first asks for it, and kept. What it throws
  /// is a fault of that request, and the next one tries again.
  ///
  /// @param content gives the same bytes each time, which are its own no more; thread-safe
  public static Asset of(String contentType, Supplier<byte[]> content) {
    return new Asset(contentType, content, Headers.of("Cache-Control", "no-cache"));
  }

  /// The same, to be kept for a year without asking. For paths that change with the content only.
  public Asset lasting() {
    return with("Cache-Control", "public, max-age=31536000, immutable");
  }

  /// The same with one header in place of all of the same name.
  ///
  /// @throws IllegalArgumentException if the name or the value cannot stand in a header
  public Asset with(String name, String value) {
    return new Asset(contentType, content, headers.with(name, value));
  }

  /// Answers with it.
  ///
  /// @throws dev.tenon.errors.DomainError `NOT_ACCEPTABLE` if the caller does not take the media
  ///   type, `MALFORMED` if `If-None-Match` cannot be read
  public Reply answer(Request request) {
    Accept.require(mediaType, request.headers("Accept"));
    var replies = made;
    if (replies == null) {
      replies = make();
      made = replies;
    }
    return EntityTags.isKnown(request, replies.known.headers()) ? replies.known : replies.whole;
  }

  private Made make() {
    var bytes = content.get();
    var tag = Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest(bytes), TAG_BYTES));
    var known = new Reply(304, headers.with("ETag", EntityTags.strong(tag)), Body.EMPTY);
    var typed = known.headers().with("Content-Type", contentType);
    return new Made(new Reply(200, typed, new Body.Bytes(bytes)), known);
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
