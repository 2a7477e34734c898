package dev.tenon.bench.products;

import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// What it takes to create a product.
///
/// @param price in cents
public record NewProduct(
    @NotBlank @Size(max = 200) String name,
    @Nullable @Size(max = 2000) String description,
    @PositiveOrZero long price) {}
