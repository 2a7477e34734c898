package dev.tenon.contracts.testkit;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Values that a JSON Schema should allow, as free JSON, in counting order.
final class Proposals {

  private static final String DEFINITIONS = "#/$defs/";
  private static final int ENDLESS = 1_000;
  private static final int DEEPEST = 30;

  private final Map<String, Object> schema;

  Proposals(Map<String, Object> schema) {
    this.schema = schema;
  }

  /// The names of the members, in their order; none if the schema is not that of a record.
  List<String> names() {
    return List.copyOf(part(resolved(schema), "properties").keySet());
  }

  /// @param refusals how many proposals were refused so far, by the pointer to their place
  Object make(long number, Map<String, Integer> refusals) {
    var whole = new Making(refusals).value(schema, new Place("", "value", number, List.of()));
    return Objects.requireNonNull(whole, "a contract is not null as a whole");
  }

  /// Where a value will stand.
  ///
  /// @param name what it is called
  /// @param within the definitions that it is inside of
  private record Place(String pointer, String name, long number, List<String> within) {

    Place member(String member) {
      return new Place(pointer + Proposals.pointer(member), member, number, within);
    }

    Place item(int index) {
      return new Place(pointer + "/" + index, name, number + index, within);
    }

    Place inside(String definition) {
      var all = new ArrayList<>(within);
      all.add(definition);
      return new Place(pointer, name, number, all);
    }

    /// Inside of itself, a value has only what it must have.
    boolean isNestedInItself() {
      return Set.copyOf(within).size() < within.size();
    }
  }

  /// One proposal.
  private final class Making {

    private final Map<String, Integer> refusals;

    Making(Map<String, Integer> refusals) {
      this.refusals = refusals;
    }

    @Nullable Object value(Map<String, Object> here, Place place) {
      if (here.get("$ref") instanceof String pointer) {
        if (place.within().size() == DEEPEST) {
          throw new IllegalStateException(
              "No sample was found: what %s holds has no end."
                  .formatted(place.within().getFirst()));
        }
        return value(definition(pointer), place.inside(pointer));
      }
      if (here.get("anyOf") instanceof List<?> valueOrNull) {
        return value(
            object(place.isNestedInItself() ? valueOrNull.getLast() : valueOrNull.getFirst()),
            place);
      }
      if (here.get("oneOf") instanceof List<?> variants) {
        return value(variant(variants, place), place);
      }
      return switch (type(here)) {
        case "object" -> here.containsKey("properties") ? members(here, place) : map(here, place);
        case "array" -> items(here, place);
        case "null" -> null;
        default ->
            Scalars.propose(
                here,
                type(here),
                place.name(),
                place.number(),
                refusals.getOrDefault(place.pointer(), 0));
      };
    }

    private Map<String, Object> variant(List<?> variants, Place place) {
      if (place.isNestedInItself()) {
        return variants.stream()
            .map(Proposals::object)
            .min((one, other) -> height(one, List.of()) - height(other, List.of()))
            .orElseThrow();
      }
      return object(variants.get((int) ((place.number() - 1) % variants.size())));
    }

    private Map<String, @Nullable Object> members(Map<String, Object> here, Place place) {
      var required = here.get("required") instanceof List<?> names ? names : List.of();
      var members = new LinkedHashMap<String, @Nullable Object>();
      part(here, "properties")
          .forEach((name, member) -> {
            if (required.contains(name) || !place.isNestedInItself()) {
              members.put(name, value(object(member), place.member(name)));
            }
          });
      return members;
    }

    private Map<String, @Nullable Object> map(Map<String, Object> here, Place place) {
      var names = new LinkedHashMap<String, Object>(Map.of("type", "string"));
      if (here.get("propertyNames") instanceof Map<?, ?> rule) {
        names.putAll(object(rule));
      }
      var members = new LinkedHashMap<String, @Nullable Object>();
      var count = count(here, "Properties", place);
      for (var i = 0; i < count; i++) {
        var name = String.valueOf(value(names, place.item(i)));
        members.put(name, value(part(here, "additionalProperties"), place.member(name)));
      }
      return members;
    }

    private List<@Nullable Object> items(Map<String, Object> here, Place place) {
      var items = new ArrayList<@Nullable Object>();
      var count = count(here, "Items", place);
      for (var i = 0; i < count; i++) {
        items.add(value(part(here, "items"), place.item(i)));
      }
      return items;
    }

    /// One, unless it must be more or less.
    private static int count(Map<String, Object> here, String of, Place place) {
      var least = here.get("min" + of) instanceof Number min ? min.intValue() : 0;
      var most = here.get("max" + of) instanceof Number max ? max.intValue() : least + 1;
      return place.isNestedInItself() ? least : Math.clamp(1, least, most);
    }
  }

  /// How deep the smallest value is.
  private int height(Map<String, Object> here, List<Object> within) {
    if (here.get("$ref") instanceof String pointer) {
      if (within.contains(pointer)) {
        return ENDLESS;
      }
      var deeper = new ArrayList<>(within);
      deeper.add(pointer);
      return 1 + height(definition(pointer), deeper);
    }
    if (here.get("oneOf") instanceof List<?> variants) {
      return variants.stream().mapToInt(one -> height(object(one), within)).min().orElseThrow();
    }
    if (here.get("required") instanceof List<?> required) {
      var properties = part(here, "properties");
      return required.stream()
          .mapToInt(name -> height(part(properties, String.valueOf(name)), within))
          .max()
          .orElseThrow();
    }
    var least = here.get("minItems") instanceof Number min ? min.intValue() : 0;
    return least > 0 ? height(part(here, "items"), within) : 0;
  }

  /// One type, the first that is not null; text where any will do.
  private static String type(Map<String, Object> here) {
    var type = here.getOrDefault("type", "string");
    return String.valueOf(type instanceof List<?> types ? types.getFirst() : type);
  }

  private Map<String, Object> resolved(Map<String, Object> here) {
    return here.get("$ref") instanceof String pointer ? definition(pointer) : here;
  }

  private Map<String, Object> definition(String pointer) {
    return part(part(schema, "$defs"), pointer.substring(DEFINITIONS.length()));
  }

  /// The JSON Pointer to a member (RFC 6901).
  static String pointer(String member) {
    return "/" + member.replace("~", "~0").replace("/", "~1");
  }

  /// A schema, or schemas by their names, inside of another; what is not said allows anything.
  private static Map<String, Object> part(Map<String, Object> whole, String name) {
    return object(whole.getOrDefault(name, Map.of()));
  }

  @SuppressWarnings("unchecked") // schemas are objects with names
  static Map<String, Object> object(Object schema) {
    return (Map<String, Object>) schema;
  }
}
