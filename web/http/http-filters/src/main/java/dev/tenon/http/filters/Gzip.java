package dev.tenon.http.filters;

import dev.tenon.http.Body;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.zip.GZIPOutputStream;

/// Compresses what is written to it, and leaves what that goes to open.
final class Gzip extends GZIPOutputStream {

  private static final int BUFFER = 8 * 1024;

  private Gzip(OutputStream out) throws IOException {
    super(out, BUFFER, true);
  }

  /// The body compressed; itself where it is all there and would become no shorter.
  static Body compressed(Body body) {
    return switch (body) {
      case Body.Bytes bytes -> compressed(bytes);
      case Body.Stream stream -> new Body.Stream(-1, out -> compress(stream, out));
    };
  }

  private static Body compressed(Body.Bytes body) {
    var out = new ByteArrayOutputStream(body.bytes().length / 2);
    try {
      compress(body, out);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.size() < body.bytes().length ? new Body.Bytes(out.toByteArray()) : body;
  }

  private static void compress(Body body, OutputStream out) throws IOException {
    var gzip = new Gzip(out);
    try {
      body.writeTo(gzip);
      gzip.complete(body.length());
    } finally {
      // Its memory is not that of the heap.
      gzip.def.end();
    }
  }

  /// The end, without which a client knows that something is missing.
  private void complete(long length) throws IOException {
    if (length >= 0 && def.getBytesRead() != length) {
      throw new IllegalStateException(
          "The body was to have %d bytes, and has %d.".formatted(length, def.getBytesRead()));
    }
    finish();
  }

  /// Leaves the stream open, as a writer is to.
  @Override
  public void close() throws IOException {
    flush();
  }
}
