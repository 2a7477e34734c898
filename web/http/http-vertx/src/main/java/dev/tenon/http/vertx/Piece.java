package dev.tenon.http.vertx;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import org.jspecify.annotations.Nullable;

/// A part of an answer that is made while it is sent, on its way from the thread that makes it to
/// the event loop that writes it.
///
/// @param answer the head, with the first piece; else null
/// @param data framed as the head says
/// @param isEnd whether nothing comes after it
/// @param taken when the client's side has it, or never will
record Piece(
    @Nullable Answer answer, ByteBuf data, boolean isEnd, CompletableFuture<@Nullable Void> taken) {

  Piece(@Nullable Answer answer, ByteBuf data, boolean isEnd) {
    this(answer, data, isEnd, new CompletableFuture<>());
  }

  /// What goes on the wire.
  ///
  /// @param isLast whether the connection ends with the answer
  ByteBuf bytes(boolean isLast) {
    return answer == null
        ? data
        : Unpooled.wrappedBuffer(
            Unpooled.wrappedBuffer(answer.head(), answer.ending(isLast)), data);
  }

  /// Called by the event loop.
  void settle(boolean isTaken) {
    if (isTaken) {
      taken.complete(null);
    } else {
      taken.completeExceptionally(new IOException("The client is gone, or takes nothing"));
    }
  }

  /// Called by the thread that made it: waits until the client's side has it.
  void await() throws IOException {
    try {
      taken.get();
    } catch (ExecutionException e) {
      throw new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw (IOException) new InterruptedIOException("Interrupted while sending").initCause(e);
    }
  }
}
