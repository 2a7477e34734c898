package dev.tenon.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DevPostgresOptionsTest {

  private final DevPostgresOptions options = DevPostgresOptions.of(Path.of("data"), "products");

  @Test
  void of_defaults_areAnyPortAndThisEnvironment() {
    assertThat(options.port()).isZero();
    assertThat(options.environment()).isEqualTo(System.getenv());
  }

  @Test
  void with_changesOneThing() {
    var lines = new ArrayList<String>();
    var changed = options.withPort(5433).withEnvironment(Map.of("A", "b")).withProgress(lines::add);
    changed.progress().accept("hello");

    assertThat(changed.port()).isEqualTo(5433);
    assertThat(changed.environment()).containsOnly(Map.entry("A", "b"));
    assertThat(changed.database()).isEqualTo("products");
    assertThat(lines).containsExactly("hello");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a\nb", "pg_products", "template1"})
  void database_nameThatPostgresRefuses_isRefusedEarly(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DevPostgresOptions.of(Path.of("data"), name));
  }

  @Test
  void database_nameIsCountedInBytes() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> DevPostgresOptions.of(Path.of("data"), "ü".repeat(32)))
        .withMessageContaining("63");
  }

  @ParameterizedTest
  @ValueSource(ints = {-1, 65536})
  void port_thatDoesNotExist_isRefused(int port) {
    assertThatIllegalArgumentException().isThrownBy(() -> options.withPort(port));
  }

  @Test
  void toString_hidesTheEnvironment() {
    assertThat(options.withEnvironment(Map.of("DATABASE_URL", "postgres://u:hunter2@db")))
        .hasToString("DevPostgresOptions[dataDirectory=data, database=products, port=0]");
  }
}
