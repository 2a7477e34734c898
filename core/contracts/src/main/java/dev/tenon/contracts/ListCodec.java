package dev.tenon.contracts;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lists, and sets of scalars, whose items differ.
final class ListCodec extends Codec {

  static final String DUPLICATE = "must not be there twice";

  private final Slot item;
  private final boolean isSet;

  ListCodec(Slot item, boolean isSet) {
    this.item = item;
    this.isSet = isSet;
  }

  @Override
  Object read(JsonCursor in, Problems problems) {
    if (!in.isList()) {
      return wrongType(in, problems, "must be a list");
    }
    in.open();
    int before = problems.count();
    int most = problems.limits.items();
    Collection<@Nullable Object> items = isSet ? new LinkedHashSet<>() : new ArrayList<>();
    for (int i = 0; in.nextItem(); i++) {
      if (i == most) {
        problems.add("too-many", tooMany(most));
        in.skipRest();
        break;
      }
      problems.path.enter(i);
      add(items, item.read(in, problems), problems);
      problems.path.leave();
    }
    return problems.count() == before ? unmodifiable(items) : FAILED;
  }

  /// One text is split at its commas; of several, each is an item as it is.
  @Override
  Object fromTexts(List<String> texts, Problems problems) {
    if (item.codec instanceof AttachmentCodec) {
      return problems.wrongType("must be files");
    }
    int most = problems.limits.items();
    var parts = texts.size() == 1 ? split(texts.getFirst(), most) : texts;
    return each(parts, text -> item.fromText(text, problems), problems);
  }

  @Override
  Object fromAttachments(List<? extends Attachment> attachments, Problems problems) {
    return item.codec instanceof AttachmentCodec
        ? each(attachments, one -> item.fromAttachments(List.of(one), problems), problems)
        : super.fromAttachments(attachments, problems);
  }

  private <A> Object each(List<A> parts, Function<A, Object> read, Problems problems) {
    int most = problems.limits.items();
    if (parts.size() > most) {
      problems.add("too-many", tooMany(most));
      return FAILED;
    }
    int before = problems.count();
    Collection<@Nullable Object> items = isSet ? new LinkedHashSet<>() : new ArrayList<>();
    for (int i = 0; i < parts.size(); i++) {
      problems.path.enter(i);
      add(items, read.apply(parts.get(i)), problems);
      problems.path.leave();
    }
    return problems.count() == before ? unmodifiable(items) : FAILED;
  }

  @Override
  void write(Object value, JsonOutput out) {
    out.openList();
    int i = 0;
    for (var element : (Collection<?>) value) {
      out.path.enter(i++);
      item.write(element, out);
      out.path.leave();
    }
    out.closeList();
  }

  @Override
  Map<String, Object> schema(SchemaView view) {
    return schema(item.schema(view));
  }

  @Override
  Map<String, Object> textSchema(SchemaView view) {
    return schema(item.textSchema(view));
  }

  private Map<String, Object> schema(Map<String, Object> items) {
    var schema = Keywords.type("array");
    schema.put("items", items);
    if (isSet) {
      schema.put("uniqueItems", true);
    }
    return schema;
  }

  @Override
  boolean isBindable() {
    return item.codec.isScalar() || item.codec instanceof AttachmentCodec;
  }

  @Override
  boolean isRepeatable() {
    return true;
  }

  @Override
  void inside(Inside inside) {
    inside.of("*", null, item.codec);
  }

  private static List<String> split(String text, int most) {
    return text.isEmpty() ? List.of() : List.of(text.split(",", most + 1));
  }

  private void add(Collection<@Nullable Object> items, @Nullable Object value, Problems problems) {
    if (!items.add(value) && value != FAILED) {
      problems.add("duplicate-item", DUPLICATE);
    }
  }

  private static Object unmodifiable(Collection<@Nullable Object> items) {
    return switch (items) {
      case List<@Nullable Object> list -> Collections.unmodifiableList(list);
      case Set<@Nullable Object> set -> Collections.unmodifiableSet(set);
      default -> throw new IllegalStateException();
    };
  }

  static String tooMany(int most) {
    return "must have at most %d items".formatted(most);
  }
}
