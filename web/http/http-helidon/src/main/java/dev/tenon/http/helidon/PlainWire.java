package dev.tenon.http.helidon;

import io.helidon.common.buffers.BufferData;
import io.helidon.common.buffers.DataWriter;
import io.helidon.common.socket.HelidonSocket;
import org.jspecify.annotations.Nullable;

/// Bytes as they are.
record PlainWire(HelidonSocket socket, DataWriter writer) implements Wire {

  @Override
  public boolean isSecure() {
    return false;
  }

  @Override
  public void agree() {}

  @Override
  public byte @Nullable [] read() {
    return socket.get();
  }

  @Override
  public void write(BufferData data) {
    writer.writeNow(data);
  }

  @Override
  public void sayEnd() {}
}
