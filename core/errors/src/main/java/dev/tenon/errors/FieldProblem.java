package dev.tenon.errors;

/// One thing wrong with one place of an input.
///
/// @param pointer where: a JSON Pointer (RFC 6901) into the input; empty for the input as a whole
/// @param code what, for programs: stable, lower case with hyphens, such as `too-small`
/// @param message what, for people: one phrase that says what is expected and never repeats a
///   secret value
public record FieldProblem(String pointer, String code, String message) {

  /// Refuses a pointer that is neither empty nor begins with a slash.
  public FieldProblem {
    if (!pointer.isEmpty() && pointer.charAt(0) != '/') {
      throw new IllegalArgumentException("A JSON Pointer is empty or begins with '/': " + pointer);
    }
  }

  /// The pointer one step further down, with the step escaped: `~` → `~0`, `/` → `~1`.
  public static String child(String pointer, String step) {
    return pointer + "/" + step.replace("~", "~0").replace("/", "~1");
  }
}
