package dev.tenon.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseOptionsTest {

  private final DatabaseOptions options = DatabaseOptions.defaults();

  @Test
  void withX_changesOneThing() {
    var changed =
        options
            .withUrl("jdbc:postgresql://localhost/a")
            .withUser("u")
            .withPassword("p")
            .withMaxConnections(3)
            .withConnectTimeout(Duration.ofSeconds(1))
            .withStatementTimeout(Duration.ofSeconds(2))
            .withMigrations("other")
            .withLabel("embedded");

    assertThat(changed)
        .isEqualTo(
            new DatabaseOptions(
                "jdbc:postgresql://localhost/a",
                "u",
                "p",
                3,
                Duration.ofSeconds(1),
                Duration.ofSeconds(2),
                "other",
                "embedded"));
  }

  @Test
  void toString_hidesThePassword_inTheUrlToo() {
    var text =
        options
            .withUrl("jdbc:postgresql://localhost/a?user=u&password=secret")
            .withUser("u")
            .withPassword("secret")
            .toString();

    assertThat(text).doesNotContain("secret").contains("jdbc:postgresql://localhost/a?…", "user=u");
    assertThat(options.toString()).contains("url=none", "user=none", "password=none");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, -1, 1001})
  void maxConnections_outOfRange_isRefused(int value) {
    assertThatThrownBy(() -> options.withMaxConnections(value))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("1 to 1000");
  }

  @Test
  void timeouts_outOfRange_areRefused() {
    assertThatThrownBy(() -> options.withConnectTimeout(Duration.ofMillis(249)))
        .hasMessageContaining("connectTimeout");
    assertThatThrownBy(() -> options.withStatementTimeout(Duration.ZERO))
        .hasMessageContaining("statementTimeout");
    assertThatThrownBy(() -> options.withStatementTimeout(Duration.ofDays(2)))
        .hasMessageContaining("statementTimeout");
  }

  @ParameterizedTest
  @ValueSource(strings = {"/db", "db/", "db\\migration"})
  void migrations_notAFolder_isRefused(String folder) {
    assertThatThrownBy(() -> options.withMigrations(folder))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("class path folder");
  }

  @Test
  void database_withoutUrl_isRefusedWithTheRemedy() {
    assertThatThrownBy(() -> Database.of(options))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:postgresql://")
        .hasMessageContaining("Database.inMemory()");
    assertThatThrownBy(() -> Database.of(options.withUrl(" ")))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void database_ofAnotherKind_isRefusedWithoutItsSecrets() {
    assertThatThrownBy(() -> Database.of(options.withUrl("jdbc:mysql://u:secret@localhost/a")))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("jdbc:mysql:…")
        .hasMessageNotContaining("secret");
  }

  @Test
  void database_urlThatTheDriverDoesNotRead_isRefusedAtStart() {
    try (var database = Database.of(options.withUrl("jdbc:postgresql://localhost:port/a"))) {
      assertThatThrownBy(database::start)
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("org.postgresql:postgresql");
    }
  }
}
