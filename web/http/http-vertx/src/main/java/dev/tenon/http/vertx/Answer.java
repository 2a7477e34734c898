package dev.tenon.http.vertx;

import dev.tenon.http.Body;
import dev.tenon.http.Reply;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.HttpResponseStatus;
import java.nio.charset.StandardCharsets;

/// An answer in bytes: the head without its last line, since whether the connection ends is known
/// when it is written, and the body, if it is there as a whole.
@SuppressWarnings("ArrayRecordComponent") // Bytes are sent, never compared.
record Answer(byte[] head, byte[] body) {

  private static final byte[] NOTHING = {};
  private static final byte[] END = "\r\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final byte[] CLOSE =
      "Connection: close\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1);
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";
  private static final int USUAL_HEAD = 768;

  /// The answer to a request that could be parsed.
  static Answer to(HttpRequest request, Reply reply, String date) {
    return request.method().equals(HttpMethod.HEAD)
        // What the dispatcher answers to HEAD names the length that it leaves out.
        ? of(reply, Body.EMPTY, date, "")
        : of(reply, reply.body(), date, framing(request, reply));
  }

  /// The answer to what is no request.
  static Answer to(Reply refusal, String date) {
    return of(refusal, refusal.body(), date, length(refusal.body().length()));
  }

  private static Answer of(Reply reply, Body body, String date, String framing) {
    var head = new StringBuilder(USUAL_HEAD);
    head.append("HTTP/1.1 ").append(HttpResponseStatus.valueOf(reply.status())).append("\r\n");
    header(head, "Date", date);
    reply.headers().each((name, value) -> header(head, name, value));
    head.append(framing);
    return new Answer(
        head.toString().getBytes(StandardCharsets.ISO_8859_1),
        body instanceof Body.Bytes(byte[] bytes) ? bytes : NOTHING);
  }

  private static String framing(HttpRequest request, Reply reply) {
    if (reply.status() == 204 || reply.status() == 304) {
      return "";
    }
    long length = reply.body().length();
    if (length >= 0) {
      return length(length);
    }
    // In HTTP/1.0 a body ends with its connection.
    return Flaw.isHttp10(request) ? "" : CHUNKED;
  }

  private static String length(long length) {
    return "Content-Length: " + length + "\r\n";
  }

  /// The last lines of the head.
  byte[] ending(boolean isLast) {
    return isLast ? CLOSE : END;
  }

  private static void header(StringBuilder head, String name, String value) {
    head.append(name).append(": ").append(value).append("\r\n");
  }
}
