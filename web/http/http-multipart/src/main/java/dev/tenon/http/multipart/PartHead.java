package dev.tenon.http.multipart;

import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What the header lines of a part say (RFC 7578, 4): whatever else stands there is ignored.
///
/// @param name of the component
/// @param fileName as sent, empty where nothing was chosen; null for a text
/// @param contentType of a file, as sent
record PartHead(String name, @Nullable String fileName, String contentType) {

  /// @param lines each with its end, and an empty one after the last
  /// @throws dev.tenon.errors.DomainError if it is no part of a form, or is sent in a way that is
  ///   not taken
  static PartHead of(String lines) {
    var said = new Said();
    for (var line : lines.stripTrailing().split("\r\n", -1)) {
      said.add(line);
    }
    return said.head();
  }

  /// What the lines say that matters, on the way to a head.
  private static final class Said {

    private static final String BYTES = "application/octet-stream";
    private static final Set<String> AS_IT_IS = Set.of("7bit", "8bit", "binary");

    private @Nullable String disposition;
    private @Nullable String contentType;
    private @Nullable String encoding;

    void add(String line) {
      int colon = line.indexOf(':');
      if (colon <= 0 || isSpace(line.charAt(0)) || line.chars().anyMatch(Said::isControl)) {
        throw Refused.malformed("A header line of a part is none.");
      }
      var value = line.substring(colon + 1).strip();
      switch (line.substring(0, colon).toLowerCase(Locale.ROOT)) {
        case "content-disposition" -> disposition = once(disposition, value);
        case "content-type" -> contentType = once(contentType, value);
        case "content-transfer-encoding" -> encoding = once(encoding, value);
        default -> {
          // Must be ignored (RFC 7578, 4.8).
        }
      }
    }

    PartHead head() {
      var said = Parameters.of(disposition == null ? "" : disposition);
      var name = said.get("name");
      if (!said.value().equals("form-data") || name.isEmpty()) {
        throw Refused.malformed(
            "Each part needs one Content-Disposition: form-data with the name of its field.");
      }
      var fileName =
          said.get("filename*")
              .map(PercentEncoding::extended)
              .or(() -> said.get("filename").map(PercentEncoding::ofBrowsers));
      requireAsItIs();
      if (fileName.isEmpty()) {
        requireText(Parameters.of(contentType == null ? "text/plain" : contentType));
      }
      return new PartHead(
          PercentEncoding.ofBrowsers(name.get()), fileName.orElse(null), typeOfFile());
    }

    private String typeOfFile() {
      return contentType == null || !isMediaType(contentType) ? BYTES : contentType;
    }

    private void requireAsItIs() {
      if (encoding != null && !AS_IT_IS.contains(encoding.toLowerCase(Locale.ROOT))) {
        throw Refused.unsupported(
            "Parts must be sent as they are, without a Content-Transfer-Encoding.");
      }
    }

    private static void requireText(Parameters type) {
      if (type.value().startsWith("multipart/")) {
        throw Refused.unsupported(
            "A part is a text or a file; send several files as parts of the same name.");
      }
      if (!type.get("charset").orElse("utf-8").equalsIgnoreCase("utf-8")) {
        throw Refused.unsupported("Texts must be sent in UTF-8.");
      }
    }

    private static String once(@Nullable String before, String value) {
      if (before != null) {
        throw Refused.malformed("A part says the same thing about itself twice.");
      }
      return value;
    }

    /// Whether it may be passed on as it is: two names with a slash between, in visible ASCII.
    private static boolean isMediaType(String text) {
      int slash = text.indexOf('/');
      return slash > 0
          && slash < text.length() - 1
          && text.charAt(slash + 1) != ';'
          && text.chars().allMatch(c -> c >= ' ' && c < 0x7f);
    }

    private static boolean isSpace(char c) {
      return c == ' ' || c == '\t';
    }

    private static boolean isControl(int c) {
      return (c < ' ' && c != '\t') || c == 0x7f;
    }
  }
}
