package dev.tenon.http;

import dev.tenon.contracts.UuidV7;
import java.time.Clock;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;

/// The id of a request: the caller's where it is harmless, so that one id runs through several
/// services, else a new one.
final class RequestId {

  static final String HEADER = "X-Request-ID";

  private static final int LONGEST = 128;

  /// An id is to be unique and no secret, so the cheap source will do.
  private static final UuidV7 IDS =
      UuidV7.of(Clock.systemUTC(), () -> ThreadLocalRandom.current().nextLong());

  private RequestId() {}

  static String of(List<String> sent) {
    return sent.size() == 1 && isValid(sent.getFirst()) ? sent.getFirst() : next();
  }

  static String next() {
    return IDS.get().toString();
  }

  /// Only what needs no escaping in a log line, a header or a URL.
  private static boolean isValid(String id) {
    if (id.isEmpty() || id.length() > LONGEST) {
      return false;
    }
    for (int i = 0; i < id.length(); i++) {
      if (!isPlain(id.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_'
        || c == '.';
  }
}
