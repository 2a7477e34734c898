package dev.tenon.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.time.Duration;
import java.util.UUID;
import jdk.net.UnixDomainPrincipal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@SuppressWarnings("UnicodeInCode") // a component may be named so
class TableTest {

  private record Product(
      UUID id,
      String name,
      @org.jspecify.annotations.Nullable String skuNumber,
      int HTTPCode,
      int a2b) {}

  private record Wrong(UUID id, Duration time) {}

  private record Umlaut(UUID id, int dollar$sign) {}

  private record Twins(UUID id, int aB, int a_b) {}

  private record Accent(UUID id, int größe) {}

  @Retention(RetentionPolicy.RUNTIME)
  @Target(ElementType.RECORD_COMPONENT)
  @interface Nullable {}

  private record Marked(int id, @Nullable String text) {}

  record Sneaky(int id) {
    Sneaky {
      if (id > 0) {
        throw TableTest.<RuntimeException>sneaked(new IOException("checked"));
      }
    }

    @Override
    public int id() {
      throw TableTest.<RuntimeException>sneaked(new IOException("checked"));
    }
  }

  @SuppressWarnings({"unchecked", "TypeParameterUnusedInFormals"})
  private static <X extends Exception> X sneaked(Exception e) throws X {
    throw (X) e;
  }

  private record Nothing() {}

  private record NoKey(String sku) {}

  private record OptionalKey(@org.jspecify.annotations.Nullable String id) {}

  record Throwing(int id) {
    Throwing {
      if (id < 0) {
        throw new IllegalArgumentException("negative");
      }
    }
  }

  record Unreadable(int id) {
    @Override
    public int id() {
      throw new UnsupportedOperationException("unreadable");
    }
  }

  record Fatal(int id) {
    Fatal {
      if (id > 0) {
        throw new AssertionError("fatal");
      }
    }

    @Override
    public int id() {
      throw new AssertionError("fatal");
    }
  }

  private final Table<Product, UUID> products =
      Table.of("products", Product.class, Product::id).unique("skuNumber");

