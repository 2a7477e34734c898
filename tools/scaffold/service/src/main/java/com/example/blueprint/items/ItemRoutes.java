package com.example.blueprint.items;

import com.example.blueprint.events.Events;
import com.example.blueprint.items.Item.ItemPatch;
import com.example.blueprint.items.Item.ItemSearch;
import com.example.blueprint.items.Item.NewItem;
import dev.tenon.contracts.Contract;
import dev.tenon.http.IfMatch;
import dev.tenon.http.Routes;
import dev.tenon.sql.Database;
import java.time.Clock;
import java.util.UUID;

/// What can be done with items over HTTP.
public final class ItemRoutes {

  private final ItemStore items;

  private ItemRoutes(ItemStore items) {
    this.items = items;
  }

  /// The routes to the items in this database.
  ///
  /// @param events where each change is told
  public static Routes of(Database database, Events events, Clock clock) {
    return new ItemRoutes(new ItemStore(database, events, clock)).routes();
  }

  private Routes routes() {
    // @formatter:off
    return Routes.under("/api/v1/items").open()
        .post("").named("createItem", "Creates one item.").body(NewItem.class).calls(items::create).located(Item::id).tagged(Item::version).gives(201, Item.class)
        .get("").named("searchItems", "Lists items, the oldest first.").query(ItemSearch.class).calls(items::search).gives(Contract.page(Item.class))
        .get("/{id}").named("retrieveItem", "Gives one item.").path(UUID.class).calls(items::retrieve).tagged(Item::version).gives(Item.class)
        .put("/{id}").named("replaceItem", "Replaces all that one item says.").path(UUID.class).ifMatch().body(NewItem.class).calls(this::replace).tagged(Item::version).gives(Item.class)
        .patch("/{id}").named("updateItem", "Changes what is given of one item, and keeps the rest.").path(UUID.class).ifMatch().body(ItemPatch.class).calls(this::update).tagged(Item::version).gives(Item.class)
        .delete("/{id}").named("deleteItem", "Removes one item for good.").path(UUID.class).ifMatch().does(this::delete);
    // @formatter:on
  }

  private Item replace(UUID id, IfMatch ifMatch, NewItem by) {
    return items.replace(id, by, item -> ifMatch.require(item.version()));
  }

  private Item update(UUID id, IfMatch ifMatch, ItemPatch by) {
    return items.update(id, by, item -> ifMatch.require(item.version()));
  }

  private void delete(UUID id, IfMatch ifMatch) {
    items.delete(id, item -> ifMatch.require(item.version()));
  }
}
