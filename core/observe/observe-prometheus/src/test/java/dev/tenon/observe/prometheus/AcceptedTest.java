package dev.tenon.observe.prometheus;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AcceptedTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/openmetrics-text",
        "Application/OpenMetrics-Text ; Version=1.0.0 ; Q=0.1",
        "application/openmetrics-text;version=0.0.1;q=0.75,text/plain;version=0.0.4;q=0.5,*/*;q=0.1",
        "application/vnd.google.protobuf;q=0.6,application/openmetrics-text;version=1.0.0;escaping=allow-utf-8;q=0.5,application/openmetrics-text;version=0.0.1;q=0.4,text/plain;version=1.0.0;q=0.3,*/*;q=0.1",
        "application/openmetrics-text, */*",
        "application/openmetrics-text;q=1.000,text/plain;q=0.",
        "application/openmetrics-text;q=0.5,text/plain;q=nonsense",
      })
  void openMetrics_namedAndNotLess_isPreferred(String header) {
    assertThat(Accepted.prefersOpenMetrics(header)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "*/*",
        "text/html,application/xhtml+xml,*/*;q=0.8",
        "application/openmetrics-text;q=0",
        "application/openmetrics-text;q=0.4,text/plain",
        "application/openmetrics-text;q=0.4,text/*;q=0.5",
        "application/openmetrics-text;version=2.0.0",
        "application/openmetrics-text;q=2",
        "application/openmetrics-text;q=-1",
        "application/openmetrics-text;q=NaN",
        "application/openmetrics-text;q=\"1\"",
        "application/openmetrics-textual",
        ",;,;;=\0\n",
      })
  void everythingElse_isText(String header) {
    assertThat(Accepted.prefersOpenMetrics(header)).isFalse();
  }

  @Test
  void hugeHeader_isRead() {
    assertThat(Accepted.prefersOpenMetrics("a/b;q=1,".repeat(100_000))).isFalse();
  }
}
