package dev.tenon.examples.products;

import dev.tenon.contracts.Page;
import dev.tenon.contracts.UuidV7;
import dev.tenon.examples.products.Product.NewProduct;
import dev.tenon.examples.products.Product.ProductPatch;
import dev.tenon.examples.products.Product.ProductSearch;
import dev.tenon.sql.Criteria;
import dev.tenon.sql.Database;
import dev.tenon.sql.Store;
import dev.tenon.sql.Table;
import java.time.Clock;
import java.util.UUID;
import java.util.function.Consumer;

/// Where the products are. A precondition sees the product as it is, locked until the change is
/// done.
final class ProductStore {

  private static final Table<Product, UUID> TABLE =
      Table.of("products", Product.class, Product::id).named("product");

  private final Store<Product, UUID> store;
  private final Clock clock;

  ProductStore(Database database, Clock clock) {
    this.store = database.store(TABLE);
    this.clock = clock;
  }

  Product create(NewProduct product) {
    return store.create(Product.of(UuidV7.next(), product, clock.instant()));
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
    return store.update(
        id,
        product -> {
          precondition.accept(product);
          return product.replaced(by, clock.instant());
        });
  }

  Product update(UUID id, ProductPatch by, Consumer<Product> precondition) {
    return store.update(
        id,
        product -> {
          precondition.accept(product);
          return product.patched(by, clock.instant());
        });
  }

  void delete(UUID id, Consumer<Product> precondition) {
    store.delete(id, precondition);
  }
}
