package dev.tenon.dev;

/// What the compiler does not take.
///
/// @param file relative to the service; empty where it is about none
/// @param line from 1; 0 where it is about none
record Problem(String file, long line, String message) {

  @Override
  public String toString() {
    var place = file.isEmpty() ? "" : line == 0 ? file + ": " : "%s:%d: ".formatted(file, line);
    return place + message;
  }
}
