package dev.tenon.http;

import java.io.IOException;
import java.nio.ByteBuffer;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLPeerUnverifiedException;

/// Two engines that have agreed, without a network in between.
record Handshake(SSLEngine client, SSLEngine server) {

  private static final int BUFFER = 64 * 1024;

  static Handshake of(SSLEngine client, SSLEngine server) throws IOException {
    client.setUseClientMode(true);
    var up = ByteBuffer.allocate(BUFFER);
    var down = ByteBuffer.allocate(BUFFER);
    boolean isMoving = true;
    while (isMoving) {
      isMoving = write(client, up) || read(server, up) || write(server, down) || read(client, down);
    }
    return new Handshake(client, server);
  }

  private static boolean write(SSLEngine engine, ByteBuffer out) throws SSLException {
    run(engine);
    return engine.wrap(ByteBuffer.allocate(0), out).bytesProduced() > 0;
  }

  private static boolean read(SSLEngine engine, ByteBuffer in) throws SSLException {
    in.flip();
    boolean isMoved = false;
    SSLEngineResult result;
    do {
      run(engine);
      result = engine.unwrap(in, ByteBuffer.allocate(BUFFER));
      isMoved |= result.bytesConsumed() > 0;
    } while (result.bytesConsumed() > 0 && in.hasRemaining());
    in.compact();
    return isMoved;
  }

  private static void run(SSLEngine engine) {
    for (var task = engine.getDelegatedTask(); task != null; task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  /// Whose certificate the client was shown.
  String certificate() throws SSLPeerUnverifiedException {
    return client.getSession().getPeerPrincipal().getName();
  }

  /// Whose certificate the server was shown; empty for none.
  String caller() {
    try {
      return server.getSession().getPeerPrincipal().getName();
    } catch (SSLPeerUnverifiedException e) {
      return "";
    }
  }
}
