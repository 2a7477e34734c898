package dev.tenon.service;

import java.time.Instant;
import java.util.Objects;

/// Who a service is, as it says at its start and at `/info`.
///
/// @param name its name
/// @param version that of the jar that holds the record of its settings; `unversioned` outside a
///   jar
/// @param profile which kind of place this is
/// @param began when its start began
record Identity(String name, String version, String profile, Instant began) {

  static Identity of(String name, Class<?> config, String profile, Instant began) {
    var version = config.getPackage().getImplementationVersion();
    return new Identity(name, Objects.requireNonNullElse(version, "unversioned"), profile, began);
  }
}
