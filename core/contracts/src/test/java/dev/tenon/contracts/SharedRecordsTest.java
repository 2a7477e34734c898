package dev.tenon.contracts;

import static dev.tenon.contracts.Reading.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SharedRecordsTest {

  record Item(int number) {}

  @SuppressWarnings("unused")
  record Written(Page<Item> page, Page<String> other, Map<String, Item> map) {}

  @Test
  void page_isAContract() {
    var contract = Contract.page(Item.class);
    var page = new Page<>(List.of(new Item(1)), 7, 1, 3);

    assertThat(contract.name()).isEqualTo("Page<Item>");
    assertThat(contract).hasToString("Contract<Page<Item>>");
    assertThat(json(contract, page))
        .isEqualTo("{\"items\":[{\"number\":1}],\"total\":7,\"limit\":1,\"offset\":3}");
    assertThat(contract.parse(contract.toJson(page))).isEqualTo(page);
  }

  @Test
  void listAndEnvelope_areContracts() {
    var envelope = new Envelope<>(new Item(1), Map.of("k", "v"));

    assertThat(json(Contract.envelope(Item.class), envelope))
        .isEqualTo("{\"data\":{\"number\":1},\"meta\":{\"k\":\"v\"}}");
    assertThat(json(Contract.list(Item.class), List.of(new Item(1)))).isEqualTo("[{\"number\":1}]");
    assertThat(Contract.list(Item.class).name()).isEqualTo("List<Item>");
  }

  @Test
  void of_isCompiledOnce() {
    assertThat(Contract.of(Item.class)).isSameAs(Contract.of(Item.class));
  }

  @Test
  void type_isTheOneThatReflectionFinds() {
    var components = Written.class.getRecordComponents();

    assertThat(Contract.of(Item.class).type()).isEqualTo(Item.class);
    assertThat(Contract.page(Item.class).type())
        .isEqualTo(components[0].getGenericType())
        .hasSameHashCodeAs(components[0].getGenericType())
        .isNotEqualTo(components[1].getGenericType())
        .isNotEqualTo(components[2].getGenericType())
        .isNotEqualTo(Item.class)
        .hasToString("dev.tenon.contracts.Page<dev.tenon.contracts.SharedRecordsTest$Item>");
    assertThat(components[0].getGenericType()).isEqualTo(Contract.page(Item.class).type());
    assertThat(((ParameterizedType) Contract.page(Item.class).type()).getOwnerType()).isNull();
  }

  @Test
  void page_copiesAndMaps() {
    var items = new ArrayList<>(List.of(1, 2));
    var page = new Page<>(items, 5, 2, 0);
    items.clear();

    assertThat(page.map(n -> "n" + n)).isEqualTo(new Page<>(List.of("n1", "n2"), 5, 2, 0));
    assertThatThrownBy(() -> new Page<>(List.of(), -1, 0, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Page<>(List.of(), 0, -1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Page<>(List.of(), 0, 0, -1))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void patch_isAbsentOrPresent() {
    var seen = new ArrayList<String>();
    var present = Patch.of("new");
    Patch<String> absent = Patch.absent();

    assertThat(present.isPresent()).isTrue();
    assertThat(present.or("old")).isEqualTo("new");
    assertThat(present.map(String::length)).isEqualTo(Patch.of(3));
    present.ifPresent(seen::add);
    assertThat(absent.isPresent()).isFalse();
    assertThat(absent.or("old")).isEqualTo("old");
    assertThat(absent.map(String::length)).isEqualTo(Patch.absent());
    absent.ifPresent(seen::add);
    assertThat(Patch.<String>cleared().or("old")).isNull();
    assertThat(absent.or(null)).isNull();
    assertThat(seen).containsExactly("new");
  }
}
