package dev.tenon.scaffold;

import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// The HTTP server that a new service stands on.
public enum Engine {
  /// Helidon SE, the default.
  HELIDON,

  /// Vert.x.
  VERTX;

  private final String word = name().toLowerCase(Locale.ROOT);

  /// The engine of a word, such as `vertx`; empty if there is none.
  public static Optional<Engine> of(String word) {
    return Stream.of(values()).filter(engine -> engine.word.equals(word)).findFirst();
  }

  /// As it is written in commands and files: `helidon`, `vertx`.
  @Override
  public String toString() {
    return word;
  }
}
