package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TargetTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      nullValues = "none",
      value = {
        "/ | '' | ''",
        "/a | a | ''",
        "/a/ | a | ''",
        "/a/b?x=1?y | a,b | x=1?y",
        "/a? | a | ''",
        "/%61%20b | a b | ''",
        "/a%3Fb | a?b | ''",
        "/%C3%A9 | é | ''",
        "/.a/..b | .a,..b | ''",
        "http://host/a?x | a | x",
        "HTTPS://host:1 | '' | ''",
        "http://host?x=/y | '' | x=/y",
        "http://host/a://b | a:,,b | ''",
      })
  void target_isSplitAndDecoded(String raw, String segments, String query) {
    var target = Target.parse(raw);

    assertThat(String.join(",", target.segments())).isEqualTo(segments);
    assertThat(target.query()).isEqualTo(query);
    assertThat(target.path()).startsWith("/");
    assertThat(target.isAsterisk()).isFalse();
  }

  @Test
  void emptySegments_count_exceptAtTheEnd() {
    assertThat(Target.parse("//a//b/").segments()).isEqualTo(List.of("", "a", "", "b"));
  }

  @Test
  void asterisk_isNoPath() {
    assertThat(Target.parse("*").isAsterisk()).isTrue();
    assertThat(Target.parse("/*").isAsterisk()).isFalse();
    assertThat(Target.parse("/*").segments()).containsExactly("*");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "a",
        "a/b",
        "?x=1",
        "**",
        "http:///a",
        "http://",
        "https://?x",
        "ftp://host/a",
        "javascript://host/a",
        "x/http://host/a",
        "/a b",
        "/a\tb",
        "/a\nb",
        "/a\u0000",
        "/a\u007f",
        "/é",
        "/a\\b",
        "/a#b",
        "/?a=%f",
        "/?a=%",
        "/.",
        "/..",
        "/a/../b",
        "/%2e",
        "/%2E%2e/a",
        "/.%2e",
        "/a%2Fb",
        "/a%5cb",
        "/a%00b",
        "/a%1f",
        "/a%7f",
        "/%",
        "/%1",
        "/%zz",
        "/%1z",
        "/%FF",
        "/%C3",
        "/%ED%A0%80",
        "/%C0%AF"
      })
  void target_thatAnotherPartyMayReadDifferently_isMalformed(String raw) {
    assertThatThrownBy(() -> Target.parse(raw))
        .isInstanceOfSatisfying(
            DomainError.class, error -> assertThat(error.code()).isEqualTo(ErrorKind.MALFORMED));
  }
}
