package dev.tenon.openapi;

import dev.tenon.openapi.BreakingRule.Caller;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// The broken promises that a comparison finds, each once.
final class Breaks {

  private final List<BreakingChange> found = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private String operation = "";

  /// Those that follow are found on the way from this operation, such as `POST /teas`.
  void in(String operationNow) {
    operation = operationNow;
  }

  void add(BreakingRule rule, Place was, Place now) {
    var pointer = now.isThere() ? now.pointer() : was.pointer();
    if (known.add(rule + pointer)) {
      found.add(new BreakingChange(rule, pointer, was.shown(), now.shown(), operation));
    }
  }

  List<BreakingChange> found() {
    return List.copyOf(found);
  }

  /// What is found in what callers send, or in what they read: what breaks the ones breaks none of
  /// the others.
  Side side(Caller caller) {
    return new Side(caller);
  }

  /// One of the two sides.
  final class Side {

    private final Caller caller;

    private Side(Caller caller) {
      this.caller = caller;
    }

    boolean isSent() {
      return caller == Caller.SENDS;
    }

    /// Adds it if the rule is one of this side.
    void add(BreakingRule rule, Place was, Place now) {
      if (rule.caller() == caller) {
        Breaks.this.add(rule, was, now);
      }
    }
  }
}
