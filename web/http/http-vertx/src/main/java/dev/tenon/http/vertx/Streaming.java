package dev.tenon.http.vertx;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The body of an answer that is made while it is sent. What is written is gathered into pieces, of
/// which one at a time is on its way, so that no more of the body is in memory than two of them.
final class Streaming extends OutputStream {

  private static final int PIECE = 16 * 1024;
  private static final byte[] LINE_END = "\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] LAST_CHUNK = "0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Exchange exchange;
  private final ConnectionHandle connection;
  private final boolean isChunked;
  private final byte[] gathered = new byte[PIECE];
  private int length;
  private @Nullable Answer head;

  /// @param isChunked whether the head says so
  Streaming(Exchange exchange, ConnectionHandle connection, Answer head, boolean isChunked) {
    this.exchange = exchange;
    this.connection = connection;
    this.head = head;
    this.isChunked = isChunked;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] bytes, int offset, int count) throws IOException {
    Objects.checkFromIndexSize(offset, count, bytes.length);
    int done = 0;
    while (done < count) {
      int some = Math.min(count - done, PIECE - length);
      System.arraycopy(bytes, offset + done, gathered, length, some);
      length += some;
      done += some;
      if (length == PIECE) {
        send(false);
      }
    }
  }

  @Override
  public void flush() throws IOException {
    if (length > 0 || head != null) {
      send(false);
    }
  }

  /// Brings the answer to its end.
  @Override
  public void close() throws IOException {
    send(true);
  }

  private void send(boolean isEnd) throws IOException {
    var piece = new Piece(head, framed(isEnd), isEnd);
    head = null;
    length = 0;
    connection.answer(exchange, piece);
    piece.await();
  }

  /// Not copied: nothing is gathered before the piece is taken.
  private ByteBuf framed(boolean isEnd) {
    var data = Unpooled.wrappedBuffer(gathered, 0, length);
    if (!isChunked) {
      return data;
    }
    var end = isEnd ? Unpooled.wrappedBuffer(LAST_CHUNK) : Unpooled.EMPTY_BUFFER;
    return length == 0
        ? end
        : Unpooled.wrappedBuffer(
            Unpooled.wrappedBuffer(size(length)), data, Unpooled.wrappedBuffer(LINE_END), end);
  }

  private static byte[] size(int length) {
    return (Integer.toHexString(length) + "\r\n").getBytes(StandardCharsets.US_ASCII);
  }
}
