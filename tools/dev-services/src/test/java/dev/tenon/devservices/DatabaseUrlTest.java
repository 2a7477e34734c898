package dev.tenon.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseUrlTest {

  @ParameterizedTest
  @CsvSource({
    "postgres://u:p@db:5433/orders,                   jdbc:postgresql://db:5433/orders,     u,   p",
    "postgresql://u:p@db/orders,                      jdbc:postgresql://db/orders,          u,   p",
    "postgres://u@db/orders,                          jdbc:postgresql://db/orders,          u,   ''",
    "postgres://u:p@/orders,                          jdbc:postgresql://localhost/orders,   u,   p",
    "postgres://u:p@db,                               jdbc:postgresql://db/u,               u,   p",
    "postgres://u:p@db/,                              jdbc:postgresql://db/u,               u,   p",
    "postgres://u:p@db?sslmode=require,               jdbc:postgresql://db/u?sslmode=require, u, p",
    "postgres://u:p@[::1]:5433/orders,                jdbc:postgresql://[::1]:5433/orders,  u,   p",
    "'postgres://u:p@a:1,b:2/orders',                 'jdbc:postgresql://a:1,b:2/orders',   u,   p",
    "postgres://db/orders?user=u&password=p,          jdbc:postgresql://db/orders,          u,   p",
    "postgres://u:p@db/o?connect_timeout=3&x=%26,     jdbc:postgresql://db/o?connectTimeout=3&x=%26, u, p",
    "postgres://u%40h:p%2F%3A%25@db/o%20r,            jdbc:postgresql://db/o%20r,           u@h, p/:%",
    "postgres://u:p@w:+#@db/orders,                   jdbc:postgresql://db/orders,          u,   p@w:+#",
    "' postgres://u:p@db/orders ',                    jdbc:postgresql://db/orders,          u,   p",
    "jdbc:postgresql://db:5433/orders?user=u&password=p+q, jdbc:postgresql://db:5433/orders, u,  'p q'",
    "jdbc:postgresql://db/orders?ssl=true&user=u,     jdbc:postgresql://db/orders?ssl=true, u,   ''",
    "jdbc:postgresql:orders?user=u,                   jdbc:postgresql://localhost/orders,   u,   ''",
    "jdbc:postgresql://db/?user=u,                    jdbc:postgresql://db/u,               u,   ''",
    "jdbc:postgresql://db?user=u,                     jdbc:postgresql://db/u,               u,   ''",
  })
  void parse_everyForm_isSplit(String text, String jdbcUrl, String user, String password) {
    assertThat(DatabaseUrl.parse(text)).isEqualTo(new DatabaseUrl(jdbcUrl, user, password));
  }

  @Test
  void parse_noUser_isTheOneOfTheOperatingSystem() {
    var name = System.getProperty("user.name");

    assertThat(DatabaseUrl.parse("postgres://db").user()).isEqualTo(name);
    assertThat(DatabaseUrl.parse("postgres://db/x?").jdbcUrl()).isEqualTo("jdbc:postgresql://db/x");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "hunter2",
        "mysql://u:hunter2@db/orders",
        "jdbc:mysql://db/orders?password=hunter2",
        "jdbc:postgresql://u:hunter2@db/orders",
        "postgres://u:hunter2%@db/orders",
        "postgres://u:hunter2%4@db/orders",
        "postgres://u:hunter2%zz@db/orders",
        "postgres://u:hunter2%00@db/orders",
        "postgres://u:hunter2%ff@db/orders",
        "postgres://u:hun/ter2@db/orders",
        "postgres://u:hunter2 @db/orders",
        "postgres://u:hunter2\n@db/orders",
        "postgres://u:hunter2\u007f@db/orders",
        "postgres://u:hunter2@db:0/orders",
        "postgres://u:hunter2@db:65536/orders",
        "postgres://u:hunter2@db:x/orders",
        "postgres://u:hunter2@:5432/orders",
        "postgres://u:hunter2@a,/orders",
        "postgres://u:hunter2@[::1/orders",
        "postgres://u:hunter2@%2Fvar%2Frun/orders",
        "postgres://u:hunter2@db/orders/more",
        "postgres://u:hunter2@db/orders?=1",
        "postgres://u:hunter2@db/orders?sslmode",
        "postgres://u:hunter2@db/orders?a=1&&b=2",
      })
  void parse_wrong_isRefusedWithoutRepeatingIt(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseUrl.parse(text))
        .withMessageContaining("Use postgres://user:password@host:port/database")
        .withMessageNotContaining("hunter2")
        .withMessageNotContaining("ter2");
  }

  @Test
  void parse_huge_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DatabaseUrl.parse("postgres://" + "x".repeat(5000)))
        .withMessageContaining("4096");
  }

  @Test
  void constructor_otherDatabase_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new DatabaseUrl("jdbc:h2:mem", "u", "hunter2"))
        .withMessageContaining("jdbc:postgresql://");
  }

  @Test
  void toString_hidesThePassword() {
    assertThat(DatabaseUrl.parse("postgres://u:hunter2@db/orders"))
        .hasToString("DatabaseUrl[jdbc:postgresql://db/orders, user u]");
  }

  @Test
  void withDatabase_keepsServerLoginAndParameters() {
    assertThat(DatabaseUrl.parse("postgres://u:p@db/orders?a=1").withDatabase("t 1"))
        .isEqualTo(new DatabaseUrl("jdbc:postgresql://db/t%201?a=1", "u", "p"));
    assertThat(DatabaseUrl.parse("postgres://u:p@db/orders").withDatabase("t"))
        .isEqualTo(new DatabaseUrl("jdbc:postgresql://db/t", "u", "p"));
  }
}
