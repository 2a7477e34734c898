package dev.tenon.command;

/// Colours, where somebody sees them.
///
/// @param isOn whether there are any
record Paint(boolean isOn) {

  String good(String text) {
    return in("32", text);
  }

  String warning(String text) {
    return in("33", text);
  }

  String bad(String text) {
    return in("31", text);
  }

  String strong(String text) {
    return in("1", text);
  }

  private String in(String code, String text) {
    return isOn ? "\u001B[" + code + "m" + text + "\u001B[0m" : text;
  }
}
