package dev.tenon.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SensitiveNamesTest {

  private final Redaction redaction = Redaction.standard();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password",
        "PASSWORD",
        "Password",
        "dbPassword",
        "db_password",
        "DB-PASSWORD",
        "spring.datasource.password",
        "dbpassword",
        "passwords",
        "password2",
        "newPassword1",
        "passwordHash",
        "password_confirmation",
        "passwordValue",
        "userPin",
        "USER_PIN",
        "pin",
        "PIN",
        "homePIN",
        "cardPINs",
        "X-Api-Key",
        "apiKeys",
        "APIKey",
        "apikey",
        "my_api_key_2",
        "csrftoken",
        "X-CSRF-Token",
        "accessToken",
        "tokens",
        "id_token",
        "Authorization",
        "Proxy-Authorization",
        "Cookie",
        "Set-Cookie",
        "cookies",
        "credentials",
        "credential",
        "JSESSIONID",
        "sessionId",
        "session",
        "clientSecret",
        "aws.secretAccessKey",
        "privateKey",
        "card number",
        "cardNumber",
        "IBAN",
        "ssn",
        "cvv",
        "otp",
        "PASSWORD_HASH",
      })
  void sensitiveName_isMasked(String name) {
    assertThat(redaction.treatment(name)).contains(Treatment.MASK);
    assertThat(redaction.treatment(name)).as("asked again").contains(Treatment.MASK);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "-",
        "a",
        "1",
        "value1",
        "value",
        "s",
        "passwordless",
        "passwordPolicy",
        "tokenizer",
        "tokenType",
        "spin",
        "pinned",
        "opinion",
        "lessn",
        "cookieName",
        "sessionTimeout",
        "nextPageToken",
        "pageToken",
        "next_page_token",
        "nextToken",
        "key",
        "keys",
        "user",
        "hash",
        "value",
        "secretary",
        "authorizationServer",
        "hopin",
        "ßsn",
        "product",
      })
  void otherName_isNotSensitive(String name) {
    assertThat(redaction.treatment(name)).isEmpty();
  }

  @Test
  void longestEntry_decides() {
    var mine = redaction.without("token").with("reset token", Treatment.HASH);

    assertThat(mine.treatment("token")).isEmpty();
    assertThat(mine.treatment("csrfToken")).isEmpty();
    assertThat(mine.treatment("passwordResetToken")).contains(Treatment.HASH);
    assertThat(mine.treatment("access_token")).contains(Treatment.MASK);
  }

  @Test
  void nameOfOurOwn_countsInEveryForm() {
    var mine = redaction.with("Kunden-Nummer", Treatment.DROP).with("Größe", Treatment.MASK);

    assertThat(mine.treatment("kundenNummer")).contains(Treatment.DROP);
    assertThat(mine.treatment("KUNDEN_NUMMER")).contains(Treatment.DROP);
    assertThat(mine.treatment("schuhGRÖSSE")).isEmpty();
    assertThat(mine.treatment("schuhGröße")).contains(Treatment.MASK);
    assertThat(redaction.treatment("kundenNummer")).isEmpty();
  }

  @Test
  void veryLongName_isLookedAtFromItsEnd() {
    assertThat(redaction.treatment("x".repeat(10_000) + "_password")).contains(Treatment.MASK);
    assertThat(redaction.treatment("password" + "_x".repeat(10_000))).isEmpty();
  }

  @Test
  void manyNames_areAnswered() {
    for (int i = 0; i < 2_000; i++) {
      assertThat(redaction.treatment("name" + i)).isEmpty();
    }
    assertThat(redaction.treatment("aPassword")).contains(Treatment.MASK);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "-", "x", " . "})
  void entryWithoutAName_isRefused(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> redaction.with(name, Treatment.MASK))
        .withMessageContaining("2 to 64 characters");
  }

  @Test
  void entryTooLong_isRefused() {
    assertThatIllegalArgumentException().isThrownBy(() -> redaction.without("x".repeat(65)));
  }

  @Test
  void off_takesNoNames() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Redaction.off().with("x1", Treatment.MASK))
        .withMessageContaining("Redaction.standard()");
  }
}
