package com.example.blueprint.items;

import com.example.blueprint.events.Events;
import com.example.blueprint.items.Item.DeletedItem;
import com.example.blueprint.items.Item.ItemPatch;
import com.example.blueprint.items.Item.ItemSearch;
import com.example.blueprint.items.Item.NewItem;
import dev.tenon.contracts.Page;
import dev.tenon.contracts.UuidV7;
import dev.tenon.sql.Criteria;
import dev.tenon.sql.Database;
import dev.tenon.sql.Store;
import dev.tenon.sql.Table;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Where the items are. A precondition sees the item as it is, locked until the change is done.
/// Each change is told in its transaction: `item.created`, `item.changed` and `item.deleted`.
final class ItemStore {

  private static final Table<Item, UUID> TABLE =
      Table.of("items", Item.class, Item::id).named("item");

  private final Database database;
  private final Store<Item, UUID> store;
  private final Events events;
  private final Clock clock;

  ItemStore(Database database, Events events, Clock clock) {
    this.database = database;
    this.store = database.store(TABLE);
    this.events = events;
    this.clock = clock;
  }

  Item create(NewItem item) {
    return database.inTransaction(tx -> {
      var created = store.create(tx, Item.of(UuidV7.next(), item, clock.instant()));
      events.append(tx, "item.created", created.id(), created);
      return created;
    });
  }

  Item retrieve(UUID id) {
    return store.retrieve(id);
  }

  Page<Item> search(ItemSearch search) {
    var paging = search.paging();
    var found =
        store.search(
            Criteria.all()
                .whenPresent(search.name(), (all, name) -> all.contains("name", name))
                .orderBy("createdAt")
                .page(paging.limit(), paging.offset()));
    return new Page<>(found.items(), found.total(), paging.limit(), paging.offset());
  }

  Item replace(UUID id, NewItem by, Consumer<Item> precondition) {
    return changed(id, precondition, item -> item.replaced(by, clock.instant()));
  }

  Item update(UUID id, ItemPatch by, Consumer<Item> precondition) {
    return changed(id, precondition, item -> item.patched(by, clock.instant()));
  }

  void delete(UUID id, Consumer<Item> precondition) {
    database.runInTransaction(tx -> {
      store.delete(tx, id, precondition);
      events.append(tx, "item.deleted", id, new DeletedItem(id));
    });
  }

  private Item changed(UUID id, Consumer<Item> precondition, UnaryOperator<Item> change) {
    return database.inTransaction(tx -> {
      var changed =
          store.update(
              tx,
              id,
              item -> {
                precondition.accept(item);
                return change.apply(item);
              });
      events.append(tx, "item.changed", id, changed);
      return changed;
    });
  }
}
