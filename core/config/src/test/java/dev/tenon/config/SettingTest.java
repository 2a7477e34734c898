package dev.tenon.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettingTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "database.password",
        "database.PASSWORD",
        "database.passwd",
        "mail.passphrase",
        "ldap.pwd",
        "clientSecret",
        "github.tokens.read",
        "aws.credentials",
        "jwt.signing_key",
        "stripe.apiKey",
        "jwt.keys",
        "hash.salt",
        "hash.pepper",
        "PRODUCTS__DATABASE__PASSWORT",
      })
  void secret_byItsPath_isNotShown(String path) {
    assertThat(setting(path, "x").shown()).isEqualTo("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "postgresql://me:pw@db/products",
        "redis://:pw@cache",
        "https://token@host",
        "jdbc:oracle:thin:me/pw@//db:1521/x",
        "jdbc:postgresql://db/products?user=me&password=pw",
        "jdbc:sqlserver://db;Password = pw;user=me;PASSWORD=pw",
        "Endpoint=sb://x;SharedAccessKey=abc",
        "-----BEGIN PRIVATE KEY-----\nabc",
        "https://host/?access_token=abc",
      })
  void secret_inAValue_isNotShown(String value) {
    assertThat(setting("database.url", value).shown()).isEqualTo("***");
    assertThat(setting("hosts", "plain", value).shown()).isEqualTo("***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"jdbc:postgresql://db:5432/products", "me@example.com", "8080", "", "keys", "a=b"})
  void plainValue_isShown(String value) {
    assertThat(setting("database.url", value).shown()).isEqualTo("\"" + value + "\"");
  }

  @Test
  void list_isShownWithCommas() {
    assertThat(setting("tags", "a", "b").shown()).isEqualTo("\"a,b\"");
  }

  @Test
  void endlessValue_isCut() {
    assertThat(setting("name", "😀".repeat(101)).shown())
        .isEqualTo("\"" + "😀".repeat(100) + "…\"");
  }

  @Test
  void characterThatMovesTheCursor_isWrittenOut() {
    assertThat(setting("name", "a\u001b[2Jb\n\u202e\u2028\u2029\ud800").shown())
        .isEqualTo("\"a\\u001b[2Jb\\u000a\\u202e\\u2028\\u2029\\ud800\"");
  }

  @Test
  void toString_holdsNoSecret() {
    assertThat(setting("password", "hunter2"))
        .hasToString("password = *** from application.yaml line 1");
  }

  private static Setting setting(String path, String... values) {
    return new Setting(path, List.of(values), path, "application.yaml line 1");
  }
}
