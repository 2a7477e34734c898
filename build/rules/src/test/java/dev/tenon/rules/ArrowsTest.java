package dev.tenon.rules;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ArrowsTest {

  @Test
  void classes_standOnlyOnWhatTheirModuleMay() {
    var unplanned = new TreeMap<String, String>();
    for (var type : House.classes()) {
      var module = House.module(type).orElseThrow(() -> new AssertionError("No room for " + type));
      for (var other : neighbours(type)) {
        if (!other.equals(module) && !House.ARROWS.getOrDefault(module, Set.of()).contains(other)) {
          unplanned.put(module + " → " + other, type.getFullName());
        }
      }
    }
    assertThat(unplanned).as("arrows that nobody decided, with a class that draws them").isEmpty();
  }

  @Test
  void plan_hasNoArrowThatNothingDraws() {
    var drawn = new TreeSet<String>();
    for (var type : House.classes()) {
      House.module(type)
          .ifPresent(
              module -> neighbours(type).forEach(other -> drawn.add(module + " → " + other)));
    }
    var idle = new TreeSet<String>();
    House.ARROWS.forEach((module, others) ->
        others.stream()
            .map(other -> module + " → " + other)
            .filter(arrow -> !drawn.contains(arrow))
            .forEach(idle::add));
    assertThat(idle).isEmpty();
  }

  @Test
  void plan_hasNoCircle() {
    for (var module : House.ARROWS.keySet()) {
      assertThat(below(module)).as("what %s stands on", module).doesNotContain(module);
    }
  }

  private static Set<String> neighbours(JavaClass type) {
    var modules = new HashSet<String>();
    for (var dependency : type.getDirectDependenciesFromSelf()) {
      House.module(dependency.getTargetClass().getBaseComponentType()).ifPresent(modules::add);
    }
    return modules;
  }

  private static Set<String> below(String module) {
    var found = new HashSet<String>();
    var open = new ArrayDeque<>(House.ARROWS.getOrDefault(module, Set.of()));
    while (!open.isEmpty()) {
      var next = open.remove();
      if (found.add(next)) {
        open.addAll(House.ARROWS.getOrDefault(next, Set.of()));
      }
    }
    return found;
  }
}
