package dev.tenon.contracts.testkit;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.FieldProblem;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds values that a contract accepts: makes one from its schema, asks, and makes another at the
/// places that are refused.
final class Finder<T> {

  private static final int ATTEMPTS = 12;
  private static final Contract<Object> FREE = Contract.of(Object.class);

  private final Contract<T> contract;
  private final Proposals proposals;

  Finder(Contract<T> contract) {
    this.contract = contract;
    this.proposals = new Proposals(contract.jsonSchema());
  }

  /// @param said what components are to be, by their names
  /// @throws IllegalStateException if nothing is found
  T find(long number, Map<String, @Nullable Object> said) {
    var found = search(number, wires(said));
    return said.isEmpty() ? found : Remaking.with(contract, found, said);
  }

  private T search(long number, Map<String, @Nullable Object> wires) {
    var refusals = new HashMap<String, Integer>();
    for (var attempt = 1; ; attempt++) {
      var proposal = proposals.make(number, refusals);
      if (proposal instanceof Map<?, ?> members) {
        proposal = with(members, wires);
      }
      try {
        return contract.parse(FREE.toJson(proposal));
      } catch (DomainError refused) {
        if (attempt == ATTEMPTS || refused.problems().isEmpty()) {
          throw notFound(refused);
        }
        for (var problem : refused.problems()) {
          refusals.merge(problem.pointer(), 1, Integer::sum);
          // What was said is wrong on purpose: it comes in when the rest has been found.
          wires.keySet().removeIf(name -> isAt(Proposals.pointer(name), problem.pointer()));
        }
      }
    }
  }

  private static boolean isAt(String place, String pointer) {
    return (pointer + "/").startsWith(place + "/");
  }

  private static Map<Object, @Nullable Object> with(
      Map<?, ?> members, Map<String, @Nullable Object> wires) {
    var all = new LinkedHashMap<Object, @Nullable Object>(members);
    all.putAll(wires);
    return all;
  }

  /// What was said as JSON, by the names outside, as far as it can be told without its place.
  private Map<String, @Nullable Object> wires(Map<String, @Nullable Object> said) {
    var wires = new HashMap<String, @Nullable Object>();
    var components = Remaking.components(contract);
    for (var i = 0; i < components.size(); i++) {
      var name = components.get(i).getName();
      if (said.containsKey(name)) {
        var outside = proposals.names().get(i);
        Wire.of(said.get(name)).ifPresent(wire -> wires.put(outside, wire));
      }
    }
    return wires;
  }

  private IllegalStateException notFound(DomainError refused) {
    return new IllegalStateException(
        "No sample of %s was found: %s. Say values there by with(…)."
            .formatted(contract.name(), words(refused)),
        refused);
  }

  private static String words(DomainError refused) {
    List<FieldProblem> problems = refused.problems();
    return problems.isEmpty()
        ? refused.message()
        : problems.stream()
            .map(problem -> problem.pointer() + " " + problem.message())
            .collect(Collectors.joining("; "));
  }
}
