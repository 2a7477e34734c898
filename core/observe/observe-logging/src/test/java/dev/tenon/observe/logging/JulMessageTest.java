package dev.tenon.observe.logging;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ListResourceBundle;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class JulMessageTest {

  private static final ResourceBundle BUNDLE =
      new ListResourceBundle() {
        @Override
        protected Object[][] getContents() {
          return new Object[][] {{"started", "Started on {0}"}, {"number", 1}};
        }
      };

  private static String text(@Nullable String message, @Nullable Object... parameters) {
    return JulMessage.of(message, null, parameters);
  }

  @Test
  void parameters_arePutIn() {
    assertThat(text("{1} of {0}", "b", "a")).isEqualTo("a of b");
    assertThat(text("{0}, {1}, {2}", null, "x")).isEqualTo("null, x, {2}");
  }

  @Test
  void numbers_areTheSameInEveryCountry() {
    assertThat(text("{0} {1}", 12_345, 1.5)).isEqualTo("12,345 1.5");
  }

  @Test
  void withoutPlaceOrParameters_textIsLeftAlone() {
    assertThat(text("it's {x}", "a")).isEqualTo("it's {x}");
    assertThat(text("it's {0}")).isEqualTo("it's {0}");
    assertThat(JulMessage.of("it's {0}", null, null)).isEqualTo("it's {0}");
  }

  @Test
  void messageMissing_isEmpty() {
    assertThat(text(null, "a")).isEmpty();
    assertThat(JulMessage.of(null, BUNDLE, null)).isEmpty();
  }

  @Test
  void patternThatIsNone_isFollowedByTheParameters() {
    assertThat(text("{0", "a", null)).isEqualTo("{0 [a, null]");
    assertThat(text("{0,nonsense}", "a")).isEqualTo("{0,nonsense} [a]");
    assertThat(text("{0,number}", "a".repeat(5_000)))
        .endsWith("a… (cut, 5000 characters)]")
        .hasSizeLessThan(4_200);
  }

  @Test
  void parameterThatFails_saysSo() {
    var endless =
        new Object() {
          @Override
          public String toString() {
            return "" + this;
          }
        };
    assertThat(text("{0} {1}", "a", endless))
        .startsWith("{0} {1} [a, (")
        .endsWith("failed: java.lang.StackOverflowError)]");
  }

  @Test
  void bundle_isAskedAndMayNotKnow() {
    assertThat(JulMessage.of("started", BUNDLE, new Object[] {"x"})).isEqualTo("Started on x");
    assertThat(JulMessage.of("number", BUNDLE, null)).isEqualTo("number");
    assertThat(JulMessage.of("stopped", BUNDLE, null)).isEqualTo("stopped");
  }
}
