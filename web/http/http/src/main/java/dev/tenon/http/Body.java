package dev.tenon.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/// The body of a [Reply].
public sealed interface Body {

  /// No body.
  Body EMPTY = new Bytes(new byte[0]);

  /// The length in bytes; -1 where it is known only at the end.
  long length();

  /// Writes the whole body and leaves the stream open.
  ///
  /// @throws IOException if what is written to fails, or what is read from; the body breaks off
  void writeTo(OutputStream out) throws IOException;

  /// The whole body in memory, for those who have nothing to write it to.
  ///
  /// @throws UncheckedIOException if it breaks off
  byte[] gathered();

  /// What writes a body while it is sent.
  @FunctionalInterface
  interface Writer {

    /// Writes all of it and leaves the stream open. Each write waits until the client takes what
    /// was written; `flush` sends what there is. An [IOException] of the stream means that nobody
    /// reads on.
    void writeTo(OutputStream out) throws Exception;
  }

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

    @Override
    public byte[] gathered() {
      return bytes;
    }
  }

  /// A body that is written while it is sent, on the thread that handled the request, so that it
  /// need not fit into memory. What its writer throws breaks the answer off, since its status has
  /// gone out.
  ///
  /// @param length in bytes, to which the writer is held; -1 where it is known only at the end
  record Stream(long length, Writer writer) implements Body {

    /// Refuses a length below -1.
    public Stream {
      if (length < -1) {
        throw new IllegalArgumentException(
            "A body has a length of 0 bytes or more, or -1 where it is not known: " + length);
      }
    }

    @Override
    public void writeTo(OutputStream out) throws IOException {
      try {
        writer.writeTo(out);
      } catch (IOException | RuntimeException e) {
        throw e;
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw (IOException) new InterruptedIOException("Interrupted while sending").initCause(e);
      } catch (Exception e) {
        throw new IOException("The body cannot be written", e);
      }
    }

    @Override
    public byte[] gathered() {
      var all = new ByteArrayOutputStream();
      try {
        writeTo(all);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return all.toByteArray();
    }
  }
}
