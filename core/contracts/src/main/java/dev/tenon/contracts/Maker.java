package dev.tenon.contracts;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import org.jspecify.annotations.Nullable;

/// Makes records of one type from the values of their components.
///
/// The constructor is fitted to an array of values when the first record is made: that costs about
/// a millisecond of a start, and many records of a service are only ever written.
final class Maker {

  private static final MethodType FITTED = MethodType.methodType(Object.class, Object[].class);

  private final MethodHandle constructor;

  /// Written by whichever threads come first, always with the same meaning.
  private @Nullable MethodHandle fitted;

  /// @param constructor the canonical one
  Maker(MethodHandle constructor) {
    this.constructor = constructor;
  }

  /// @throws Throwable what the constructor threw
  Object make(@Nullable Object[] values) throws Throwable {
    var handle = fitted;
    if (handle == null) {
      handle = fit();
      fitted = handle;
    }
    return (Object) handle.invokeExact(values);
  }

  private MethodHandle fit() {
    return constructor
        .asType(constructor.type().generic())
        .asSpreader(Object[].class, constructor.type().parameterCount())
        .asType(FITTED);
  }
}
