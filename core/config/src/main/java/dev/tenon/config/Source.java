package dev.tenon.config;

import java.util.List;
import java.util.Set;

/// Where settings come from. Users give the standard ones by [Sources]; a service may add its own.
@FunctionalInterface
public interface Source {

  /// The settings that are set here. Where one is there twice, the later counts.
  ///
  /// @param known the dotted paths of all settings that exist, for sources whose names are not
  ///   paths
  /// @throws ConfigurationError if the source is there and cannot be read
  List<Setting> read(Set<String> known);
}
