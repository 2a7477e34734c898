package dev.tenon.contracts;

import dev.tenon.contracts.JsonSchemas.Parameter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads a record from named texts: its nested records flat, by dotted paths, or as headers.
final class Binding {

  /// How components are called.
  private enum Kind {
    FLAT,
    DOTTED,
    HEADERS
  }

  /// A name that is not known is shown with at most so many steps.
  private static final int STEPS = 32;

  /// One component: names of its own, or a record with parts of its own.
  private record Part(Component component, List<String> keys, @Nullable Node node) {}

  private record Node(RecordCodec codec, List<Part> parts) {}

  /// All that is there to read, by names.
  private record Given(
      Map<String, List<String>> texts,
      Map<String, ? extends List<? extends Attachment>> attachments) {

    boolean has(String name) {
      return texts.containsKey(name) || attachments.containsKey(name);
    }
  }

  private final Kind kind;
  private final Set<String> keys = new LinkedHashSet<>();
  private final Set<String> taken = new HashSet<>();
  private final Node root;

  private Binding(Codec codec, Kind kind) {
    this.kind = kind;
    var parts = codec.parts();
    if (parts == null) {
      throw new IllegalStateException("Only a record can be read from named texts.");
    }
    this.root = node(parts, List.of(""), new ArrayList<>());
  }

  /// @throws IllegalArgumentException if a component cannot be given by texts, or two share a name
  static Binding flat(Codec codec) {
    return new Binding(codec, Kind.FLAT);
  }

  /// @throws IllegalArgumentException if a component cannot be given by texts
  static Binding dotted(Codec codec) {
    return new Binding(codec, Kind.DOTTED);
  }

  /// @throws IllegalArgumentException if a component cannot be given by texts, or two share a name
  static Binding headers(Codec codec) {
    return new Binding(codec, Kind.HEADERS);
  }

  Set<String> keys() {
    return Collections.unmodifiableSet(keys);
  }

  Object read(
      Map<String, List<String>> texts,
      Map<String, ? extends List<? extends Attachment>> attachments,
      Problems problems) {
    refuseUnknown(texts.keySet(), problems);
    refuseUnknown(attachments.keySet(), problems);
    return read(root, new Given(texts, attachments), null, problems);
  }

  private void refuseUnknown(Set<String> names, Problems problems) {
    for (var name : names) {
      if (!keys.contains(name)) {
        unknown(name, problems);
      }
    }
  }

  /// What each name gives, in order.
  List<Parameter> parameters(SchemaView view) {
    var parameters = new ArrayList<Parameter>();
    describe(root, null, false, view, parameters);
    return parameters;
  }

