package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TemplateTest {

  @Test
  void template_isSplit_andATrailingSlashDoesNotCount() {
    var template = Template.parse("/a-b/{id}/");

    assertThat(template.text()).isEqualTo("/a-b/{id}");
    assertThat(template.segments()).containsExactly("a-b", "{id}");
    assertThat(template.variables()).isEqualTo(1);
  }

  @Test
  void segments_areMadeOfWhatNeedsNoEncoding() {
    assertThat(Template.parse("/azAZ09-._~/{a_Z9}").segments())
        .containsExactly("azAZ09-._~", "{a_Z9}");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "/"})
  void root_hasNoSegments(String text) {
    assertThat(Template.parse(text)).isEqualTo(new Template("/", List.of()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a", "//", "/a//b", "/a b", "/{}", "/{a", "/a}", "/{a}b", "/a{b}", "/{a/b}", "/é", "/a?b",
        "/a%20b", "/*", "/.", "/a/..", "/{.}", "/\u0000", "/ı", "/@", "/[", "/`", "/:", "/\u007f"
      })
  void text_thatIsNoTemplate_isRefused(String text) {
    assertThatThrownBy(() -> Template.parse(text))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(text);
  }

  @Test
  void variable_namedTwice_isRefused() {
    assertThatThrownBy(() -> Template.parse("/{a}/b/{a}"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("{a} twice");
  }

  @Test
  void child_hasValuesForVariables_percentEncoded() {
    assertThat(Template.parse("/a/{x}/{y}").child(List.of("1 2", "é/"), "?~"))
        .isEqualTo("/a/1%202/%C3%A9%2F/%3F%7E");
    assertThat(Template.parse("/").child(List.of(), "7")).isEqualTo("/7");
  }
}
