package dev.tenon.contracts;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a schema is of: a type, by itself or among those of a sealed interface, where it has a
/// discriminator, too.
///
/// @param union the sealed interface; null for the type by itself
record SchemaKey(Shape shape, @Nullable Shape union) {

  // Written out, since linking those of a record costs a start several milliseconds.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof SchemaKey that
        && shape.equals(that.shape)
        && Objects.equals(union, that.union);
  }

  @Override
  public int hashCode() {
    return 31 * shape.hashCode() + Objects.hashCode(union);
  }
}
