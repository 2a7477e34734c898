package dev.tenon.contracts;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.FieldProblem;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One reading of one input: where it stands, what was wrong so far and how much it may cost.
final class Problems {

  final Path path = new Path();
  final Limits limits;
  private final Reader reader;
  private @Nullable List<FieldProblem> found;
  private int count;

  Problems(Limits limits, Reader reader) {
    this.limits = limits;
    this.reader = reader;
  }

  /// Who reads the problems.
  enum Reader {
    /// Anybody: no text of an exception that may come from inside.
    CALLER,
    /// Whoever runs the service, and mends its settings.
    OPERATOR
  }

  /// A record's constructor refused what it was given.
  void refused(IllegalArgumentException thrown) {
    var message = reader == Reader.OPERATOR ? thrown.getMessage() : null;
    add("invalid", message == null ? "is invalid" : message);
  }

  /// How many there were so far, those beyond the limit included.
  int count() {
    return count;
  }

  void add(String code, String message) {
    if (count <= limits.problems()) {
      addAt(path.pointer(), code, message);
    } else {
      count++;
    }
  }

  void addAt(String pointer, String code, String message) {
    count++;
    if (count <= limits.problems()) {
      list().add(new FieldProblem(pointer, code, message));
    } else if (count == limits.problems() + 1) {
      list()
          .add(
              new FieldProblem(
                  "",
                  "too-many-problems",
                  "has more than %d problems; the others are left out"
                      .formatted(limits.problems())));
    }
  }

  /// The problem of a name that nobody knows; looks for a similar one only if it is reported.
  void unknown(String code, String name, Collection<String> known) {
    boolean isReported = count < limits.problems();
    add(code, "is not known" + (isReported ? Texts.didYouMean(name, known) : ""));
  }

  /// The problem of a value that is there and of another kind.
  Object wrongType(String expected) {
    add("wrong-type", expected);
    return Codec.FAILED;
  }

  /// Ends the reading.
  ///
  /// @throws DomainError if there was any problem
  void refuse() {
    if (found != null) {
      var message =
          count == 1 ? "The input is wrong in one place." : "The input is wrong in several places.";
      throw DomainError.invalid(message, found);
    }
  }

  private List<FieldProblem> list() {
    if (found == null) {
      found = new ArrayList<>();
    }
    return found;
  }
}
