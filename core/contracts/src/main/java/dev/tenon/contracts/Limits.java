package dev.tenon.contracts;

/// How much a contract reads, so that no input costs more than it may.
///
/// The size of the whole input is bounded by whoever hands it over. Two more bounds are fixed: the
/// name of a member has at most 1,000 bytes in UTF-8, and a decimal number at most 1,000 digits
/// before and after its point when written out, so that `1e1000000000` stays harmless.
///
/// @param depth how many objects and lists may be open at once; 32 by default
/// @param stringLength the most UTF-16 characters of one text; 1,000,000 by default
/// @param numberLength the most characters of one number, of a decimal one the most digits; 100 by
///   default
/// @param problems the most problems reported, after which one more says that there are others; 100
///   by default
/// @param items the most items of one list or members of one map; 100,000 by default
public record Limits(int depth, int stringLength, int numberLength, int problems, int items) {

  private static final Limits DEFAULTS = new Limits(32, 1_000_000, 100, 100, 100_000);

  /// Refuses limits under 1, and a depth above 1,000, which could exhaust the stack.
  public Limits {
    positive("depth", depth);
    positive("stringLength", stringLength);
    positive("numberLength", numberLength);
    positive("problems", problems);
    positive("items", items);
    if (depth > 1_000) {
      throw new IllegalArgumentException("depth is at most 1000: " + depth);
    }
  }

  /// The limits of every contract that names no others.
  public static Limits defaults() {
    return DEFAULTS;
  }

  /// These limits with another depth.
  public Limits withDepth(int value) {
    return new Limits(value, stringLength, numberLength, problems, items);
  }

  /// These limits with another length of a text.
  public Limits withStringLength(int value) {
    return new Limits(depth, value, numberLength, problems, items);
  }

  /// These limits with another length of a number.
  public Limits withNumberLength(int value) {
    return new Limits(depth, stringLength, value, problems, items);
  }

  /// These limits with another number of problems reported.
  public Limits withProblems(int value) {
    return new Limits(depth, stringLength, numberLength, value, items);
  }

  /// These limits with another number of items.
  public Limits withItems(int value) {
    return new Limits(depth, stringLength, numberLength, problems, value);
  }

  private static void positive(String name, int value) {
    if (value < 1) {
      throw new IllegalArgumentException("%s is at least 1: %d".formatted(name, value));
    }
  }
}
