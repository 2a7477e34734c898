package dev.tenon.http.helidon;

import io.helidon.common.buffers.BufferData;
import org.jspecify.annotations.Nullable;

/// How the bytes of a connection travel. What fails is an [java.io.UncheckedIOException].
interface Wire {

  /// Whether nobody but the client can read them.
  boolean isSecure();

  /// Agrees with the client on how they travel.
  void agree();

  /// The next bytes of the client; null where there will be none.
  byte @Nullable [] read();

  /// Sends all of these.
  void write(BufferData data);

  /// Says that no more will be sent. Does not fail.
  void sayEnd();
}
