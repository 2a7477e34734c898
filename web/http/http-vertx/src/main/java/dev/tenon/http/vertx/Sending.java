package dev.tenon.http.vertx;

import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandlerContext;
import org.jspecify.annotations.Nullable;

/// An answer on its way to the client: the head and what of the body fits beside it in one buffer,
/// the rest in slices, as fast as the client takes them.
final class Sending {

  private static final int SLICE = 64 * 1024;

  private final ChannelHandlerContext context;
  private final byte[] body;
  private int position;
  private boolean proceeding;
  private ChannelFuture latest;

  /// Writes the head, and flushes nothing yet.
  Sending(ChannelHandlerContext context, Answer answer, boolean isLast) {
    this.context = context;
    this.body = answer.body();
    var ending = answer.ending(isLast);
    position = Math.min(SLICE, body.length);
    var first = context.alloc().directBuffer(answer.head().length + ending.length + position);
    first.writeBytes(answer.head()).writeBytes(ending).writeBytes(body, 0, position);
    latest = context.write(first);
  }

  /// Sends what the client takes now. Once all is handed over, the future of the last of it.
  @Nullable ChannelFuture proceed() {
    if (proceeding) {
      // Called by its own flush, which made room; the loop below goes on.
      return null;
    }
    proceeding = true;
    do {
      writeSlices();
      context.flush();
    } while (position < body.length && context.channel().isWritable());
    proceeding = false;
    return position < body.length ? null : latest;
  }

  private void writeSlices() {
    while (position < body.length && context.channel().isWritable()) {
      int length = Math.min(SLICE, body.length - position);
      latest = context.write(Unpooled.wrappedBuffer(body, position, length));
      position += length;
    }
  }
}
