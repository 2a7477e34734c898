package dev.tenon.config;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.FieldProblem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// What the sources say, before any record types it.
///
/// @param variables how the service's environment variables are called
/// @param known every path that a record asks for, in order
/// @param byPath what is set, each from the strongest source that sets it
/// @param unknown what no record asks for, from all sources
record Settings(
    Variables variables,
    TreeSet<String> known,
    Map<String, Setting> byPath,
    List<Setting> unknown) {

  static Settings read(Variables variables, Sources sources, Class<?>... types) {
    var known = known(variables, types);
    var byPath = new TreeMap<String, Setting>();
    var unknown = new ArrayList<Setting>();
    var unreadable = new ArrayList<String>();
    for (var source : sources.list()) {
      try {
        for (var setting : source.read(Collections.unmodifiableSet(known))) {
          if (known.contains(setting.path())) {
            byPath.put(setting.path(), setting);
          } else {
            unknown.add(setting);
          }
        }
      } catch (ConfigurationError e) {
        unreadable.add(String.valueOf(e.getMessage()));
      }
    }
    if (!unreadable.isEmpty()) {
      throw ConfigurationError.of(unreadable);
    }
    return new Settings(variables, known, byPath, unknown);
  }

  Optional<Setting> find(String path) {
    return Optional.ofNullable(byPath.get(path));
  }

  /// The record of these settings.
  ///
  /// @throws dev.tenon.errors.DomainError if they break its contract
  <T> T bind(Class<T> type) {
    return bind(type, Set.of());
  }

  /// The record as if nobody had set some of them.
  ///
  /// @throws dev.tenon.errors.DomainError if the others break its contract
  <T> T bind(Class<T> type, Set<String> without) {
    var contract = Contract.of(type);
    var values = new LinkedHashMap<String, List<String>>();
    for (var path : contract.paths()) {
      find(path)
          .filter(_ -> !without.contains(path))
          .ifPresent(setting -> values.put(path, setting.values()));
    }
    return contract.bindPaths(values);
  }

  /// The path of a problem, with dots.
  static String path(FieldProblem problem) {
    return problem.pointer().isEmpty() ? "" : problem.pointer().substring(1).replace('/', '.');
  }

  /// The setting that a problem is about: an item of a list belongs to the list.
  Optional<Setting> owner(FieldProblem problem) {
    var path = path(problem);
    int dot = path.lastIndexOf('.');
    return find(path).or(() -> dot < 0 ? Optional.empty() : find(path.substring(0, dot)));
  }

  /// The paths of all records; refused where one setting could not be told from another.
  private static TreeSet<String> known(Variables variables, Class<?>... types) {
    var known = new TreeSet<String>();
    for (var type : types) {
      known.addAll(Contract.of(type).paths());
    }
    if (known.contains(Sources.PROFILE)) {
      throw new IllegalArgumentException(
          "No record holds '%s', which chooses the files. Rename the component."
              .formatted(Sources.PROFILE));
    }
    var pathByVariable = new HashMap<String, String>();
    for (var path : known) {
      var below = known.ceiling(path + ".");
      if (below != null && below.startsWith(path + ".")) {
        throw clash(path, below, "cannot both be in one file");
      }
      var other = pathByVariable.putIfAbsent(variables.of(path), path);
      if (other != null) {
        throw clash(other, path, "are both set by " + variables.of(path));
      }
    }
    return known;
  }

  private static IllegalArgumentException clash(String one, String other, String why) {
    return new IllegalArgumentException(
        "The settings '%s' and '%s' %s. Rename one of them.".formatted(one, other, why));
  }
}
