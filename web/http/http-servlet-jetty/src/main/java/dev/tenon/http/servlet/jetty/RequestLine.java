package dev.tenon.http.servlet.jetty;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;

/// The first line of a request, looked at byte by byte as it arrives: one space between its words,
/// a version that begins with `HTTP/`, and no CR but before LF (RFC 9112, 2.2, 2.3 and 3). Jetty is
/// more lenient in each, where the next server may read something else.
final class RequestLine {

  private static final byte[] PROTOCOL = "HTTP/".getBytes(StandardCharsets.US_ASCII);

  private static final int VERSION = 2;

  private int spaces;
  private int wordLength;
  private boolean isReturned;

  /// Looks at what has arrived, up to the end of the line, and takes nothing of it. At the end of
  /// the line another begins.
  ///
  /// @return whether it may go on like this
  boolean accepts(ByteBuffer bytes) {
    for (int i = bytes.position(); i < bytes.limit(); i++) {
      byte each = bytes.get(i);
      if (each == '\n' && wordLength > 0) {
        begin();
        return true;
      }
      if (!accepts(each)) {
        return false;
      }
    }
    return true;
  }

  /// The line follows on line ends that Jetty has skipped, from the end of a request to where it is
  /// now: a CR among them that is none is for this line to be refused.
  ///
  /// @param from what was skipped does not lie before this
  void follows(ByteBuffer bytes, int from) {
    int begin = bytes.position();
    while (begin > from && isLineEnd(bytes.get(begin - 1))) {
      begin--;
    }
    accepts(bytes.slice(begin, bytes.position() - begin));
  }

  private static boolean isLineEnd(byte each) {
    return each == '\r' || each == '\n';
  }

  private void begin() {
    spaces = 0;
    wordLength = 0;
    isReturned = false;
  }

  private boolean accepts(byte each) {
    boolean isOpen = !isReturned;
    isReturned = each == '\r';
    return switch (each) {
      case '\n' -> spaces == 0;
      case '\r' -> isOpen;
      case ' ' -> isOpen && endsWord();
      default -> isOpen && isOfWord(each);
    };
  }

  private boolean endsWord() {
    boolean isWord = wordLength > 0;
    spaces++;
    wordLength = 0;
    return isWord;
  }

  private boolean isOfWord(byte each) {
    boolean isProtocol =
        spaces != VERSION || wordLength >= PROTOCOL.length || each == PROTOCOL[wordLength];
    wordLength++;
    return isProtocol;
  }
}
