package dev.tenon.contracts;

import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A member of a partial update: absent, or present with a value.
///
/// `Patch<String>` refuses `null`; `Patch<@Nullable String>` takes it as the value, so that "leave
/// it" and "clear it" are two things. An absent patch is left out when written.
///
/// Immutable when its value is.
///
/// @param <T> the type of the value
public sealed interface Patch<T extends @Nullable Object> {

  /// Nothing was said about this member.
  @SuppressWarnings("unchecked") // what is absent is of every type
  static <T extends @Nullable Object> Patch<T> absent() {
    return (Patch<T>) Absent.ABSENT;
  }

  /// The member was given this value.
  static <T extends @Nullable Object> Patch<T> of(T value) {
    return new Present<>(value);
  }

  /// The member was given as null.
  @SuppressWarnings(
      "NullAway") // a type argument that allows null is not seen without JSpecify mode
  static <T> Patch<@Nullable T> cleared() {
    return new Present<>(null);
  }

  /// Whether the member was given at all.
  boolean isPresent();

  /// The value if present, else the current one; null only where one of them is.
  T or(@Nullable T current);

  /// The patch with its value changed; absent stays absent.
  <R extends @Nullable Object> Patch<R> map(Function<? super T, ? extends R> change);

  /// Hands the value over if present.
  void ifPresent(Consumer<? super T> action);

  /// The member was given.
  ///
  /// @param value what was given
  /// @param <T> the type of the value
  record Present<T extends @Nullable Object>(T value) implements Patch<T> {

    @Override
    public boolean isPresent() {
      return true;
    }

    @Override
    public T or(@Nullable T current) {
      return value;
    }

    @Override
    public <R extends @Nullable Object> Patch<R> map(Function<? super T, ? extends R> change) {
      return new Present<>(change.apply(value));
    }

    @Override
    public void ifPresent(Consumer<? super T> action) {
      action.accept(value);
    }
  }

  /// The member was not given.
  ///
  /// @param <T> the type that its value would have
  record Absent<T extends @Nullable Object>() implements Patch<T> {

    private static final Absent<@Nullable Object> ABSENT = new Absent<>();

    @Override
    public boolean isPresent() {
      return false;
    }

    @Override
    @SuppressWarnings("NullAway") // null comes out only where null went in
    public T or(@Nullable T current) {
      return current;
    }

    @Override
    public <R extends @Nullable Object> Patch<R> map(Function<? super T, ? extends R> change) {
      return absent();
    }

    @Override
    public void ifPresent(Consumer<? super T> action) {}
  }
}
