package dev.tenon.http.multipart;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/// A form with files as it is sent, for tests and clients: encoded as browsers do it, and held in
/// memory.
///
/// Immutable.
public final class FormData {

  private static final String LINE = "\r\n";

  private final String boundary;
  private final List<byte[]> parts;

  private FormData(String boundary, List<byte[]> parts) {
    this.boundary = boundary;
    this.parts = parts;
  }

  /// A form without parts, with a boundary that nobody can foresee.
  public static FormData create() {
    return new FormData("tenon-" + UUID.randomUUID(), List.of());
  }

  /// With one more text.
  public FormData text(String name, String value) {
    return and(name, "", value.getBytes(StandardCharsets.UTF_8));
  }

  /// With one more file.
  public FormData file(String name, Upload file) {
    var head =
        "; filename=\"%s\"".formatted(PercentEncoding.forBrowsers(file.name()))
            + LINE
            + "Content-Type: "
            + file.contentType();
    try (InputStream in = file.open()) {
      return and(name, head, in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What the header `Content-Type` says.
  public String contentType() {
    return Multipart.TYPE + "; boundary=" + boundary;
  }

  /// What is sent.
  public byte[] body() {
    var body = new ByteArrayOutputStream();
    parts.forEach(body::writeBytes);
    body.writeBytes(bytes("--" + boundary + "--" + LINE));
    return body.toByteArray();
  }

  private FormData and(String name, String head, byte[] content) {
    var part = new ByteArrayOutputStream();
    part.writeBytes(
        bytes(
            "--"
                + boundary
                + LINE
                + "Content-Disposition: form-data; name=\"%s\""
                    .formatted(PercentEncoding.forBrowsers(name))
                + head
                + LINE
                + LINE));
    part.writeBytes(content);
    part.writeBytes(bytes(LINE));
    var more = new ArrayList<>(parts);
    more.add(part.toByteArray());
    return new FormData(boundary, List.copyOf(more));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
