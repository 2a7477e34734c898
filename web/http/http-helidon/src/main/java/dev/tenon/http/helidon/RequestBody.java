package dev.tenon.http.helidon;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;

/// The body of a request. Helidon throws unchecked exceptions of many kinds for one that breaks off
/// or whose chunks are none; here they are what they mean.
final class RequestBody extends InputStream {

  private final InputStream in;
  private boolean broken;

  RequestBody(InputStream in) {
    this.in = in;
  }

  /// Whether it could not be read, so that nobody knows where the next request begins.
  boolean isBroken() {
    return broken;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      return in.read(bytes, offset, length);
    } catch (IOException | RuntimeException e) {
      broken = true;
      if (e.getCause() instanceof SocketTimeoutException late) {
        throw late;
      }
      throw new IOException("The request body cannot be read", e);
    }
  }
}
