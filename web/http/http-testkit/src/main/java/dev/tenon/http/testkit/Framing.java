package dev.tenon.http.testkit;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A small reading of RFC 9112, by nobody's server: how many whole requests stand at the beginning
/// of what was sent. It is generous with names and targets, and strict with what says where a
/// message ends.
final class Framing {

  private final String sent;
  private final boolean checksEndsOfChunks;
  private int at;
  private boolean isLast;

  private Framing(String sent, boolean checksEndsOfChunks) {
    this.sent = sent;
    this.checksEndsOfChunks = checksEndsOfChunks;
  }

  /// What can be said of the bytes.
  ///
  /// @param whole how many requests are whole
  /// @param isOver whether the last of them ends the connection
  record Requests(int whole, boolean isOver) {}

  static Requests of(byte[] sent, boolean checksEndsOfChunks) {
    var text = new String(sent, StandardCharsets.ISO_8859_1);
    var framing = new Framing(text, checksEndsOfChunks);
    int whole = 0;
    while (!framing.isLast && framing.request()) {
      whole++;
    }
    return new Requests(whole, framing.isLast);
  }

  /// Whether a whole request begins here; if so, goes behind it.
  private boolean request() {
    while (sent.startsWith("\r\n", at) || sent.startsWith("\n", at)) {
      at += sent.charAt(at) == '\r' ? 2 : 1;
    }
    var line = line();
    if (line == null || !line.matches("[^ \\x00\\r]+ [^ \\x00\\r]+ HTTP/1\\.[01]")) {
      return false;
    }
    var headers = headers();
    if (headers == null) {
      return false;
    }
    boolean isOld = line.endsWith("0");
    boolean isBody = body(values(headers, "content-length"), values(headers, "transfer-encoding"));
    isLast =
        isBody && (isOld || values(headers, "connection").stream().anyMatch(Framing::isClosing));
    return isBody;
  }

  /// The fields up to the empty line, the names in lower case; null if they are broken.
  private @Nullable List<String> headers() {
    var headers = new ArrayList<String>();
    for (var line = line(); line != null; line = line()) {
      if (line.isEmpty()) {
        return headers;
      }
      if (!line.matches("[!#$%&'*+.^_`|~0-9A-Za-z-]+:[^\\x00\\r]*")) {
        return null;
      }
      int colon = line.indexOf(':');
      headers.add(line.substring(0, colon).toLowerCase(Locale.ROOT) + line.substring(colon));
    }
    return null;
  }

  private static List<String> values(List<String> headers, String name) {
    return headers.stream()
        .filter(header -> header.startsWith(name + ":"))
        .map(header -> header.substring(name.length() + 1).strip())
        .toList();
  }

  private static boolean isClosing(String connection) {
    return connection.toLowerCase(Locale.ROOT).matches("(.*,)?[ \t]*close[ \t]*(,.*)?");
  }

  private boolean body(List<String> lengths, List<String> codings) {
    if (!codings.isEmpty()) {
      return lengths.isEmpty()
          && codings.size() == 1
          && codings.getFirst().equalsIgnoreCase("chunked")
          && chunks();
    }
    if (lengths.isEmpty()) {
      return true;
    }
    boolean isOne = lengths.stream().distinct().count() == 1;
    return isOne
        && lengths.getFirst().matches("[0-9]{1,9}")
        && skip(Integer.parseInt(lengths.getFirst()));
  }

  private boolean chunks() {
    for (var line = line(); line != null; line = line()) {
      if (!line.matches("[0-9A-Fa-f]{1,7}[ \t]*(;[^\\x00\\r]*)?")) {
        return false;
      }
      int size = Integer.parseInt(line.split("[ \t;]", 2)[0], 16);
      if (size == 0) {
        return headers() != null;
      }
      if (!skip(size) || !endOfChunk()) {
        return false;
      }
    }
    return false;
  }

  private boolean endOfChunk() {
    return (!checksEndsOfChunks || sent.startsWith("\r\n", at)) && skip(2);
  }

  private boolean skip(int length) {
    at += length;
    return at <= sent.length();
  }

  /// The line that begins here, without its end; null if it has none.
  private @Nullable String line() {
    int end = at > sent.length() ? -1 : sent.indexOf('\n', at);
    if (end < 0) {
      return null;
    }
    var line = sent.substring(at, end);
    at = end + 1;
    return line.endsWith("\r") ? line.substring(0, line.length() - 1) : line;
  }
}
