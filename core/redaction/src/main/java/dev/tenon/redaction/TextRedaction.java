package dev.tenon.redaction;

import java.util.function.Consumer;

/// The way of a text through a policy: known values, names and shapes, beginnings of known values.
final class TextRedaction {

  /// The most characters that are looked at.
  static final int MOST = 1_000_000;

  private TextRedaction() {}

  /// The text as it may be written.
  static String of(Redaction policy, String text, KnownValues now, KnownValues lasting) {
    boolean tooLong = text.length() > MOST;
    var rest = tooLong ? text.substring(0, MOST) : text;
    rest = lasting.removedFrom(now.removedFrom(rest));
    if (tooLong) {
      // A value that reaches beyond the end was not found.
      int unsure = Math.max(now.longest(), lasting.longest());
      rest = rest.substring(0, Math.max(0, rest.length() - unsure));
    }
    rest = new TextScan(policy, rest, null).scanned();
    rest = lasting.cutFrom(now.cutFrom(rest));
    return tooLong ? rest + "… (cut, %d characters)".formatted(text.length()) : rest;
  }

  /// Calls back with what would be hidden.
  static void tell(Redaction policy, String text, Consumer<String> found) {
    var looked = text.length() > MOST ? text.substring(0, MOST) : text;
    new TextScan(policy, looked, found).scanned();
  }
}