  @Test
  void components_areColumnsInSnakeCase() {
    assertThat(products.columnNames())
        .isEqualTo("\"id\", \"name\", \"sku_number\", \"h_t_t_p_code\", \"a2b\"");
    assertThat(products.mapper().column("name").nullable()).isFalse();
    assertThat(products.mapper().column("skuNumber").nullable()).isTrue();
    assertThat(products).hasToString("Table[products of Product]");
    assertThat(products.name()).isEqualTo("products");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Products", "9lives", "a-b", "a\"b", "a.b", "ürün", "a b"})
  void name_notPlain_isRefused(String name) {
    assertThatThrownBy(() -> Table.of(name, Product.class, Product::id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'" + name + "'");
  }

  @Test
  void name_longerThanPostgresKeeps_isRefused() {
    assertThat(Table.of("a".repeat(63), Product.class, Product::id).name()).hasSize(63);
    assertThatThrownBy(() -> Table.of("a".repeat(64), Product.class, Product::id))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest
  @CsvSource({
    "products, product",
    "categories, category",
    "order_lines, order line",
    "staff, staff",
    "glass, glass"
  })
  void noun_isTheSingular(String table, String noun) {
    assertThat(Table.of(table, Product.class, Product::id).noun()).isEqualTo(noun);
  }

  @Test
  void named_isTheNoun() {
    assertThat(products.named("article").noun()).isEqualTo("article");
    assertThatThrownBy(() -> products.named(" ")).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void component_ofUnknownType_isRefusedWithTheKnown() {
    assertThatThrownBy(() -> Table.of("wrongs", Wrong.class, Wrong::id))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Component time of wrongs is a java.time.Duration")
        .hasMessageContaining("UUID, Instant");
  }

  @Test
  void component_withoutAColumnName_isRefused() {
    assertThatThrownBy(() -> Table.of("umlauts", Umlaut.class, Umlaut::id))
        .hasMessageContaining("dollar$sign");
    assertThatThrownBy(() -> Table.of("accents", Accent.class, Accent::id))
        .hasMessageContaining("of ASCII");
    assertThatThrownBy(() -> Table.of("twins", Twins.class, Twins::id))
        .hasMessageContaining("same column");
  }

  @Test
  void component_markedInAnotherWay_isOptionalToo() {
    assertThat(Table.of("marked", Marked.class, Marked::id).mapper().column("text").nullable())
        .isTrue();
  }

  @Test
  void type_inAPackageThatIsNotOpen_isRefusedWithTheRemedy() {
    assertThatThrownBy(() -> Table.of("principals", UnixDomainPrincipal.class, row -> 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("open its package to dev.tenon.sql");
  }

  @Test
  void type_notARecordWithComponents_isRefused() {
    assertThatThrownBy(() -> Table.of("nothings", Nothing.class, row -> 1))
        .hasMessageContaining("a record with components");
    assertThatThrownBy(() -> Table.of("records", Record.class, row -> 1))
        .hasMessageContaining("a record with components");
  }

  @Test
  void store_withoutAKey_isRefused() {
    var database = Database.inMemory();
    var noKey = Table.of("no_keys", NoKey.class, NoKey::sku);

    assertThatThrownBy(() -> database.store(noKey)).hasMessageContaining("no component 'id'");
    assertThatThrownBy(() -> noKey.key("nothing")).hasMessageContaining("there are sku");
    var store = database.store(noKey.key("sku"));
    assertThat(store.create(new NoKey("a"))).isEqualTo(store.retrieve("a"));
    assertThatThrownBy(() ->
            database.store(
                Table.of("optional_keys", OptionalKey.class, row -> String.valueOf(row.id()))))
        .hasMessageContaining("@Nullable");
  }

  @Test
  void store_idFunctionOfAnotherComponent_isRefused() {
    var store = Database.inMemory().store(Table.of("products", Product.class, Product::name));

    assertThatThrownBy(() -> store.create(new Product(UUID.randomUUID(), "a", null, 1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("id of products is a UUID");

    var mixed = Table.of("products", Product.class, row -> UUID.randomUUID());
    assertThatThrownBy(() ->
            Database.inMemory()
                .store(mixed)
                .create(new Product(UUID.randomUUID(), "a", null, 1, 2)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Say key(…)");
  }

  @Test
  void unique_ofNothingOrUnknown_isRefused() {
    assertThatThrownBy(() -> products.unique()).hasMessageContaining("at least one");
    assertThatThrownBy(() -> products.unique("nothing")).hasMessageContaining("'nothing'");
  }

  @Test
  void record_thatThrows_isHeard() {
    var throwing = Table.of("throwing", Throwing.class, Throwing::id).mapper();
    var fatal = Table.of("fatal", Fatal.class, Fatal::id).mapper();

    assertThatThrownBy(() -> throwing.made(new Values(new Object[] {-1})))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("negative");
    assertThatThrownBy(() -> fatal.made(new Values(new Object[] {1})))
        .isInstanceOf(AssertionError.class);
    assertThatThrownBy(() -> fatal.stored(new Fatal(0))).isInstanceOf(AssertionError.class);
    assertThatThrownBy(() ->
            Table.of("unreadable", Unreadable.class, row -> 1).mapper().stored(new Unreadable(1)))
        .isInstanceOf(UnsupportedOperationException.class);
    var sneaky = Table.of("sneaky", Sneaky.class, row -> 1).mapper();
    assertThatThrownBy(() -> sneaky.made(new Values(new Object[] {1})))
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(IOException.class);
    assertThatThrownBy(() -> sneaky.stored(new Sneaky(0)))
        .isInstanceOf(IllegalStateException.class)
        .hasCauseInstanceOf(IOException.class);
  }
}
