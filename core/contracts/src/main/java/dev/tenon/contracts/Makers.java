package dev.tenon.contracts;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The method handles of one record, found once.
final class Makers {

  private static final MethodType GETTER = MethodType.methodType(Object.class, Object.class);

  private final Class<?> type;
  private final MethodHandles.Lookup lookup;

  Makers(Class<?> type) {
    this.type = type;
    MethodHandles.Lookup found;
    try {
      found = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
    } catch (IllegalAccessException e) {
      found = MethodHandles.publicLookup();
    }
    this.lookup = found;
  }

  /// What calls the canonical constructor.
  Maker constructor() {
    var components = type.getRecordComponents();
    var types = Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return new Maker(lookup.findConstructor(type, MethodType.methodType(void.class, types)));
    } catch (ReflectiveOperationException e) {
      throw closed(e);
    }
  }

  /// The accessor, of type `(Object)Object`.
  MethodHandle accessor(RecordComponent component) {
    try {
      return lookup
          .findVirtual(type, component.getName(), MethodType.methodType(component.getType()))
          .asType(GETTER);
    } catch (ReflectiveOperationException e) {
      throw closed(e);
    }
  }

  /// What `static defaults()` of the record returns; null if it has none.
  @Nullable Object defaults() {
    var method =
        Arrays.stream(type.getDeclaredMethods())
            .filter(m -> m.getName().equals("defaults") && m.getParameterCount() == 0)
            .filter(m -> Modifier.isStatic(m.getModifiers()) && m.getReturnType() == type)
            .findAny();
    if (method.isEmpty()) {
      return null;
    }
    try {
      return lookup.unreflect(method.get()).invoke();
    } catch (IllegalAccessException e) {
      throw closed(e);
    } catch (Throwable e) {
      throw new IllegalArgumentException(
          "%s.defaults() failed; a record's defaults keep its own rules.".formatted(type.getName()),
          e);
    }
  }

  /// Records throw no checked exceptions but by trickery.
  static RuntimeException unchecked(Throwable e) {
    return switch (e) {
      case RuntimeException unchecked -> unchecked;
      case Error error -> throw error;
      default -> new UndeclaredThrowableException(e);
    };
  }

  private IllegalArgumentException closed(Exception e) {
    return new IllegalArgumentException(
        "%s is not open to contracts. Add `opens %s to dev.tenon.contracts;` to its module-info."
            .formatted(type.getName(), type.getPackageName()),
        e);
  }
}
