package dev.tenon.examples.products;

import dev.tenon.contracts.Page;
import dev.tenon.contracts.UuidV7;
import dev.tenon.examples.products.Product.DeletedProduct;
import dev.tenon.examples.products.Product.NewProduct;
import dev.tenon.examples.products.Product.ProductPatch;
import dev.tenon.examples.products.Product.ProductSearch;
import dev.tenon.outbox.Event;
import dev.tenon.outbox.Outbox;
import dev.tenon.sql.Criteria;
import dev.tenon.sql.Database;
import dev.tenon.sql.Store;
import dev.tenon.sql.Table;
import dev.tenon.sql.Tx;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/// Where the products are. A precondition sees the product as it is, locked until the change is
/// done. Each change is an event in the outbox, in the same transaction: `product.created`,
/// `product.changed` and `product.deleted`.
final class ProductStore {

  private static final Table<Product, UUID> TABLE =
      Table.of("products", Product.class, Product::id).named("product");

  private final Database database;
  private final Store<Product, UUID> store;
  private final Outbox<Tx> outbox;
  private final Clock clock;

  ProductStore(Database database, Outbox<Tx> outbox, Clock clock) {
    this.database = database;
    this.store = database.store(TABLE);
    this.outbox = outbox;
    this.clock = clock;
  }

  /// In the memory of this process, for tests.
  static ProductStore inMemory(Clock clock) {
    return new ProductStore(Database.inMemory(), Outbox.inMemory(clock, Tx::afterCommit), clock);
  }

  Product create(NewProduct product) {
    return database.inTransaction(tx -> {
      var created = store.create(tx, Product.of(UuidV7.next(), product, clock.instant()));
      outbox.append(tx, Event.of("product.created", created.id(), created));
      return created;
    });
  }

  Product retrieve(UUID id) {
    return store.retrieve(id);
  }

  Page<Product> search(ProductSearch search) {
    var paging = search.paging();
    var found =
        store.search(
            Criteria.all()
                .whenPresent(search.name(), (all, name) -> all.contains("name", name))
                .orderBy("createdAt")
                .page(paging.limit(), paging.offset()));
    return new Page<>(found.items(), found.total(), paging.limit(), paging.offset());
  }

  Product replace(UUID id, NewProduct by, Consumer<Product> precondition) {
    return changed(id, precondition, product -> product.replaced(by, clock.instant()));
  }

  Product update(UUID id, ProductPatch by, Consumer<Product> precondition) {
    return changed(id, precondition, product -> product.patched(by, clock.instant()));
  }

  void delete(UUID id, Consumer<Product> precondition) {
    database.runInTransaction(tx -> {
      store.delete(tx, id, precondition);
      outbox.append(tx, Event.of("product.deleted", id, new DeletedProduct(id)));
    });
  }

  private Product changed(UUID id, Consumer<Product> precondition, UnaryOperator<Product> change) {
    return database.inTransaction(tx -> {
      var changed =
          store.update(
              tx,
              id,
              product -> {
                precondition.accept(product);
                return change.apply(product);
              });
      outbox.append(tx, Event.of("product.changed", id, changed));
      return changed;
    });
  }
}
