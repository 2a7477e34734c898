package dev.tenon.contracts.testkit;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.testkit.Samples.Accessor;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.SerializedLambda;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Records made again with other values in some of their components.
final class Remaking {

  private Remaking() {}

  /// The name of a component, from the accessor that is given as a method reference.
  static String name(Contract<?> contract, Accessor<?, ?> accessor) {
    var lambda = Inside.of(accessor);
    var isOfThis =
        raw(contract)
            .filter(type -> type.getName().replace('.', '/').equals(lambda.getImplClass()))
            .isPresent();
    var name = lambda.getImplMethodName();
    if (!isOfThis || component(contract, name).isEmpty()) {
      throw new IllegalArgumentException(
          "A component of %s is named by its accessor, such as Item::price; this is %s."
              .formatted(contract.name(), name.startsWith("lambda$") ? "a lambda" : name));
    }
    return name;
  }

  static void requireFit(Contract<?> contract, String name, @Nullable Object value) {
    var type = component(contract, name).orElseThrow().getType();
    var boxed = MethodType.methodType(type).wrap().returnType();
    boolean isFit = value == null ? !type.isPrimitive() : boxed.isInstance(value);
    if (!isFit) {
      throw new IllegalArgumentException(
          "%s.%s is a %s, not %s."
              .formatted(
                  contract.name(),
                  name,
                  type.getSimpleName(),
                  value == null ? "null" : "a " + value.getClass().getSimpleName()));
    }
  }

  private static Optional<RecordComponent> component(Contract<?> contract, String name) {
    return components(contract).stream().filter(one -> one.getName().equals(name)).findAny();
  }

  /// Those of the record; none if it is no record.
  static List<RecordComponent> components(Contract<?> contract) {
    return raw(contract)
        .filter(Class::isRecord)
        .map(type -> List.of(type.getRecordComponents()))
        .orElse(List.of());
  }

  private static Optional<Class<?>> raw(Contract<?> contract) {
    return contract.type() instanceof Class<?> type ? Optional.of(type) : Optional.empty();
  }

  /// @param values of the components that are to be others, by name
  @SuppressWarnings("unchecked") // a record of the same class
  static <T> T with(Contract<T> contract, T record, Map<String, @Nullable Object> values) {
    var components = components(contract);
    var type = record.getClass();
    try {
      var lookup = MethodHandles.privateLookupIn(type, MethodHandles.lookup());
      var all = new @Nullable Object[components.size()];
      for (var i = 0; i < all.length; i++) {
        var component = components.get(i);
        all[i] =
            values.containsKey(component.getName())
                ? values.get(component.getName())
                : invoke(lookup.unreflect(component.getAccessor()), record);
      }
      var types = components.stream().map(RecordComponent::getType).toArray(Class<?>[]::new);
      return (T)
          invoke(lookup.findConstructor(type, MethodType.methodType(void.class, types)), all);
    } catch (ReflectiveOperationException closed) {
      throw new IllegalArgumentException(
          "%s is not open to its samples. Run the tests on the class path, or open %s to them."
              .formatted(type.getName(), type.getPackageName()),
          closed);
    }
  }

  /// What a record's constructor or accessor throws goes through as it is.
  private static Object invoke(MethodHandle handle, @Nullable Object... arguments) {
    try {
      return handle.invokeWithArguments(Arrays.asList(arguments));
    } catch (RuntimeException | Error thrown) {
      throw thrown;
    } catch (Throwable thrown) {
      throw new UndeclaredThrowableException(thrown);
    }
  }

  /// What Java writes for a method reference when it is serialized: the method's name, among
  /// others. Nothing is read back.
  private static final class Inside extends ObjectOutputStream {

    private @Nullable SerializedLambda found;

    private Inside() throws IOException {
      super(OutputStream.nullOutputStream());
      enableReplaceObject(true);
    }

    static SerializedLambda of(Accessor<?, ?> accessor) {
      return read(accessor)
          .orElseThrow(() ->
              new IllegalArgumentException(
                  "A component is named by its accessor, such as Item::price; this is a "
                      + accessor.getClass().getName()));
    }

    private static Optional<SerializedLambda> read(Accessor<?, ?> accessor) {
      try (var inside = new Inside()) {
        inside.writeObject(accessor);
        return Optional.ofNullable(inside.found);
      } catch (IOException captures) {
        return Optional.empty();
      }
    }

    @Override
    protected Object replaceObject(Object object) {
      if (object instanceof SerializedLambda lambda) {
        found = lambda;
        return "";
      }
      return object;
    }
  }
}
