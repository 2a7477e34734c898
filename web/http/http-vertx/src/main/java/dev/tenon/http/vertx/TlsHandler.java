package dev.tenon.http.vertx;

import io.netty.buffer.ByteBuf;
import io.netty.channel.ChannelHandlerContext;
import io.netty.handler.ssl.SslHandler;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/// Netty's TLS, which agrees with its client once: a client of TLS 1.2 that wants to agree anew has
/// been attacked, or attacks. In TLS 1.3 what comes later is not told from other records.
final class TlsHandler extends SslHandler {

  /// What a record is that holds a part of a handshake (RFC 5246, 6.2.1).
  private static final int HANDSHAKE = 22;

  TlsHandler(SSLEngine engine) {
    super(engine);
  }

  /// Netty calls this with the beginning of a record.
  @Override
  protected void decode(ChannelHandlerContext context, ByteBuf records, List<Object> out)
      throws SSLException {
    if (handshakeFuture().isSuccess()
        && records.isReadable()
        && records.getByte(records.readerIndex()) == HANDSHAKE) {
      records.skipBytes(records.readableBytes());
      throw new SSLException("The client wants to renegotiate");
    }
    super.decode(context, records, out);
  }
}
