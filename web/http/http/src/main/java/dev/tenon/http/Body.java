package dev.tenon.http;

import java.io.IOException;
import java.io.OutputStream;

/// The body of a [Reply].
public sealed interface Body {

  /// No body.
  Body EMPTY = new Bytes(new byte[0]);

  /// The length in bytes.
  long length();

  /// Writes the whole body and leaves the stream open.
  void writeTo(OutputStream out) throws IOException;

  /// A body that is there as a whole. The array belongs to the body: it is neither copied nor to be
  /// changed.
  @SuppressWarnings("ArrayRecordComponent") // Bytes are sent or read, never compared.
  record Bytes(byte[] bytes) implements Body {

    @Override
    public long length() {
      return bytes.length;
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      out.write(bytes);
    }
  }
}
