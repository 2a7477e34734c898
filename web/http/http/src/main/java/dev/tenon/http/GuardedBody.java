package dev.tenon.http;

import dev.tenon.observe.LogFields;
import java.io.IOException;
import java.io.OutputStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A body that is written while it is sent, with the log fields of its request. What goes wrong is
/// logged here, since nobody can be told any more, and ends the answer before its end.
///
/// @param path of the request, without its query
record GuardedBody(Body.Stream body, String path, LogFields fields) implements Body.Writer {

  private static final Logger LOG = LoggerFactory.getLogger(GuardedBody.class);

  /// The same reply; guarded where its body is written while it is sent.
  static Reply in(Reply reply, String path, LogFields fields) {
    return reply.body() instanceof Body.Stream body
        ? reply.with(new Body.Stream(body.length(), new GuardedBody(body, path, fields)))
        : reply;
  }

  @Override
  public void writeTo(OutputStream out) throws IOException {
    fields.<Object, IOException>call(() -> {
      send(new Counted(out, body.length()));
      return body;
    });
  }

  private void send(Counted out) throws IOException {
    try {
      body.writeTo(out);
      out.complete();
    } catch (Throwable thrown) {
      if (out.clientLeft) {
        LOG.debug("The client of {} left after {} bytes", path, out.written);
      } else {
        LOG.error("The answer to {} breaks off after {} bytes", path, out.written, thrown);
      }
      throw new IOException("The answer breaks off", thrown);
    }
  }

  @FunctionalInterface
  private interface Step {
    void run() throws IOException;
  }

  /// Counts what is written, holds it to the length that was said, and remembers whether it was the
  /// client that left.
  private static final class Counted extends OutputStream {

    private final OutputStream out;
    private final long length;
    private long written;
    private boolean clientLeft;

    Counted(OutputStream out, long length) {
      this.out = out;
      this.length = length;
    }

    void complete() throws IOException {
      if (written < length) {
        throw new IllegalStateException(
            "The body was to have %d bytes, and has %d.".formatted(length, written));
      }
      flush();
    }

    @Override
    public void write(int b) throws IOException {
      write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int count) throws IOException {
      if (length >= 0 && count > length - written) {
        throw new IllegalStateException(
            "The body was to have %d bytes, and has more.".formatted(length));
      }
      pass(() -> out.write(bytes, offset, count));
      written += count;
    }

    @Override
    public void flush() throws IOException {
      pass(out::flush);
    }

    /// Some engines say by exceptions of their own that the client is gone.
    private void pass(Step step) throws IOException {
      try {
        step.run();
      } catch (IOException | RuntimeException e) {
        clientLeft = true;
        throw e instanceof IOException gone ? gone : new IOException("The client is gone", e);
      }
    }

    /// Leaves the stream open, as a writer is to.
    @Override
    public void close() throws IOException {
      flush();
    }
  }
}
