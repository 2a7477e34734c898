package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "*/*",
        "APPLICATION/JSON",
        "application/*",
        "application/json;v=1",
        "application/json; q=0.001",
        "application/json;x=\"y\";q=1.000",
        "text/html, */*;q=0.1",
        "application/*;q=0, application/json",
        "*/*;q=0, application/*;q=0.5",
        "application/json, application/json;q=0",
        "",
        " , ",
        "json",
        "text/",
        "text/html;q=",
        "text/html;q=2",
        "text/html;q=.",
        "text/html;q=0.0000",
        "a/b/c",
      })
  void json_isTaken(String accept) {
    assertThat(takes(accept)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "text/html",
        "application/xml, text/*",
        "application/json;q=0",
        "application/json;q=0.000, */*",
        "application/json ; q=0., */*",
        "*/*;q=0",
        "application/json5",
        "text/html, json",
        "application/problem+json"
      })
  void json_isNotTaken(String accept) {
    assertThat(takes(accept)).isFalse();
  }

  @Test
  void repeatedHeaders_areOneList() {
    assertThat(takes("text/html", "application/json")).isTrue();
    assertThat(takes("text/html", "application/json;q=0")).isFalse();
    assertThat(takes()).isTrue();
  }

  private static boolean takes(String... accept) {
    try {
      Accept.require("application/json", List.of(accept));
      return true;
    } catch (DomainError e) {
      assertThat(e.code()).isEqualTo(ErrorKind.NOT_ACCEPTABLE);
      return false;
    }
  }
}
