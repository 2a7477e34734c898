package dev.tenon.redaction;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The components of a record and what its author says of them; found once a class.
record RecordShape(List<Component> components) {

  private static final ClassValue<RecordShape> SHAPES =
      new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
          return new RecordShape(Stream.of(type.getRecordComponents()).map(Component::of).toList());
        }
      };

  static RecordShape of(Class<?> type) {
    return SHAPES.get(type);
  }

  /// @param treatment what [Sensitive] says; null where it says nothing
  record Component(String name, Method accessor, @Nullable Treatment treatment) {

    static Component of(RecordComponent component) {
      var accessor = component.getAccessor();
      accessor.setAccessible(true);
      var sensitive = component.getAnnotation(Sensitive.class);
      return new Component(
          component.getName(), accessor, sensitive == null ? null : sensitive.value());
    }

    /// @throws IllegalStateException if the accessor throws
    @Nullable Object read(Record members) {
      try {
        return accessor.invoke(members);
      } catch (IllegalAccessException | InvocationTargetException e) {
        throw new IllegalStateException(e);
      }
    }
  }
}
