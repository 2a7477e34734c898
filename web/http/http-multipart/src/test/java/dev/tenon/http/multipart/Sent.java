package dev.tenon.http.multipart;

import dev.tenon.http.Routes;
import dev.tenon.http.testkit.TestAnswer;
import dev.tenon.http.testkit.TestClient;
import java.nio.charset.StandardCharsets;

/// A body written by hand, each byte as the test wants it: `b` is the boundary, and lines end as
/// they must.
@SuppressWarnings("ArrayRecordComponent") // Bytes are sent, never compared.
record Sent(String contentType, byte[] body) {

  static final String TYPE = "multipart/form-data; boundary=b";

  /// Parts as they stand between two boundaries, head and content, one character a byte.
  static Sent parts(String... parts) {
    var body = new StringBuilder();
    for (var part : parts) {
      body.append("--b\r\n").append(part).append("\r\n");
    }
    return raw(body + "--b--\r\n");
  }

  static Sent raw(String body) {
    return new Sent(TYPE, body.getBytes(StandardCharsets.ISO_8859_1));
  }

  static Sent of(FormData form) {
    return new Sent(form.contentType(), form.body());
  }

  Sent as(String otherType) {
    return new Sent(otherType, body);
  }

  static String text(String name, String value) {
    return "Content-Disposition: form-data; name=\"" + name + "\"\r\n\r\n" + value;
  }

  static String file(String name, String fileName, String content) {
    return "Content-Disposition: form-data; name=\"%s\"; filename=\"%s\"\r\nContent-Type: image/png\r\n\r\n%s"
        .formatted(name, fileName, content);
  }

  TestAnswer to(Routes routes) {
    return to(TestClient.of(routes), "/");
  }

  TestAnswer to(TestClient client, String path) {
    return client.with("Content-Type", contentType).send("POST", path, body);
  }
}
