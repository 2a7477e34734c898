package dev.tenon.examples.products;

import dev.tenon.contracts.Contract;
import dev.tenon.examples.products.Product.NewProduct;
import dev.tenon.examples.products.Product.ProductPatch;
import dev.tenon.examples.products.Product.ProductSearch;
import dev.tenon.http.IfMatch;
import dev.tenon.http.Routes;
import java.util.UUID;

/// What can be done with products over HTTP.
final class ProductRoutes {

  private final ProductStore products;

  ProductRoutes(ProductStore products) {
    this.products = products;
  }

  Routes routes() {
    // @formatter:off
    return Routes.under("/api/v1/products").open()
        .post("").named("createProduct", "Creates a product.").body(NewProduct.class).calls(products::create).located(Product::id).tagged(Product::version).gives(201, Product.class)
        .get("").named("searchProducts", "Lists products, the oldest first.").query(ProductSearch.class).calls(products::search).gives(Contract.page(Product.class))
        .get("/{id}").named("retrieveProduct", "Gives one product.").path(UUID.class).calls(products::retrieve).tagged(Product::version).gives(Product.class)
        .put("/{id}").named("replaceProduct", "Replaces all that a product says.").path(UUID.class).ifMatch().body(NewProduct.class).calls(this::replace).tagged(Product::version).gives(Product.class)
        .patch("/{id}").named("updateProduct", "Changes what is given, and keeps the rest.").path(UUID.class).ifMatch().body(ProductPatch.class).calls(this::update).tagged(Product::version).gives(Product.class)
        .delete("/{id}").named("deleteProduct", "Removes a product for good.").path(UUID.class).ifMatch().does(this::delete);
    // @formatter:on
  }

  private Product replace(UUID id, IfMatch ifMatch, NewProduct by) {
    return products.replace(id, by, product -> ifMatch.require(product.version()));
  }

  private Product update(UUID id, IfMatch ifMatch, ProductPatch by) {
    return products.update(id, by, product -> ifMatch.require(product.version()));
  }

  private void delete(UUID id, IfMatch ifMatch) {
    products.delete(id, product -> ifMatch.require(product.version()));
  }
}
