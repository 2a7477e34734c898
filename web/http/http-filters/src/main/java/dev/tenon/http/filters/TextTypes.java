package dev.tenon.http.filters;

import java.util.Locale;
import java.util.Set;

/// The media types whose content is text, and so compresses well. Images, films, fonts and archives
/// are compressed by themselves.
final class TextTypes {

  private static final Set<String> OTHERS =
      Set.of(
          "application/javascript",
          "application/json",
          "application/x-ndjson",
          "application/xml",
          "application/yaml");

  private TextTypes() {}

  /// Whether one of them is this `Content-Type`. Events are not: each is to arrive at once, and the
  /// memory of a compressor for as long as a client listens is much.
  static boolean contain(String contentType) {
    int semicolon = contentType.indexOf(';');
    var type =
        (semicolon < 0 ? contentType : contentType.substring(0, semicolon))
            .strip()
            .toLowerCase(Locale.ROOT);
    return OTHERS.contains(type)
        || type.endsWith("+json")
        || type.endsWith("+xml")
        || (type.startsWith("text/") && !type.equals("text/event-stream"));
  }
}
