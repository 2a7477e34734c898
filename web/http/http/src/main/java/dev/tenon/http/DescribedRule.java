package dev.tenon.http;

import java.util.List;

/// A rule that says for documents how callers prove who they are.
record DescribedRule(AccessRule rule, List<SecurityScheme> schemes) implements AccessRule {

  DescribedRule {
    schemes = List.copyOf(schemes);
  }

  @Override
  public void check(Request request) {
    rule.check(request);
  }
}
