package dev.tenon.redaction;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// One pass over a text for what a name or a shape shows to be secret. It only goes forward: what
/// is looked at again is bounded, so that no text takes longer than its length.
final class TextScan {

  private static final List<String> SCHEMES = List.of("Bearer", "Basic", "DPoP", "Negotiate");

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END";
  private static final int LONGEST_LABEL = 48;
  private static final int LONGEST_AUTHORITY = 256;
  private static final int SHORTEST_JWT_HEADER = 10;
  private static final int LONGEST_WORD = 16;

  private final Redaction policy;
  private final String text;
  private final @Nullable Consumer<String> found;
  private final SensitiveNames.Word word = new SensitiveNames.Word();
  private @Nullable StringBuilder out;
  private int written;

  /// @param found told what is hidden; null where only the text is wanted
  TextScan(Redaction policy, String text, @Nullable Consumer<String> found) {
    this.policy = policy;
    this.text = text;
    this.found = found;
  }

  /// The text without what was found; the same where there is nothing.
  String scanned() {
    int i = 0;
    while (i < text.length()) {
      i =
          switch (text.charAt(i)) {
            case '=', ':', '>', '%' -> separator(i);
            case 'e' -> jwt(i);
            case 'B', 'b', 'D', 'd', 'N', 'n' -> scheme(i);
            case '-' -> pem(i);
            default -> i + 1;
          };
    }
    return out == null ? text : out.append(text, written, text.length()).toString();
  }

  /// What may part a name from its value.
  private int separator(int at) {
    if (text.startsWith("://", at)) {
      return userInfo(at + 3);
    }
    int valueAt = NamedValue.afterSeparator(text, at);
    if (valueAt < 0) {
      return at + 1;
    }
    int nameEnd = NamedValue.nameEnd(text, at);
    int nameStart = NamedValue.nameStart(text, nameEnd);
    if (nameStart == nameEnd || !NamedValue.isTagIfItMustBe(text, at, nameStart)) {
      return at + 1;
    }
    var treatment = policy.names().of(text, nameStart, nameEnd, word);
    if (treatment == null) {
      return at + 1;
    }
    var value = NamedValue.of(text, nameStart, nameEnd, at, valueAt);
    return value.end() <= value.start() ? at + 1 : hide(value.start(), value.end(), treatment);
  }

  /// RFC 3986, 3.2.1: what stands before the `@`. A password with a slash ends the authority for a
  /// parser and is still one.
  private int userInfo(int start) {
    int limit = Math.min(text.length(), start + LONGEST_AUTHORITY);
    int at = -1;
    boolean inAuthority = true;
    boolean mayBePassword = false;
    for (int i = start; i < limit && !isEndOfUrl(text.charAt(i)); i++) {
      char c = text.charAt(i);
      if (c == '@' && (inAuthority || mayBePassword)) {
        at = i;
      } else if (c == '/' || c == '?' || c == '#') {
        mayBePassword |= inAuthority && at < 0 && hasPassword(start, i);
        inAuthority = false;
      }
    }
    if (at <= start) {
      return start;
    }
    if (found != null) {
      var pair = text.substring(start, at);
      Parts.password(pair, found);
      Parts.password(decoded(pair), found);
    }
    return hide(start, at, Treatment.MASK);
  }

  /// Whether what follows a colon is no port.
  private boolean hasPassword(int start, int end) {
    int colon = text.indexOf(':', start);
    if (colon < 0 || colon >= end) {
      return false;
    }
    for (int i = colon + 1; i < end; i++) {
      if (!Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static String decoded(String text) {
    try {
      return URLDecoder.decode(text.replace("+", "%2B"), StandardCharsets.UTF_8);
    } catch (IllegalArgumentException _) {
      return text;
    }
  }

  private static boolean isEndOfUrl(char c) {
    return c <= ' ' || c == '"' || c == '\'' || c == '<' || c == '>' || c == '\\';
  }

  /// RFC 7519: a JSON object in Base64URL begins with `eyJ`, or with a line break after the brace
  /// with `ewo`; at least two more parts follow.
  private int jwt(int at) {
    char next = at + 1 < text.length() ? text.charAt(at + 1) : ' ';
    if ((next != 'y' && next != 'w')
        || (!text.startsWith("eyJ", at) && !text.startsWith("ewo", at))
        || (at > 0 && isBase64Url(text.charAt(at - 1)))) {
      return at + 1;
    }
    int headerEnd = afterBase64Url(at);
    int payloadEnd = afterPart(headerEnd);
    int end = afterPart(payloadEnd);
    if (headerEnd - at < SHORTEST_JWT_HEADER || payloadEnd == headerEnd || end == payloadEnd) {
      return at + 1;
    }
    for (int more = afterPart(end); more > end; more = afterPart(end)) {
      end = more;
    }
    return hide(at, end, Treatment.MASK);
  }

  private int afterPart(int dot) {
    return dot < text.length() && text.charAt(dot) == '.' ? afterBase64Url(dot + 1) : dot;
  }

  private int afterBase64Url(int start) {
    int i = start;
    while (i < text.length() && isBase64Url(text.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isBase64Url(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '_';
  }

  /// RFC 9110, 11.4: a scheme and its credentials.
  private int scheme(int at) {
    if (at > 0 && Character.isLetterOrDigit(text.charAt(at - 1))) {
      return at + 1;
    }
    for (var scheme : SCHEMES) {
      if (text.regionMatches(true, at, scheme, 0, scheme.length())) {
        return credentials(at, at + scheme.length());
      }
    }
    return at + 1;
  }

  private int credentials(int at, int schemeEnd) {
    int start = afterSpace(schemeEnd);
    int end = start;
    boolean word = true;
    while (end < text.length() && isToken68(text.charAt(end))) {
      char c = text.charAt(end++);
      word &= c >= 'a' && c <= 'z';
    }
    if (start == schemeEnd || end == start || (word && end - start < LONGEST_WORD)) {
      return schemeEnd; // "basic authentication", "bearer token"
    }
    if (found != null) {
      Parts.of(text.substring(at, schemeEnd) + " " + text.substring(start, end), found);
    }
    return hide(start, end, Treatment.MASK);
  }

  private int afterSpace(int start) {
    if (text.startsWith("%20", start)) {
      return start + 3;
    }
    int i = start;
    while (i < text.length() && (text.charAt(i) == ' ' || text.charAt(i) == '+')) {
      i++;
    }
    return i;
  }

  private static boolean isToken68(char c) {
    return isBase64Url(c) || c == '.' || c == '~' || c == '+' || c == '/' || c == '=';
  }

  /// RFC 7468; also one that breaks off.
  private int pem(int at) {
    if (!text.startsWith(BEGIN, at)) {
      return at + 1;
    }
    int label = at + BEGIN.length();
    int key = text.indexOf("PRIVATE KEY", label, Math.min(text.length(), label + LONGEST_LABEL));
    if (key < 0) {
      return label;
    }
    int end = text.indexOf(END, key);
    int closing = end < 0 ? -1 : text.indexOf("-----", end + END.length());
    return hide(at, closing < 0 ? text.length() : closing + 5, Treatment.MASK);
  }

  /// @return where to go on
  private int hide(int start, int end, Treatment treatment) {
    if (found != null) {
      found.accept(text.substring(start, end));
    } else if (!(end - start == Redaction.MASK.length()
        && text.startsWith(Redaction.MASK, start))) {
      if (out == null) {
        out = new StringBuilder(text.length());
      }
      out.append(text, written, start).append(policy.shown(treatment, text.substring(start, end)));
      written = end;
    }
    return end;
  }
}
