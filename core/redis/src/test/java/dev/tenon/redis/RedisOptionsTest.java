package dev.tenon.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.lettuce.core.RedisURI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisOptionsTest {

  private static RedisURI read(String url) {
    return Address.all(RedisOptions.of(url)).getFirst();
  }

  @ParameterizedTest
  @CsvSource({
    "redis://localhost, localhost, 6379, 0, false",
    "redis://my_redis:7000/, my_redis, 7000, 0, false",
    "' rediss://db.example:6380/15 ', db.example, 6380, 15, true",
    "redis://[::1]:7000/3, ::1, 7000, 3, false",
    "redis://[::1], ::1, 6379, 0, false",
  })
  void url_saysWhereItIs(String url, String host, int port, int database, boolean isEncrypted) {
    var uri = read(url);

    assertThat(uri.getHost()).isEqualTo(host);
    assertThat(uri.getPort()).isEqualTo(port);
    assertThat(uri.getDatabase()).isEqualTo(database);
    assertThat(uri.isSsl()).isEqualTo(isEncrypted);
    assertThat(uri.isVerifyPeer()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "redis://ada:p%40s+s%3A@db, ada, p@s+s:",
    "redis://:secret@db, , secret",
    "redis://secret@db, , secret",
    "redis://db, ,",
  })
  void url_saysWhoLogsIn(String url, String user, String password) {
    assertLogin(read(url), user, password);
  }

  private static void assertLogin(RedisURI uri, String user, String password) {
    var credentials = uri.getCredentialsProvider().resolveCredentials().block();
    assertThat(credentials.getUsername()).isEqualTo(user);
    assertThat(credentials.getPassword())
        .isEqualTo(password == null ? null : password.toCharArray());
  }

  @Test
  void userAndPassword_ofTheOptions_areTakenWhereTheUrlSaysNone() {
    var options = RedisOptions.of("redis://db").withUser("ada").withPassword("secret");
    assertLogin(Address.all(options).getFirst(), "ada", "secret");

    var both = options.withUrls(List.of("redis://bob:other@db"));
    assertLogin(Address.all(both).getFirst(), "bob", "other");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "hunter2",
        "",
        "http://:hunter2@db",
        "redis:hunter2",
        "redis://",
        "redis://:hunter2@",
        "redis://:hunter2@:7000",
        "redis://:hunter2@db:many",
        "redis://:hunter2@db:",
        "redis://:hunter2@db:0",
        "redis://:hunter2@db:65536",
        "redis://:hunter2@db:999999",
        "redis://:hunter2@db/one",
        "redis://:hunter2@db/-1",
        "redis://:hunter2@db?timeout=1s",
        "redis://:hunter2@db#x",
        "redis://:hunter2%@db",
        "redis://:hunter2@d b",
        "redis-sentinel://:hunter2@db",
      })
  void url_wrong_isRefusedWithoutRepeatingIt(String url) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Redis.of(RedisOptions.of(url)))
        .withMessageStartingWith("This is not the address of a Redis")
        .withMessageContaining("Use redis://")
        .withMessageNotContaining("hunter2")
        .withNoCause();
  }

  @Test
  void url_hugeMissingOrTooMany_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read("redis://" + "a".repeat(5_000)))
        .withMessageContaining("longer than 4096");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Redis.of(RedisOptions.defaults()))
        .withMessageContaining("urls is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Redis.of(RedisOptions.defaults().withUrls(List.of("redis://a", "redis://b"))))
        .withMessageContaining("set isCluster");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Redis.of(RedisOptions.cluster(List.of("redis://a/1"))))
        .withMessageContaining("no other database than 0");
  }

  @Test
  void timeouts_outOfRange_areRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisOptions.defaults().withCommandTimeout(Duration.ZERO))
        .withMessage("commandTimeout is PT0.01S to PT1H, not PT0S");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RedisOptions.defaults().withConnectTimeout(Duration.ofHours(2)))
        .withMessageContaining("connectTimeout");
    assertThat(
            RedisOptions.defaults()
                .withConnectTimeout(Duration.ofSeconds(1))
                .withCommandTimeout(Duration.ofSeconds(1))
                .connectTimeout())
        .isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void toString_showsNoPassword() {
    var options =
        RedisOptions.cluster(List.of("redis://u:hunter2@a:1", "hunter2@b", "redis://c"))
            .withUser("ada")
            .withPassword("hunter2");

    assertThat(options)
        .hasToString(
            "RedisOptions[urls=[…@a:1, …@b, redis://c], isCluster=true, user=ada, password=hidden, commandTimeout=PT2S, connectTimeout=PT5S]");
    assertThat(RedisOptions.defaults().toString()).contains("user=none, password=none");
  }
}
