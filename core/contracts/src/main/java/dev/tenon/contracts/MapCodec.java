package dev.tenon.contracts;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Objects whose names are not known beforehand, in the order in which they came.
final class MapCodec extends Codec {

  private final Slot key;
  private final Slot value;

  MapCodec(Slot key, Slot value) {
    this.key = key;
    this.value = value;
  }

  @Override
  Object read(JsonCursor in, Problems problems) {
    if (!in.isObject()) {
      return wrongType(in, problems, "must be an object");
    }
    in.open();
    int before = problems.count();
    int most = problems.limits.items();
    var members = new LinkedHashMap<Object, @Nullable Object>();
    int seen = 0;
    for (var name = in.nextMember(); name != null; name = in.nextMember()) {
      if (seen++ == most) {
        problems.add("too-many", ListCodec.tooMany(most));
        in.skipRest();
        break;
      }
      in.toValue();
      problems.path.enter(name);
      member(name, members, in, problems);
      problems.path.leave();
    }
    return problems.count() == before ? Collections.unmodifiableMap(members) : FAILED;
  }

  /// Two spellings of one key are one name given twice.
  private void member(
      String name, Map<Object, @Nullable Object> members, JsonCursor in, Problems problems) {
    var known = key.fromName(name, problems);
    if (known != FAILED && members.containsKey(known)) {
      in.skip();
      problems.add("duplicate-field", RecordCodec.DUPLICATE);
    } else {
      members.put(known, value.read(in, problems));
    }
  }

  @Override
  Map<String, Object> schema(SchemaView view) {
    var schema = Keywords.type("object");
    var names = key.schema(view);
    if (names.size() > 1) {
      schema.put("propertyNames", names);
    }
    schema.put("additionalProperties", value.schema(view));
    return schema;
  }

  @Override
  void inside(Inside inside) {
    inside.of("*", null, value.codec);
  }

  @Override
  void write(Object map, JsonOutput out) {
    out.openObject();
    for (var member : ((Map<?, ?>) map).entrySet()) {
      var name = key.codec.toName(member.getKey(), out);
      out.path.enter(name);
      out.name(name);
      value.write(member.getValue(), out);
      out.path.leave();
    }
    out.closeObject();
  }
}
