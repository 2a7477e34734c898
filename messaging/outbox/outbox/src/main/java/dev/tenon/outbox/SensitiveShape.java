package dev.tenon.outbox;

import dev.tenon.redaction.Sensitive;
import dev.tenon.redaction.Treatment;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Where the records of a payload say [Sensitive]: what is left of the annotations once the payload
/// is JSON. Read once a class.
///
/// @param components by the names of one record's components
record SensitiveShape(Map<String, Member> components) {

  static final SensitiveShape NONE = new SensitiveShape(Map.of());

  private static final ClassValue<SensitiveShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected SensitiveShape computeValue(Class<?> type) {
          return of(type.getRecordComponents());
        }
      };

  /// One component.
  ///
  /// @param treatment what the annotation says; null where there is none
  /// @param records those in its type, also as items, values and type arguments
  record Member(@Nullable Treatment treatment, List<Class<?>> records) {

    /// The shape of an object that stands at this component. A type with more than one record in it
    /// is all of them at once: rather too much is hidden than too little.
    SensitiveShape shape() {
      if (records.size() == 1) {
        return SensitiveShape.of(records.getFirst());
      }
      var all = new HashMap<String, Member>();
      records.forEach(type ->
          SensitiveShape.of(type)
              .components
              .forEach((name, member) -> all.merge(name, member, Member::and)));
      return new SensitiveShape(all);
    }

    private Member and(Member other) {
      var both = new ArrayList<>(records);
      both.addAll(other.records);
      return new Member(stricter(treatment, other.treatment), List.copyOf(both));
    }
  }

  /// The one that shows less; null where there is none.
  static @Nullable Treatment stricter(@Nullable Treatment one, @Nullable Treatment other) {
    if (one == null || other == null) {
      return one == null ? other : one;
    }
    return strictness(one) >= strictness(other) ? one : other;
  }

  private static int strictness(Treatment treatment) {
    return switch (treatment) {
      case DROP -> 2;
      case MASK -> 1;
      case HASH -> 0;
    };
  }

  static SensitiveShape of(Class<?> type) {
    return type.isRecord() ? SHAPES.get(type) : NONE;
  }

  @Nullable Member member(String name) {
    return components.get(name);
  }

  private static SensitiveShape of(RecordComponent[] components) {
    var members = new HashMap<String, Member>();
    for (var component : components) {
      var said = component.getAnnotation(Sensitive.class);
      var records = new ArrayList<Class<?>>();
      collect(component.getGenericType(), records);
      if (said != null || !records.isEmpty()) {
        members.put(
            component.getName(),
            new Member(said == null ? null : said.value(), List.copyOf(records)));
      }
    }
    return new SensitiveShape(Map.copyOf(members));
  }

  private static void collect(Type type, List<Class<?>> records) {
    if (type instanceof Class<?> plain && plain.isRecord()) {
      records.add(plain);
    } else if (type instanceof ParameterizedType generic) {
      collect(generic.getRawType(), records);
      for (var argument : generic.getActualTypeArguments()) {
        collect(argument, records);
      }
    }
  }
}
