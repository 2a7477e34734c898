package dev.tenon.examples.products;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import org.junit.jupiter.api.Test;

class MigrationsTest {

  /// A change of the tables is a further migration, never a change of this one.
  @Test
  void outbox_isAsItsModuleWantsIt() throws IOException {
    assertThat(resource("/db/migration/V002__create_outbox.sql"))
        .isEqualTo(resource("/dev/tenon/outbox/sql/outbox.sql"));
  }

  private static String resource(String name) throws IOException {
    try (var file = Objects.requireNonNull(MigrationsTest.class.getResourceAsStream(name), name)) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    }
  }
}
