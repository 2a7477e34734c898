package dev.tenon.http.vertx;

import dev.tenon.http.ServerTls;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelOption;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.handler.ssl.SslCloseCompletionEvent;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;
import org.jspecify.annotations.Nullable;

/// The lower end of a connection: its channel, and TLS above that, where it is spoken.
///
/// Stands above TLS in the pipeline, so that nothing further up sees a difference. TLS is put there
/// rather than left to Vert.x, which would show no connection before it has agreed with its client.
@SuppressWarnings("FutureReturnValueIgnored") // What fails closes the channel, which is seen.
final class Line extends ChannelInboundHandlerAdapter {

  private final Channel channel;
  private final @Nullable TlsHandler tls;
  private final Runnable onAgreed;

  /// @param onAgreed called when the client and TLS have agreed, if there is any
  Line(Channel channel, @Nullable ServerTls tls, Runnable onAgreed) {
    this.channel = channel;
    this.tls = tls == null ? null : new TlsHandler(tls.engine());
    this.onAgreed = onAgreed;
  }

  /// Begins to listen to the client.
  void join() {
    // One who has said all may still wait for the answer.
    channel.config().setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
    if (tls != null) {
      // The connection itself knows how long it waits.
      tls.setHandshakeTimeoutMillis(0);
      channel.pipeline().addFirst("line", this).addFirst("tls", tls);
    }
  }

  boolean isSecure() {
    return tls != null;
  }

  /// What TLS says is told as a plain channel would tell it.
  @Override
  public void userEventTriggered(ChannelHandlerContext context, Object event) {
    switch (event) {
      case SslHandshakeCompletionEvent handshake -> {
        // What went wrong is told by an exception, too.
        if (handshake.isSuccess()) {
          onAgreed.run();
        }
      }
      case SslCloseCompletionEvent end -> {
        if (end.isSuccess()) {
          context.fireUserEventTriggered(ChannelInputShutdownEvent.INSTANCE);
        }
      }
      default -> context.fireUserEventTriggered(event);
    }
  }

  /// Sends no more, and still reads.
  void endOutput() {
    if (tls == null) {
      ((DuplexChannel) channel).shutdownOutput();
    } else {
      tls.closeOutbound().addListener(_ -> ((DuplexChannel) channel).shutdownOutput());
    }
  }

  /// Ends it without a word, also where what was written is still on its way.
  void cut() {
    channel.unsafe().close(channel.voidPromise());
  }
}
