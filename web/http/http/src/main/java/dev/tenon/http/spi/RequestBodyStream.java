package dev.tenon.http.spi;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// The body of a request over the stream of a server, for engines. Servers throw what they like for
/// a body that breaks off, is late or whose chunks are none, unchecked exceptions among it; here
/// they are what [RawRequest#body()] says. Used by one thread.
public final class RequestBodyStream extends InputStream {

  /// What gives the stream of the server, and by that tells a client that waits for it to go on.
  @FunctionalInterface
  public interface Source {

    /// The stream.
    InputStream open() throws IOException;
  }

  private final Source source;
  private @Nullable InputStream in;
  private boolean broken;
  private boolean ended;
  private long count;

  /// A body that asks for its stream when it is first read.
  public RequestBodyStream(Source source) {
    this.source = source;
  }

  /// Whether it could not be read, so that nobody knows where the next request begins.
  public boolean isBroken() {
    return broken;
  }

  /// Reads over what has arrived of a body that nobody has read to its end.
  ///
  /// @param length how long the whole body is; -1 where nobody knows
  /// @return whether nothing of it is left, so that the next request can begin behind it
  public boolean isReadOver(long length) throws IOException {
    if (ended || count == length) {
      return true;
    }
    if (in == null) {
      in = source.open();
    }
    long rest = length - count;
    return length >= 0 && in.available() >= rest && skip(rest) == rest;
  }

  @Override
  public int read() throws IOException {
    var one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] bytes, int offset, int length) throws IOException {
    try {
      if (in == null) {
        in = source.open();
      }
      return counted(in.read(bytes, offset, length));
    } catch (IOException | RuntimeException e) {
      broken = true;
      throw isLate(e) ? late(e) : new IOException("The request body cannot be read", e);
    }
  }

  private int counted(int read) {
    ended |= read < 0;
    count += Math.max(read, 0);
    return read;
  }

  private static boolean isLate(Throwable thrown) {
    for (Throwable each = thrown; each != null; each = each.getCause()) {
      if (each instanceof SocketTimeoutException || each instanceof TimeoutException) {
        return true;
      }
    }
    return false;
  }

  private static SocketTimeoutException late(Exception cause) {
    var late = new SocketTimeoutException("The request body did not arrive in time");
    late.initCause(cause);
    return late;
  }
}
