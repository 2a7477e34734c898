package dev.tenon.contracts;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Any JSON: texts, `Long`, `BigInteger`, `BigDecimal`, booleans, null, lists and maps.
///
/// It takes what RFC 8259 allows, U+0000 in texts and names given twice (the last one counts)
/// included, as every general JSON reader does; typed contracts refuse both.
final class FreeCodec extends Codec {

  @Override
  Object read(JsonCursor in, Problems problems) {
    if (in.isText()) {
      return text(in.text(), problems);
    }
    if (in.isInteger()) {
      return in.isLong() ? in.longValue() : NumberCodec.BIG_INTEGER.read(in, problems);
    }
    if (in.isNumber()) {
      return NumberCodec.DECIMAL.read(in, problems);
    }
    if (in.isList()) {
      return list(in, problems);
    }
    return in.isObject() ? map(in, problems) : in.isTrue();
  }

  private @Nullable Object value(JsonCursor in, Problems problems) {
    return in.isNull() ? null : read(in, problems);
  }

  private static Object text(String text, Problems problems) {
    return TextCodec.isLong(text, problems) || !TextCodec.isUnicode(text, problems) ? FAILED : text;
  }

  private Object list(JsonCursor in, Problems problems) {
    in.open();
    int most = problems.limits.items();
    var items = new ArrayList<@Nullable Object>();
    while (in.nextItem()) {
      if (items.size() == most) {
        return tooMany(in, problems, most);
      }
      problems.path.enter(items.size());
      items.add(value(in, problems));
      problems.path.leave();
    }
    return Collections.unmodifiableList(items);
  }

  private Object map(JsonCursor in, Problems problems) {
    in.open();
    int most = problems.limits.items();
    int seen = 0;
    var members = new LinkedHashMap<String, @Nullable Object>();
    for (var name = in.nextMember(); name != null; name = in.nextMember()) {
      if (seen++ == most) {
        return tooMany(in, problems, most);
      }
      in.toValue();
      problems.path.enter(name);
      text(name, problems);
      members.put(name, value(in, problems));
      problems.path.leave();
    }
    return Collections.unmodifiableMap(members);
  }

  private static Object tooMany(JsonCursor in, Problems problems, int most) {
    problems.add("too-many", ListCodec.tooMany(most));
    in.skipRest();
    return FAILED;
  }

  @Override
  Map<String, Object> schema(SchemaView view) {
    return Keywords.of("type", List.of("string", "number", "boolean", "array", "object"));
  }

  @Override
  void write(Object value, JsonOutput out) {
    switch (value) {
      case String text -> out.text(text);
      case Boolean bool -> out.bool(bool);
      case Double number -> out.number((double) number);
      case Float number -> out.number((float) number);
      case BigDecimal number -> out.number(number);
      case BigInteger number -> out.number(number);
      case Long number -> out.number(number);
      case Integer number -> out.number(number);
      case Short number -> out.number(number);
      case Byte number -> out.number(number);
      case Collection<?> items -> writeList(items, out);
      case Map<?, ?> members -> writeMap(members, out);
      default -> throw out.unwritable("is a %s".formatted(value.getClass().getName()));
    }
  }

  private void writeList(Collection<?> items, JsonOutput out) {
    out.openList();
    int i = 0;
    for (var item : items) {
      out.path.enter(i++);
      writeValue(item, out);
      out.path.leave();
    }
    out.closeList();
  }

  private void writeMap(Map<?, ?> members, JsonOutput out) {
    out.openObject();
    for (var member : members.entrySet()) {
      if (!(member.getKey() instanceof String name)) {
        throw out.unwritable("is a map with keys that are no texts");
      }
      out.path.enter(name);
      out.name(name);
      writeValue(member.getValue(), out);
      out.path.leave();
    }
    out.closeObject();
  }

  private void writeValue(@Nullable Object value, JsonOutput out) {
    if (value == null) {
      out.nothing();
    } else {
      write(value, out);
    }
  }
}
