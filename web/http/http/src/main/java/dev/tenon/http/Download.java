package dev.tenon.http;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.URLEncoder;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;
import java.util.List;

/// A file as an answer, sent from the disk as the client takes it, whole or the part that a `Range`
/// asks for.
///
/// ```java
/// Download.of(report, "application/pdf").named("report.pdf").answer(request)
/// ```
///
/// Its strong `ETag` is made of length and time of change; a caller that knows it is answered 304,
/// and a part is sent only where `If-Range` names it, or there is no `If-Range`. Several ranges at
/// once are answered with the whole, as RFC 9110 (14.2) allows. A file that changes while it is
/// sent may break the answer off.
///
/// Immutable and thread-safe.
public final class Download {

  private final Path file;
  private final String contentType;
  private final Headers headers;

  private Download(Path file, String contentType, Headers headers) {
    this.file = file;
    this.contentType = contentType;
    this.headers = headers;
  }

  /// A file that is shown where the caller can show it.
  ///
  /// @param contentType such as `image/png`. What a user has uploaded is `application/octet-stream`
  ///   and [named][#named], or it may run as a page of yours
  public static Download of(Path file, String contentType) {
    return new Download(
        file,
        contentType,
        Headers.of("Accept-Ranges", "bytes").and("Cache-Control", "private, no-cache"));
  }

  /// The file of this name in a folder, for names that callers choose.
  ///
  /// @param name one name, no path
  /// @throws DomainError `NOT_FOUND` if it is none of a file that lies there, not even by a
  ///   symbolic link
  public static Path within(Path folder, String name) {
    try {
      var root = folder.toRealPath();
      var file = root.resolve(name).toRealPath();
      if (root.equals(file.getParent()) && Files.isRegularFile(file)) {
        return file;
      }
    } catch (IOException | InvalidPathException e) {
      // As if it were not there.
    }
    throw missing();
  }

  /// The same file, to be saved under this name instead of shown (RFC 6266).
  public Download named(String name) {
    return with("Content-Disposition", disposition(name));
  }

  /// What `Content-Disposition` says of an answer to be saved under this name.
  static String disposition(String name) {
    var plain = name.replaceAll("[^A-Za-z0-9._-]", "_");
    var encoded = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
    return "attachment; filename=\"%s\"; filename*=UTF-8''%s".formatted(plain, encoded);
  }

  /// The same with one header in place of all of the same name.
  ///
  /// @throws IllegalArgumentException if the name or the value cannot stand in a header
  public Download with(String name, String value) {
    return new Download(file, contentType, headers.with(name, value));
  }

  /// Answers with it.
  ///
  /// @throws DomainError `NOT_FOUND` if there is no such file, `RANGE_NOT_SATISFIABLE` if it is
  ///   shorter than where the range begins
  public Reply answer(Request request) {
    var attributes = attributes();
    long size = attributes.size();
    var tag = tag(attributes);
    var all = headers.with("ETag", tag);
    if (EntityTags.isKnown(request, all)) {
      return new Reply(304, all, Body.EMPTY);
    }
    var range = request.header("Range").filter(_ -> isFresh(request, tag));
    var part = range.flatMap(header -> ByteRange.asked(header, size));
    var typed = all.with("Content-Type", contentType);
    if (part.isEmpty()) {
      return new Reply(200, typed, body(new ByteRange(0, size)));
    }
    return new Reply(
        206, typed.with("Content-Range", part.get().contentRange(size)), body(part.get()));
  }

  /// What a route with such an answer answers, for documents: the whole, the part that was asked
  /// for, or that the caller has it.
  ///
  /// ```java
  /// .get("/report").replies(this::report, Download.answers("application/pdf"))
  /// ```
  public static List<Answer> answers(String contentType) {
    return List.of(
        Answer.of(200, contentType).with("Accept-Ranges", "ETag"),
        Answer.of(206, contentType).with("Accept-Ranges", "Content-Range", "ETag"),
        Answer.of(304).with("ETag"));
  }

  private BasicFileAttributes attributes() {
    try {
      var attributes = Files.readAttributes(file, BasicFileAttributes.class);
      if (!attributes.isRegularFile()) {
        throw missing();
      }
      return attributes;
    } catch (NoSuchFileException e) {
      throw missing();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Body.Stream body(ByteRange part) {
    return new Body.Stream(part.length(), out -> copy(part, out));
  }

  private void copy(ByteRange part, OutputStream out) throws IOException {
    try (var from = FileChannel.open(file)) {
      var to = Channels.newChannel(out);
      long sent = 0;
      long count;
      do {
        count = from.transferTo(part.offset() + sent, part.length() - sent, to);
        sent += count;
      } while (count > 0);
    }
  }

  /// Whether a part fits to what the caller has of it (RFC 9110, 13.1.5); a date does not count,
  /// since a file may change twice in a second.
  private static boolean isFresh(Request request, String tag) {
    return request.method() == Method.GET
        && request.header("If-Range").map(tag::equals).orElse(true);
  }

  private static String tag(BasicFileAttributes attributes) {
    Instant changed = attributes.lastModifiedTime().toInstant();
    return EntityTags.strong(
        "%x-%x-%x".formatted(attributes.size(), changed.getEpochSecond(), changed.getNano()));
  }

  private static DomainError missing() {
    return new DomainError(ErrorKind.NOT_FOUND, "There is no such file.");
  }
}
