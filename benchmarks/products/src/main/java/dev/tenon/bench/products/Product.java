package dev.tenon.bench.products;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A product, as it is stored and as it is answered.
///
/// @param price in cents
/// @param version counts the changes
/// @param updatedAt null until the first change
public record Product(
    UUID id,
    String name,
    @Nullable String description,
    long price,
    long version,
    Instant createdAt,
    @Nullable Instant updatedAt) {}
