package dev.tenon.http.filters;

import java.util.List;

/// The elements of a header whose value is a list with commas, the last first. Those further left
/// are not looked at before they are asked for. Used by one thread.
final class FromTheRight {

  private final List<String> values;
  private int value;
  private int end = -1;

  FromTheRight(List<String> values) {
    this.values = values;
    this.value = values.size();
  }

  /// The next element that is not empty; empty if there is none.
  String next() {
    var element = "";
    while (element.isEmpty() && (end >= 0 || value > 0)) {
      element = step();
    }
    return element;
  }

  private String step() {
    if (end < 0) {
      value--;
      end = values.get(value).length();
    }
    int comma = values.get(value).lastIndexOf(',', end - 1);
    var element = values.get(value).substring(comma + 1, end).strip();
    end = comma;
    return element;
  }
}
