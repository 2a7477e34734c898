package dev.tenon.http.vertx;

import io.netty.channel.EventLoop;
import java.util.concurrent.RejectedExecutionException;

/// A connection as the threads of handlers have it: what they call is done by its event loop.
record ConnectionHandle(Connection connection, EventLoop loop) {

  /// Hands over the answer.
  void answer(Exchange exchange, Answer answer) {
    execute(() -> connection.answer(exchange, answer), () -> {});
  }

  /// Hands over a piece of an answer that is made while it is sent.
  void answer(Exchange exchange, Piece piece) {
    execute(() -> connection.answer(exchange, piece), () -> piece.settle(false));
  }

  /// There will be no answer, or no more of it.
  void abandon(Exchange exchange) {
    execute(() -> connection.abandon(exchange), () -> {});
  }

  /// Said before the body is read.
  void wantBody(Exchange exchange) {
    execute(() -> connection.wantBody(exchange), () -> {});
  }

  /// There is room for more of the body.
  void roomAgain() {
    execute(connection::regulate, () -> {});
  }

  String remoteAddress() {
    return connection.remoteAddress();
  }

  /// @param otherwise where the engine has ended, and the connection with it
  private void execute(Runnable task, Runnable otherwise) {
    try {
      loop.execute(task);
    } catch (RejectedExecutionException e) {
      otherwise.run();
    }
  }
}
