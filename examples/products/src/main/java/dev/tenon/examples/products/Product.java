package dev.tenon.examples.products;

import dev.tenon.contracts.Paging;
import dev.tenon.contracts.Patch;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A product, as it is stored and as it is answered.
///
/// @param price in cents
/// @param version counts the changes; the ETag
/// @param updatedAt null until the first change
record Product(
    UUID id,
    String name,
    @Nullable String description,
    long price,
    long version,
    Instant createdAt,
    @Nullable Instant updatedAt) {

  /// What it takes to create a product, or to replace one.
  record NewProduct(
      @NotBlank @Size(max = 200) String name,
      @Nullable @Size(max = 2000) String description,
      @PositiveOrZero long price) {}

  /// What is to be changed; what is absent stays as it is.
  record ProductPatch(
      Patch<@NotBlank @Size(max = 200) String> name,
      Patch<@Nullable @Size(max = 2000) String> description,
      Patch<@PositiveOrZero Long> price) {}

  /// Which products are wanted.
  ///
  /// @param name a part of the name
  record ProductSearch(@Nullable @Size(max = 200) String name, Paging paging) {}

  /// What is left to say of a product that is gone.
  record DeletedProduct(UUID id) {}

  static Product of(UUID id, NewProduct product, Instant now) {
    return new Product(id, product.name, product.description, product.price, 1, now, null);
  }

  Product replaced(NewProduct by, Instant now) {
    return new Product(id, by.name, by.description, by.price, version + 1, createdAt, now);
  }

  Product patched(ProductPatch by, Instant now) {
    var changed =
        new NewProduct(by.name.or(name), by.description.or(description), by.price.or(price));
    return replaced(changed, now);
  }
}
