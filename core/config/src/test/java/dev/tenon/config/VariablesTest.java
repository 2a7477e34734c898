package dev.tenon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class VariablesTest {

  @ParameterizedTest
  @CsvSource({
    "engine, ORDER_HISTORY__ENGINE",
    "http.port, ORDER_HISTORY__HTTP__PORT",
    "http.maxBodyBytes, ORDER_HISTORY__HTTP__MAX_BODY_BYTES",
    "jwtURL, ORDER_HISTORY__JWT_URL",
    "jwtURLPrefix, ORDER_HISTORY__JWT_URL_PREFIX",
    "s3Bucket, ORDER_HISTORY__S3_BUCKET",
    "a.Upper, ORDER_HISTORY__A__UPPER",
    "Title, ORDER_HISTORY__TITLE",
    "title, ORDER_HISTORY__TITLE",
  })
  void variable_isTheServiceThenThePath(String path, String variable) {
    assertThat(new Variables("order-history").of(path)).isEqualTo(variable);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Products", "a_b", "a--b", "-a", "a-", "1a", "a b", "ürün"})
  void service_isLowerCaseWordsWithHyphens(String name) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Variables(name))
        .withMessage(
            "A service's name is lower case words with hyphens, such as 'order-history'; not '%s'."
                .formatted(name));
  }

  @Test
  void prefixes_areNotInOneAnother() {
    assertThat(new Variables("a-b").prefix())
        .isEqualTo("A_B__")
        .doesNotStartWith(new Variables("a").prefix());
  }
}
