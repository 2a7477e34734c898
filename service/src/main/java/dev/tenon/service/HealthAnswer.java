package dev.tenon.service;

import dev.tenon.lifecycle.Check;
import dev.tenon.lifecycle.Health;
import dev.tenon.redaction.Redaction;
import java.util.List;

/// The body of `/health/live`, `/health/ready` and `/health/started`.
///
/// @param status `up` or `down`
/// @param checks the parts that were asked, one by one
public record HealthAnswer(String status, List<Check> checks) {

  public HealthAnswer {
    checks = List.copyOf(checks);
  }

  static HealthAnswer of(Health health, Redaction redaction) {
    return new HealthAnswer(
        health.ok() ? "up" : "down",
        health.checks().stream()
            .map(each -> new Check(each.name(), each.ok(), redaction.text(each.reason())))
            .toList());
  }
}
