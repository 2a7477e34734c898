package dev.tenon.examples.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.contracts.Patch;
import dev.tenon.examples.products.Product.NewProduct;
import dev.tenon.examples.products.Product.ProductPatch;
import dev.tenon.sql.Database;
import dev.tenon.testkit.SettableClock;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class ProductStoreTest {

  private final SettableClock clock = SettableClock.at("2026-01-01T12:00:00Z");
  private final ProductStore products = new ProductStore(Database.inMemory(), clock);

  @Test
  void product_remembersWhenItWasCreated_andLastChanged() {
    var created = products.create(new NewProduct("tea", null, 450));
    clock.advance(Duration.ofHours(1));

    var changed = products.update(created.id(), price(500), _ -> {});

    assertThat(created.createdAt()).isEqualTo("2026-01-01T12:00:00Z");
    assertThat(created.updatedAt()).isNull();
    assertThat(changed.createdAt()).isEqualTo(created.createdAt());
    assertThat(changed.updatedAt()).isEqualTo("2026-01-01T13:00:00Z");
    assertThat(changed.version()).isEqualTo(2);
  }

  private static ProductPatch price(long cents) {
    return new ProductPatch(Patch.absent(), Patch.absent(), Patch.of(cents));
  }
}
