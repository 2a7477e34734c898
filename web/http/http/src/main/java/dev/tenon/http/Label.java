package dev.tenon.http;

import java.util.Locale;

/// What people and generated clients call a route.
///
/// @param operationId the name for programs
/// @param summary one sentence for people; empty for none
record Label(String operationId, String summary) {

  static Label of(String operationId, String summary) {
    if (!isIdentifier(operationId)) {
      throw new IllegalArgumentException(
          "An operation id is a letter and then letters, digits and _, such as createProduct: '%s'."
              .formatted(operationId));
    }
    if (summary.isBlank() || summary.lines().count() > 1) {
      throw new IllegalArgumentException(
          "The summary of %s is one line that says what it does: '%s'."
              .formatted(operationId, summary));
    }
    return new Label(operationId, summary);
  }

  /// The name of a route to which nobody gave one: `getApiV1ProductsById`.
  static Label derived(Method method, Template path) {
    var name = new StringBuilder(method.name().toLowerCase(Locale.ROOT));
    for (var segment : path.segments()) {
      if (Template.isVariable(segment)) {
        name.append("By");
      }
      for (var word : segment.split("[^A-Za-z0-9]+", -1)) {
        if (!word.isEmpty()) {
          name.append(word.substring(0, 1).toUpperCase(Locale.ROOT)).append(word.substring(1));
        }
      }
    }
    return new Label(name.toString(), "");
  }

  private static boolean isIdentifier(String text) {
    return !text.isEmpty()
        && isLetter(text.charAt(0))
        && text.chars().allMatch(c -> isLetter(c) || (c >= '0' && c <= '9') || c == '_');
  }

  private static boolean isLetter(int c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
  }
}
