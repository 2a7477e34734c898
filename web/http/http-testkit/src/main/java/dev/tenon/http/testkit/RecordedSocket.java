package dev.tenon.http.testkit;

import java.io.ByteArrayOutputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.ByteBuffer;

/// A socket that remembers what came, for what lies beneath TLS. Used by one thread.
final class RecordedSocket extends Socket {

  private static final int HEADER = 5;

  private final ByteArrayOutputStream came = new ByteArrayOutputStream();

  RecordedSocket(int port) throws IOException {
    super(InetAddress.getLoopbackAddress(), port);
  }

  @Override
  public InputStream getInputStream() throws IOException {
    return new FilterInputStream(super.getInputStream()) {

      @Override
      public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
          came.write(bytes, offset, read);
        }
        return read;
      }
    };
  }

  /// The content type of the last record of TLS that came (RFC 5246, 6.2.1).
  int lastRecord() {
    var records = ByteBuffer.wrap(came.toByteArray());
    int type = -1;
    while (records.remaining() >= HEADER) {
      type = records.get();
      int length = records.getShort(records.position() + 2);
      records.position(records.position() + HEADER - 1 + length);
    }
    return type;
  }
}
