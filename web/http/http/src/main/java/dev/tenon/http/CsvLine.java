package dev.tenon.http;

import java.math.BigDecimal;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Writes the lines of a table, cell by cell.
final class CsvLine {

  /// With what a formula begins, also as Japanese spreadsheets take it.
  private static final String FORMULA = "=+-@\uff1d\uff0b\uff0d\uff20";

  /// What parts cells or lines in one spreadsheet or another. Where it is the semicolon, as in much
  /// of Europe, quotes in the middle of a line guard nothing.
  private static final String PARTING = ";\t\r\n";

  private static final String QUOTED = "\",;\t\r\n";

  private final boolean isVerbatim;
  private final StringBuilder text = new StringBuilder();
  private int begin;
  private boolean isFirst = true;

  CsvLine(boolean isVerbatim) {
    this.isVerbatim = isVerbatim;
  }

  void cell(@Nullable Object value) {
    if (!isFirst) {
      text.append(',');
    }
    isFirst = false;
    switch (value) {
      case null -> {}
      case Optional<?> optional -> append(optional.orElse(null));
      default -> append(value);
    }
  }

  /// An empty line would be no row to many readers.
  void end() {
    text.append(text.length() == begin ? "\"\"\r\n" : "\r\n");
    begin = text.length();
    isFirst = true;
  }

  @Override
  public String toString() {
    return text.toString();
  }

  private void append(@Nullable Object value) {
    switch (value) {
      case null -> {}
      case BigDecimal number -> text.append(number.toPlainString());
      case Number number -> text.append(number);
      case Boolean flag -> text.append(flag);
      case Enum<?> constant -> quoted(constant.name());
      default -> quoted(isVerbatim ? value.toString() : harmless(value.toString()));
    }
  }

  private void quoted(String cell) {
    if (cell.chars().noneMatch(c -> QUOTED.indexOf(c) >= 0)) {
      text.append(cell);
    } else {
      text.append('"').append(cell.replace("\"", "\"\"")).append('"');
    }
  }

  /// With an apostrophe before whatever may become the begin of a cell and is one of a formula.
  private static String harmless(String cell) {
    var safe = new StringBuilder(cell.length() + 1);
    boolean isBegin = true;
    for (int i = 0; i < cell.length(); i++) {
      char c = cell.charAt(i);
      boolean isHiding = i == 0 && (c == '\t' || c == '\r');
      if (isHiding || (isBegin && FORMULA.indexOf(c) >= 0)) {
        safe.append('\'');
      }
      safe.append(c);
      isBegin = PARTING.indexOf(c) >= 0 || (isBegin && (c == ' ' || c == '"'));
    }
    return safe.toString();
  }
}
