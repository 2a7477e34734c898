package dev.tenon.http.vertx;

import dev.tenon.http.Body;
import dev.tenon.http.Reply;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/// An answer in bytes: the head without its last line, since whether the connection ends is known
/// when it is written, and the body.
@SuppressWarnings("ArrayRecordComponent") // Bytes are sent, never compared.
record Answer(byte[] head, byte[] body) {

  private static final byte[] NOTHING = {};
  private static final byte[] END = "\r\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] CLOSE =
      "Connection: close\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final int USUAL_HEAD = 320;

  /// The answer to a request that could be parsed.
  static Answer to(HttpRequest request, Reply reply, String date) {
    return of(reply, date, request.method().equals(HttpMethod.HEAD));
  }

  /// The answer to what is no request.
  static Answer to(Reply refusal, String date) {
    return of(refusal, date, false);
  }

  private static Answer of(Reply reply, String date, boolean toHead) {
    var body =
        switch (reply.body()) {
          case Body.Bytes(byte[] bytes) -> toHead ? NOTHING : bytes;
        };
    var head = new StringBuilder(USUAL_HEAD);
    head.append("HTTP/1.1 ").append(HttpResponseStatus.valueOf(reply.status())).append("\r\n");
    header(head, "Date", date);
    reply.headers().each((name, value) -> header(head, name, value));
    // What the dispatcher answers to HEAD names the length that it leaves out.
    if (!toHead && reply.status() != 204 && reply.status() != 304) {
      header(head, "Content-Length", Integer.toString(body.length));
    }
    return new Answer(head.toString().getBytes(StandardCharsets.ISO_8859_1), body);
  }

  /// The last lines of the head.
  byte[] ending(boolean isLast) {
    return isLast ? CLOSE : END;
  }

  private static void header(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }
}
