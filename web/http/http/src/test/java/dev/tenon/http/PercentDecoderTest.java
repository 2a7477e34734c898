package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.DomainError;
import org.junit.jupiter.api.Test;

class PercentDecoderTest {

  @Test
  void plus_isASpaceInAFormOnly() {
    assertThat(PercentDecoder.form("a+b")).isEqualTo("a b");
    assertThat(PercentDecoder.form("a+b%2B")).isEqualTo("a b+");
    assertThat(PercentDecoder.segment("a+b")).isEqualTo("a+b");
    assertThat(PercentDecoder.segment("a+b%20")).isEqualTo("a+b ");
  }

  @Test
  void everyCharacter_comesBack() {
    assertThat(PercentDecoder.segment("%F0%9F%8D%B5%00")).isEqualTo("🍵\u0000");
  }

  @Test
  void bytesThatAreNoUtf8_areRefused() {
    assertThatThrownBy(() -> PercentDecoder.form("%E9")).isInstanceOf(DomainError.class);
  }

  @Test
  void decoding_happensOnce() {
    assertThat(PercentDecoder.segment("%252e")).isEqualTo("%2e");
  }
}
