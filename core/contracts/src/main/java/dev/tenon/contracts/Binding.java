package dev.tenon.contracts;

import dev.tenon.contracts.JsonSchemas.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a record from named texts: its nested records flat, or by dotted paths.
final class Binding {

  /// A name that is not known is shown with at most so many steps.
  private static final int STEPS = 32;

  /// One component: a name of its own, or a record with parts of its own.
  private record Part(Component component, @Nullable String key, @Nullable Node node) {}

  private record Node(RecordCodec codec, List<Part> parts) {}

  private final boolean isFlat;
  private final Set<String> keys = new LinkedHashSet<>();
  private final Node root;

  private Binding(Codec codec, boolean isFlat) {
    this.isFlat = isFlat;
    var parts = codec.parts();
    if (parts == null) {
      throw new IllegalStateException("Only a record can be read from named texts.");
    }
    this.root = node(parts, "", new ArrayList<>());
  }

  /// @throws IllegalArgumentException if a component cannot be given by texts, or two share a name
  static Binding flat(Codec codec) {
    return new Binding(codec, true);
  }

  /// @throws IllegalArgumentException if a component cannot be given by texts
  static Binding dotted(Codec codec) {
    return new Binding(codec, false);
  }

  Set<String> keys() {
    return Collections.unmodifiableSet(keys);
  }

  Object read(Map<String, List<String>> values, Problems problems) {
    for (var key : values.keySet()) {
      if (!keys.contains(key)) {
        unknown(key, problems);
      }
    }
    return read(root, values, null, problems);
  }

  /// What each name gives, in order.
  List<Parameter> parameters(SchemaView view) {
    var parameters = new ArrayList<Parameter>();
    describe(root, null, false, view, parameters);
    return parameters;
  }

  /// @param base as in [#read(Node, Map, Object, Problems)]
  /// @param mayBeAbsent whether all of the record may be
  private static void describe(
      Node node,
      @Nullable Object base,
      boolean mayBeAbsent,
      SchemaView view,
      List<Parameter> into) {
    for (int i = 0; i < node.parts.size(); i++) {
      var part = node.parts.get(i);
      var slot = part.component.slot;
      var value = base == null ? node.codec.defaultValue(i) : part.component.of(base);
      if (part.node != null) {
        var parts = value == null ? null : slot.codec.toParts(value);
        describe(part.node, parts, mayBeAbsent || slot.mayBeAbsent(), view, into);
        continue;
      }
      var schema = slot.textSchema(view);
      if (value != null) {
        slot.free(value).ifPresent(free -> schema.put("default", free));
      }
      boolean isRequired = !mayBeAbsent && value == null && node.codec.isRequired(i);
      into.add(new Parameter(Objects.requireNonNull(part.key), isRequired, schema));
    }
  }

  private Node node(RecordCodec codec, String prefix, List<RecordCodec> outer) {
    var parts = new ArrayList<Part>();
    outer.addLast(codec);
    for (var component : codec.components()) {
      var where = codec.name() + "." + component.name;
      var inner = component.slot.codec.parts();
      if (inner != null && outer.contains(inner)) {
        throw Compiler.refused(
            where, "a record inside itself has no end of names", "Send it as JSON");
      }
      var key = isFlat ? component.name : prefix + component.name;
      if (inner != null) {
        parts.add(new Part(component, null, node(inner, key + ".", outer)));
      } else if (!component.slot.codec.isBindable()) {
        throw Compiler.refused(where, "it cannot be given by texts", "Send it as JSON");
      } else if (!keys.add(key)) {
        throw Compiler.refused(
            where, "the name '%s' is taken".formatted(key), "Rename one of the two");
      } else {
        parts.add(new Part(component, key, null));
      }
    }
    outer.removeLast();
    return new Node(codec, parts);
  }

  /// @param base a record whose values stand for those that are absent; null if there is none
  private Object read(
      Node node, Map<String, List<String>> values, @Nullable Object base, Problems problems) {
    int before = problems.count();
    var found = node.codec.values();
    for (int i = 0; i < found.length; i++) {
      var part = node.parts.get(i);
      var value =
          base == null ? node.codec.defaultValue(i) : RecordCodec.present(part.component.of(base));
      found[i] =
          part.node == null
              ? leaf(part, values, value, problems)
              : nested(part, part.node, values, value, problems);
    }
    return node.codec.build(found, before, problems);
  }

  private static @Nullable Object leaf(
      Part part, Map<String, List<String>> values, @Nullable Object base, Problems problems) {
    var texts = values.get(part.key);
    if (texts == null || texts.isEmpty()) {
      return base;
    }
    problems.path.enter(part.component.name);
    var value = part.component.slot.fromTexts(texts, problems);
    problems.path.leave();
    return value;
  }

  private @Nullable Object nested(
      Part part,
      Node node,
      Map<String, List<String>> values,
      @Nullable Object base,
      Problems problems) {
    var slot = part.component.slot;
    if (slot.mayBeAbsent() && !isGiven(node, values)) {
      return base;
    }
    var parts = base == null || base == Mark.NULL ? null : slot.codec.toParts(base);
    if (isFlat) {
      return slot.codec.ofParts(read(node, values, parts, problems));
    }
    problems.path.enter(part.component.name);
    var value = slot.codec.ofParts(read(node, values, parts, problems));
    problems.path.leave();
    return value;
  }

  private static boolean isGiven(Node node, Map<String, List<String>> values) {
    return node.parts.stream()
        .anyMatch(
            part -> part.node == null ? values.containsKey(part.key) : isGiven(part.node, values));
  }

  private void unknown(String key, Problems problems) {
    var steps = isFlat ? List.of(key) : List.of(key.split("\\.", STEPS));
    steps.forEach(problems.path::enter);
    problems.unknown("unknown-field", key, keys);
    steps.forEach(_ -> problems.path.leave());
  }
}
