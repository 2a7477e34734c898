package com.example.blueprint.items;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.example.blueprint.items.Item.DeletedItem;
import com.example.blueprint.items.Item.ItemPatch;
import com.example.blueprint.items.Item.ItemSearch;
import com.example.blueprint.items.Item.NewItem;
import dev.tenon.contracts.Paging;
import dev.tenon.contracts.Patch;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.sql.Database;
import dev.tenon.testkit.SettableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What the service relies on, whatever the items are in.
abstract class ItemStoreContract {

  private static final NewItem ONE = new NewItem("name 1", 1);
  private static final NewItem TWO = new NewItem("name 2", 2);
  private static final ItemPatch NOTHING = new ItemPatch(Patch.absent(), Patch.absent());

  private final SettableClock clock = SettableClock.at("2026-01-01T12:00:00Z");
  private final List<String> topics = new ArrayList<>();
  private final List<Record> payloads = new ArrayList<>();
  private ItemStore items;

  /// A database without items.
  abstract Database database();

  @BeforeEach
  void create() {
    items =
        new ItemStore(
            database(),
            (tx, topic, _, payload) ->
                tx.afterCommit(() -> {
                  topics.add(topic);
                  payloads.add(payload);
                }),
            clock);
  }

  @Test
  void item_remembersWhenItWasCreated_andLastChanged() {
    var created = items.create(ONE);
    clock.advance(Duration.ofHours(1));

    var changed = items.replace(created.id(), TWO, _ -> {});

    assertThat(created)
        .isEqualTo(new Item(created.id(), "name 1", 1, 1, created.createdAt(), null));
    assertThat(created.createdAt()).isEqualTo("2026-01-01T12:00:00Z");
    assertThat(changed)
        .isEqualTo(
            new Item(created.id(), "name 2", 2, 2, created.createdAt(), changed.updatedAt()));
    assertThat(changed.updatedAt()).isEqualTo("2026-01-01T13:00:00Z");
    assertThat(items.retrieve(created.id())).isEqualTo(changed);
  }

  @Test
  void search_findsTheOldestFirst_aPageAtATime() {
    var first = items.create(ONE);
    clock.advance(Duration.ofHours(1));
    var second = items.create(TWO);

    assertThat(items.search(new ItemSearch(null, Paging.defaults())).items())
        .containsExactly(first, second);
    assertThat(items.search(new ItemSearch("NAME", new Paging(1, 1))).items())
        .containsExactly(second);
  }

  @Test
  void change_isTold_andARefusedOneIsNot() {
    var created = items.create(ONE);
    var changed = items.update(created.id(), NOTHING, _ -> {});
    assertThatThrownBy(() -> items.update(created.id(), NOTHING, ItemStoreContract::refuse))
        .isInstanceOf(DomainError.class);
    assertThatThrownBy(() -> items.delete(created.id(), ItemStoreContract::refuse))
        .isInstanceOf(DomainError.class);
    items.delete(created.id(), _ -> {});

    assertThat(topics).containsExactly("item.created", "item.changed", "item.deleted");
    assertThat(payloads).containsExactly(created, changed, new DeletedItem(created.id()));
  }

  private static void refuse(Item item) {
    throw new DomainError(ErrorKind.PRECONDITION_FAILED, "not version " + item.version());
  }
}
