package dev.tenon.contracts;

import java.util.Map;

/// An answer with something beside it.
///
/// @param data the answer
/// @param meta what is said about it; copied
/// @param <T> what the answer is
public record Envelope<T>(T data, Map<String, String> meta) {

  /// Copies the map.
  public Envelope {
    meta = Map.copyOf(meta);
  }
}
