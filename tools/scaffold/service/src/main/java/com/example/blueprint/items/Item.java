package com.example.blueprint.items;

import dev.tenon.contracts.Paging;
import dev.tenon.contracts.Patch;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// One item, as it is stored and as it is answered.
///
/// @param version counts the changes; the ETag
/// @param updatedAt null until the first change
record Item(
    UUID id,
    String name,
    long price,
    long version,
    Instant createdAt,
    @Nullable Instant updatedAt) {

  /// What it takes to create one item, or to replace it.
  record NewItem(@NotBlank @Size(max = 200) String name, long price) {}

  /// What is to be changed; what is absent stays as it is.
  record ItemPatch(Patch<@NotBlank @Size(max = 200) String> name, Patch<Long> price) {}

  /// Which items are wanted; of a text, a part is enough.
  record ItemSearch(@Nullable @Size(max = 200) String name, Paging paging) {}

  /// What is left to say of one item that is gone.
  record DeletedItem(UUID id) {}

  static Item of(UUID id, NewItem item, Instant now) {
    return new Item(id, item.name, item.price, 1, now, null);
  }

  Item replaced(NewItem by, Instant now) {
    return new Item(id, by.name, by.price, version + 1, createdAt, now);
  }

  Item patched(ItemPatch by, Instant now) {
    return replaced(new NewItem(by.name.or(name), by.price.or(price)), now);
  }
}
