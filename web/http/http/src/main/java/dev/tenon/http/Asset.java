package dev.tenon.http;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Base64;

/// A body that stays as it is while the service runs: bytes with their media type, a strong `ETag`
/// made of them, and how long a caller may keep them.
///
/// ```java
/// .get("/openapi.json").replies(asset::answer)
/// ```
///
/// A caller that names the tag in `If-None-Match` is answered with 304 and no body. Immutable and
/// thread-safe.
public final class Asset {

  private static final int TAG_BYTES = 12;

  private final String contentType;
  private final String mediaType;
  private final Body.Bytes body;
  private final Headers headers;

  private Asset(String contentType, Body.Bytes body, Headers headers) {
    this.contentType = contentType;
    this.mediaType = contentType.split(";", 2)[0].strip();
    this.body = body;
    this.headers = headers;
  }

  /// An asset that callers may keep and must ask about each time: `Cache-Control: no-cache`.
  ///
  /// @param contentType such as `text/html; charset=utf-8`
  /// @param bytes copied
  public static Asset of(String contentType, byte[] bytes) {
    var tag = Base64.getUrlEncoder().encodeToString(Arrays.copyOf(digest(bytes), TAG_BYTES));
    var headers = Headers.of("ETag", EntityTags.strong(tag)).with("Cache-Control", "no-cache");
    return new Asset(contentType, new Body.Bytes(bytes.clone()), headers);
  }

  /// The same, to be kept for a year without asking. For paths that change with the content only.
  public Asset lasting() {
    return with("Cache-Control", "public, max-age=31536000, immutable");
  }

  /// The same with one header in place of all of the same name.
  ///
  /// @throws IllegalArgumentException if the name or the value cannot stand in a header
  public Asset with(String name, String value) {
    return new Asset(contentType, body, headers.with(name, value));
  }

  /// Answers with it.
  ///
  /// @throws dev.tenon.errors.DomainError `NOT_ACCEPTABLE` if the caller does not take the media
  ///   type, `MALFORMED` if `If-None-Match` cannot be read
  public Reply answer(Request request) {
    Accept.require(mediaType, request.headers("Accept"));
    return EntityTags.isKnown(request, headers)
        ? new Reply(304, headers, Body.EMPTY)
        : new Reply(200, headers.with("Content-Type", contentType), body);
  }

  private static byte[] digest(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every JDK has SHA-256.", e);
    }
  }
}