  /// @param base as in [#read(Node, Given, Object, Problems)]
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
      into.add(new Parameter(part.keys.getFirst(), isRequired, schema));
    }
  }

  private Node node(RecordCodec codec, List<String> prefixes, List<RecordCodec> outer) {
    var parts = new ArrayList<Part>();
    outer.addLast(codec);
    for (var component : codec.components()) {
      parts.add(part(component, codec.name() + "." + component.name, prefixes, outer));
    }
    outer.removeLast();
    return new Node(codec, parts);
  }

  private Part part(
      Component component, String where, List<String> prefixes, List<RecordCodec> outer) {
    var inner = component.slot.codec.parts();
    if (inner != null && outer.contains(inner)) {
      throw Compiler.refused(
          where, "a record inside itself has no end of names", "Send it as JSON");
    }
    var names = names(component, prefixes);
    if (inner != null) {
      var within = kind == Kind.DOTTED ? names.stream().map(name -> name + ".").toList() : names;
      return new Part(component, List.of(), node(inner, within, outer));
    }
    if (!component.slot.codec.isBindable()) {
      throw Compiler.refused(where, "it cannot be given by texts", "Send it as JSON");
    }
    for (var name : names) {
      if (!taken.add(kind == Kind.HEADERS ? name.toLowerCase(Locale.ROOT) : name)) {
        throw Compiler.refused(
            where, "the name '%s' is taken".formatted(name), "Rename one of the two");
      }
    }
    keys.addAll(names);
    return new Part(component, names, null);
  }

  /// What the component may be called, the name that is told to people first.
  private List<String> names(Component component, List<String> prefixes) {
    return switch (kind) {
      case FLAT -> component.names();
      case HEADERS -> List.of(component.header);
      case DOTTED ->
          prefixes.stream()
              .flatMap(prefix -> component.names().stream().map(name -> prefix + name))
              .toList();
    };
  }

  /// @param base a record whose values stand for those that are absent; null if there is none
  private Object read(Node node, Given given, @Nullable Object base, Problems problems) {
    int before = problems.count();
    var found = node.codec.values();
    for (int i = 0; i < found.length; i++) {
      var part = node.parts.get(i);
      var value =
          base == null ? node.codec.defaultValue(i) : RecordCodec.present(part.component.of(base));
      found[i] =
          part.node == null
              ? leaf(part, given, value, problems)
              : nested(part, part.node, given, value, problems);
    }
    return node.codec.build(found, before, kind == Kind.HEADERS, problems);
  }

  private @Nullable Object leaf(Part part, Given given, @Nullable Object base, Problems problems) {
    Object value = base;
    boolean isGiven = false;
    for (int i = 0; i < part.keys.size(); i++) {
      var texts = given.texts.get(part.keys.get(i));
      var attachments = given.attachments.get(part.keys.get(i));
      if (isNone(texts) && isNone(attachments)) {
        continue;
      }
      problems.path.enter(step(part, i));
      if (isGiven) {
        problems.add("duplicate-field", RecordCodec.DUPLICATE);
      } else {
        value = value(part, texts, attachments, problems);
      }
      problems.path.leave();
      isGiven = true;
    }
    return value;
  }

  private Object value(
      Part part,
      @Nullable List<String> texts,
      @Nullable List<? extends Attachment> attachments,
      Problems problems) {
    var slot = part.component.slot;
    if (attachments == null || attachments.isEmpty()) {
      return slot.fromTexts(texts(part, Objects.requireNonNull(texts)), problems);
    }
    return isNone(texts)
        ? slot.fromAttachments(attachments, problems)
        : problems.wrongType("must be either a file or a text");
  }

  private static boolean isNone(@Nullable List<?> given) {
    return given == null || given.isEmpty();
  }

  /// The name as it was given, without what stands before it: each prefix has all names after it.
  private String step(Part part, int position) {
    var names = part.component.names();
    return kind == Kind.HEADERS ? part.component.header : names.get(position % names.size());
  }

  private List<String> texts(Part part, List<String> texts) {
    return kind == Kind.HEADERS && part.component.slot.codec.isRepeatable() ? items(texts) : texts;
  }

  /// The items of lists in headers (RFC 9110, 5.6.1): lines and commas alike part them, white space
  /// around them and empty ones do not count.
  private static List<String> items(List<String> lines) {
    var items = new ArrayList<String>();
    for (var line : lines) {
      for (var item : line.split(",", -1)) {
        if (!item.isBlank()) {
          items.add(item.strip());
        }
      }
    }
    return items.isEmpty() ? List.of("") : items;
  }

  private @Nullable Object nested(
      Part part, Node node, Given given, @Nullable Object base, Problems problems) {
    var slot = part.component.slot;
    if (slot.mayBeAbsent() && !isGiven(node, given)) {
      return base;
    }
    var parts = base == null || base == Mark.NULL ? null : slot.codec.toParts(base);
    if (kind != Kind.DOTTED) {
      return slot.codec.ofParts(read(node, given, parts, problems));
    }
    problems.path.enter(part.component.name);
    var value = slot.codec.ofParts(read(node, given, parts, problems));
    problems.path.leave();
    return value;
  }

  private static boolean isGiven(Node node, Given given) {
    return node.parts.stream()
        .anyMatch(part ->
            part.node == null
                ? part.keys.stream().anyMatch(given::has)
                : isGiven(part.node, given));
  }

  private void unknown(String key, Problems problems) {
    var steps = kind != Kind.DOTTED ? List.of(key) : List.of(key.split("\\.", STEPS));
    steps.forEach(problems.path::enter);
    problems.unknown("unknown-field", key, keys);
    steps.forEach(_ -> problems.path.leave());
  }
}
