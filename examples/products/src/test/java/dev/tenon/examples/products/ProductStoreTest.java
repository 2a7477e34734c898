package dev.tenon.examples.products;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.Patch;
import dev.tenon.contracts.testkit.Samples;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.examples.products.Product.NewProduct;
import dev.tenon.examples.products.Product.ProductPatch;
import dev.tenon.outbox.Message;
import dev.tenon.outbox.Outbox;
import dev.tenon.outbox.RelayOptions;
import dev.tenon.sql.Database;
import dev.tenon.sql.Tx;
import dev.tenon.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class ProductStoreTest {

  private final SettableClock clock = SettableClock.at("2026-01-01T12:00:00Z");
  private final ProductStore products = ProductStore.inMemory(clock);
  private final Samples<NewProduct> samples = Samples.of(NewProduct.class);

  @Test
  void product_remembersWhenItWasCreated_andLastChanged() {
    var created = products.create(samples.next());
    clock.advance(Duration.ofHours(1));

    var changed = products.update(created.id(), price(500), _ -> {});

    assertThat(created.createdAt()).isEqualTo("2026-01-01T12:00:00Z");
    assertThat(created.updatedAt()).isNull();
    assertThat(changed.createdAt()).isEqualTo(created.createdAt());
    assertThat(changed.updatedAt()).isEqualTo("2026-01-01T13:00:00Z");
    assertThat(changed.version()).isEqualTo(2);
  }

  @Test
  void change_isAnEvent_andARefusedOneIsNone() {
    var outbox = Outbox.<Tx>inMemory(clock, Tx::afterCommit);
    var products = new ProductStore(Database.inMemory(), outbox, clock);
    var tea = products.create(samples.with(NewProduct::name, "tea").next());
    products.update(tea.id(), price(500), _ -> {});
    assertThatThrownBy(() ->
            products.update(
                tea.id(),
                price(600),
                _ -> {
                  throw new DomainError(ErrorKind.PRECONDITION_FAILED, "too late");
                }))
        .isInstanceOf(DomainError.class);
    products.delete(tea.id(), _ -> {});

    var messages = new ArrayList<Message>();
    outbox.relay(messages::add, RelayOptions.defaults()).runOnce();

    assertThat(messages)
        .extracting(Message::topic)
        .containsExactly("product.created", "product.changed", "product.deleted");
    assertThat(messages).extracting(Message::key).containsOnly(tea.id().toString());
    assertThat(messages.getFirst().payload(Contract.of(Product.class))).isEqualTo(tea);
  }

  private static ProductPatch price(long cents) {
    return new ProductPatch(Patch.absent(), Patch.absent(), Patch.of(cents));
  }
}
