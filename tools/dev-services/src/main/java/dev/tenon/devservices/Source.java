package dev.tenon.devservices;

/// Where a server came from.
public enum Source {
  /// The environment names it.
  CONFIGURED("configured"),
  /// It was there before us.
  RUNNING("already running"),
  /// It was started for the occasion.
  EMBEDDED("embedded");

  private final String words;

  Source(String words) {
    this.words = words;
  }

  /// For people: `already running`.
  String words() {
    return words;
  }
}
