package dev.tenon.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CriteriaTest {

  private enum Size {
    S,
    M
  }

  private record Product(
      long id, String name, @Nullable Long stock, int price, double weight, Size size) {}

  private final Table<Product, Long> products = Table.of("products", Product.class, Product::id);

  @Test
  void sql_bindsEveryValueAndQuotesEveryName() {
    var query =
        Criteria.all()
            .equal("name", "'")
            .greater("name", "a")
            .in("price", List.of(1, 2))
            .in("price", List.of())
            .contains("name", "50%_!")
            .isNotNull("stock")
            .orderByDescending("size")
            .over(products);

    assertThat(query.where())
        .isEqualTo(
            " where \"name\" = ? and \"name\" collate \"C\" > ? and \"price\" in (?, ?) and false"
                + " and lower(\"name\") like lower(?) escape '!' and \"stock\" is not null");
    assertThat(query.bound())
        .extracting(Restriction.Bound::value)
        .containsExactly("'", "a", 1, 2, "%50!%!_!!%");
    assertThat(query.orderBy())
        .isEqualTo(" order by \"size\" collate \"C\" desc nulls last, \"id\" nulls last");
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "-1, 0", "10001, 0", "1, -1"})
  void page_outOfRange_isRefused(int limit, int offset) {
    assertThatThrownBy(() -> Criteria.all().page(limit, offset))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 10000");
  }

  @Test
  @SuppressWarnings("NullAway") // what code without null checks would do
  void value_null_isRefusedWithTheRemedy() {
    assertThatThrownBy(() -> Criteria.all().equal("name", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("isNull(\"name\")")
        .hasMessageContaining("whenPresent");
    assertThatThrownBy(() -> Criteria.all().contains("name", null))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Criteria.all().startsWith("name", null))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void in_moreThanAThousand_isRefused() {
    assertThatThrownBy(() -> Criteria.all().in("id", Collections.nCopies(1001, 1L)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1000");
  }

  @Test
  void wholeNumber_widensToTheColumn_andNothingElseDoes() {
    assertThat(Criteria.all().equal("id", 5).over(products).bound().getFirst().value())
        .isEqualTo(5L);
    assertThat(Criteria.all().equal("id", (short) 5).over(products).bound().getFirst().value())
        .isEqualTo(5L);
    assertThat(Criteria.all().equal("price", (byte) 5).over(products).bound().getFirst().value())
        .isEqualTo(5);
    for (var wrong : List.of(5L, 5.0, "5", Size.S)) {
      assertThatThrownBy(() -> Criteria.all().equal("price", wrong).over(products))
          .isInstanceOf(IllegalArgumentException.class);
    }
    assertThatThrownBy(() -> Criteria.all().equal("weight", 5).over(products))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Criteria.all().equal("size", "S").over(products))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void toString_showsNoValues() {
    assertThat(Criteria.all().equal("name", "secret").orderBy("price").page(5, 10))
        .hasToString("Criteria[where=name, order=price, limit=5, offset=10]");
  }
}
