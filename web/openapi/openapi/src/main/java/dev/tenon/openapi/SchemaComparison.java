package dev.tenon.openapi;

import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/// Two schemas of the same thing, released and now, with all that they point at. What callers send
/// may be taken more widely and what they read be given more narrowly; the other way round a
/// promise is broken.
///
/// It goes by keywords, not by proof: two that say the same in other words may be found to differ.
final class SchemaComparison {

  private static final Set<String> ALL_TYPES =
      Set.of("null", "boolean", "number", "string", "array", "object");

  private static final String NULL = "null";

  private final Breaks.Side breaks;
  private final LimitComparison limits;
  private final Set<String> compared = new HashSet<>();

  SchemaComparison(Breaks.Side breaks) {
    this.breaks = breaks;
    this.limits = new LimitComparison(breaks);
  }

  void compare(Place released, Place current) {
    if (breaks.isSent()) {
      defaults(released.at("default"), current.at("default"));
    }
    var was = released.resolved();
    var now = current.resolved();
    if (!compared.add(was.pointer() + " " + now.pointer())) {
      return;
    }
    if (isChoice(was) || isChoice(now)) {
      choices(was, now);
    } else if (types(was, now)) {
      values(was, now);
      limits.compare(was, now);
      members(was, now);
      below(was, now, "items");
      below(was, now, "propertyNames");
    }
  }

  private void defaults(Place was, Place now) {
    if (was.isThere() && !(now.isThere() && Objects.equals(was.value(), now.value()))) {
      breaks.add(BreakingRule.DEFAULT_CHANGED, was, now);
    }
  }

  private void below(Place was, Place now, String keyword) {
    if (was.at(keyword).isThere() || now.at(keyword).isThere()) {
      compare(was.at(keyword), now.at(keyword));
    }
  }

  /// Whether the two have a type in common, without which nothing else need be said.
  private boolean types(Place was, Place now) {
    var before = typesOf(was);
    var after = typesOf(now);
    if (!before.stream().allMatch(type -> covers(after, type))) {
      breaks.add(BreakingRule.TYPE_NARROWED, was.at("type"), now.at("type"));
    }
    if (!after.stream().allMatch(type -> covers(before, type))) {
      breaks.add(BreakingRule.TYPE_WIDENED, was.at("type"), now.at("type"));
    }
    return before.stream().anyMatch(type -> !type.equals("null") && covers(after, type))
        || after.stream().anyMatch(type -> !type.equals("null") && covers(before, type));
  }

  private static Set<String> typesOf(Place schema) {
    var types = schema.at("type").texts();
    return types.isEmpty() ? ALL_TYPES : Set.copyOf(types);
  }

  private static boolean covers(Set<String> types, String type) {
    return types.contains(type) || (type.equals("integer") && types.contains("number"));
  }

  private void values(Place was, Place now) {
    var before = allowed(was);
    var after = allowed(now);
    if (after.isThere() && !(before.isThere() && valuesOf(after).containsAll(valuesOf(before)))) {
      breaks.add(BreakingRule.VALUE_NOT_TAKEN, before, after);
    }
    if (before.isThere() && !(after.isThere() && valuesOf(before).containsAll(valuesOf(after)))) {
      breaks.add(BreakingRule.VALUE_ADDED, before, after);
    }
  }

  private static Place allowed(Place schema) {
    return schema.at("const").isThere() ? schema.at("const") : schema.at("enum");
  }

  /// The values as JSON; whether null is one of them is the type's business.
  private static Set<String> valuesOf(Place allowed) {
    var values = new HashSet<String>();
    var all = allowed.value() instanceof List<?> list ? list : Arrays.asList(allowed.value());
    all.forEach(value -> values.add(value == null ? "null" : Json.text(value)));
    values.remove("null");
    return values;
  }

  private void members(Place was, Place now) {
    var before = was.at("properties");
    var after = now.at("properties");
    var isClosed = now.at("additionalProperties").is(false);
    for (var name : before.names()) {
      if (after.at(name).isThere()) {
        compare(before.at(name), after.at(name));
      } else {
        if (isClosed) {
          breaks.add(BreakingRule.PROPERTY_NOT_TAKEN, before.at(name), after.at(name));
        }
        breaks.add(BreakingRule.PROPERTY_REMOVED, before.at(name), after.at(name));
      }
    }
    required(was, now);
    others(was.at("additionalProperties"), now.at("additionalProperties"));
  }

  private void required(Place was, Place now) {
    var before = was.at("required").texts();
    var after = now.at("required").texts();
    for (var name : after) {
      if (!before.contains(name)) {
        breaks.add(
            BreakingRule.PROPERTY_REQUIRED,
            was.at("properties").at(name),
            now.at("properties").at(name));
      }
    }
    for (var name : before) {
      if (!after.contains(name) && now.at("properties").at(name).isThere()) {
        breaks.add(
            BreakingRule.PROPERTY_OPTIONAL,
            was.at("properties").at(name),
            now.at("properties").at(name));
      }
    }
  }

  /// Members that have no name in the schema: none, any, or such as in a map.
  private void others(Place was, Place now) {
    if (now.is(false)) {
      if (!was.is(false)) {
        breaks.add(BreakingRule.PROPERTY_NOT_TAKEN, was, now);
      }
    } else if (!was.is(false) && (was.isThere() || now.isThere())) {
      compare(was, now);
    }
  }

  private static boolean isChoice(Place schema) {
    return schema.at("oneOf").isThere() || schema.at("anyOf").isThere();
  }

  private void choices(Place was, Place now) {
    var before = choicesOf(was);
    var after = choicesOf(now);
    before.forEach((key, choice) -> {
      var other = after.get(key);
      if (other != null) {
        compare(choice, other);
      } else {
        breaks.add(
            rule(key, BreakingRule.TYPE_NARROWED, BreakingRule.VARIANT_NOT_TAKEN),
            choice,
            now.none());
      }
    });
    after.forEach((key, choice) -> {
      if (!before.containsKey(key)) {
        breaks.add(
            rule(key, BreakingRule.TYPE_WIDENED, BreakingRule.VARIANT_ADDED), was.none(), choice);
      }
    });
  }

  /// Records go by their discriminator, others by their order; null is apart from both.
  private static Map<String, Place> choicesOf(Place schema) {
    var choices = new LinkedHashMap<String, Place>();
    collect(schema, "", choices, new HashSet<>());
    return choices;
  }

  private static void collect(
      Place schema, String discriminator, Map<String, Place> into, Set<String> around) {
    if (!isChoice(schema)) {
      into.putIfAbsent(key(schema, discriminator, into.size()), schema);
    } else if (around.add(schema.pointer())) {
      var name = schema.at("discriminator").at("propertyName").text();
      Stream.of("oneOf", "anyOf")
          .flatMap(keyword -> schema.at(keyword).items())
          .forEach(choice -> collect(choice, name, into, around));
    }
  }

  private static String key(Place schema, String discriminator, int position) {
    if (schema.at("type").text().equals("null")) {
      return NULL;
    }
    var tag = schema.at("properties").to(discriminator).at("const").text();
    return tag.isEmpty() ? "#" + position : tag;
  }

  private static BreakingRule rule(String choice, BreakingRule ofNull, BreakingRule ofOthers) {
    return choice.equals(NULL) ? ofNull : ofOthers;
  }
}
