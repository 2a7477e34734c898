package dev.tenon.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KnownValuesTest {

  private static final String VALUE = "k7/Qz+\"w<é 9";

  private final Redaction redaction = Redaction.standard();
  private final Redaction hiding = redaction.hiding(List.of(VALUE));

  @Test
  void value_isHidden_asItIs() {
    assertThat(hiding.text("a" + VALUE + "b " + VALUE)).isEqualTo("a***b ***");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "k7%2FQz%2B%22w%3C%C3%A9+9",
        "k7%2FQz%2B%22w%3C%C3%A9%209",
        "k7%2fQz%2b%22w%3c%c3%a9%209",
        "k7/Qz+\\\"w<é 9",
        "k7\\/Qz+\\\"w<é 9",
        "k7/Qz+&quot;w&lt;é 9",
      })
  void value_isHidden_inOtherFormats(String form) {
    assertThat(hiding.text("x " + form + " y")).isEqualTo("x *** y");
  }

  @Test
  void value_isHidden_inBase64_whateverStandsBefore() {
    for (var before : List.of("", "1", "12", "123")) {
      var bytes = (before + VALUE + "after").getBytes(StandardCharsets.UTF_8);

      assertThat(hiding.text(Base64.getEncoder().encodeToString(bytes))).contains("***");
      assertThat(hiding.text(Base64.getUrlEncoder().encodeToString(bytes))).contains("***");
    }
  }

  @Test
  void value_isHidden_inHexadecimal() {
    var hex = HexFormat.of().formatHex(VALUE.getBytes(StandardCharsets.UTF_8));

    assertThat(hiding.text(hex)).isEqualTo("***");
    assertThat(hiding.text(hex.toUpperCase(Locale.ROOT))).isEqualTo("***");
  }

  @Test
  void value_withLineBreaks_isHidden_inJson() {
    var mine = redaction.hiding(List.of("a\n\r\t\\1234"));

    assertThat(mine.text("x a\\n\\r\\t\\\\1234 y")).isEqualTo("x *** y");
  }

  @Test
  void shortValueOrWord_isHidden_asAWholeWordOnly() {
    var mine = redaction.hiding(List.of("abc", "1234", "products", "Qz7x"));

    assertThat(mine.text("abc 1234 12345 (1234) 1234")).isEqualTo("abc *** 12345 (***) ***");
    assertThat(mine.text("products, productsX, xproducts")).isEqualTo("***, productsX, xproducts");
    assertThat(mine.text("a12345")).isEqualTo("a12345");
  }

  @Test
  void valueThatHoldsAnother_isHiddenAsAWhole() {
    var mine = redaction.hiding(List.of("abcd1234")).hiding(List.of("xy abcd1234 z7"));

    assertThat(mine.text("xy abcd1234 z7, abcd1234")).isEqualTo("***, ***");
  }

  @Test
  void valueThatWasCutOff_isHidden_byItsBeginning() {
    var value = "0a1b2c3d4e5f6g7h8i9j0k1l2m3n";
    var mine = redaction.hiding(List.of(value));

    assertThat(mine.text("is " + value.substring(0, 20) + "… and " + value.substring(0, 12)))
        .isEqualTo("is ***… and ***");
    assertThat(mine.text("is " + value.substring(0, 11))).endsWith("is 0a1b2c3d4e5");
  }

  @Test
  void text_thatIsCut_endsBeforeAValueThatReachesBeyond() {
    var value = "0a1b2c3d";
    var mine = redaction.hiding(List.of(value));

    assertThat(mine.text("x".repeat(999_996) + value)).doesNotContain("0a1b");
  }

  @Test
  void longValue_isHidden() {
    var value = "0a".repeat(5_000);

    assertThat(redaction.hiding(List.of(value)).text("x " + value + " y")).isEqualTo("x *** y");
  }

  @Test
  void known_whileTheWorkLasts() {
    var seen = new ArrayList<String>();
    var known = redaction.collector().value(VALUE).done();

    KnownValues.run(() -> known, () -> seen.add(redaction.text(VALUE)));
    seen.add(redaction.text(VALUE));

    assertThat(seen).containsExactly("***", VALUE);
    assertThat(known).hasToString("KnownValues[1]");
    assertThat(KnownValues.current()).isSameAs(KnownValues.none());
  }

  @Test
  void collector_takesWhatHasASensitiveName_withItsParts() {
    var collector =
        redaction
            .collector()
            .named("User-Agent", "curl12345")
            .named("Authorization", "Basic " + base64("anna:pa55word1"))
            .named("Proxy-Authorization", "Digest a=\"quoted-123\", b=plain-456")
            .named("Cookie", "theme=dark; id=c00kie-78; empty=; lonely")
            .named("X-Token", "a\\\"b\\u0041\\n\\t\\r\\b\\f\\u00zz\\");

    assertThat(collector.done().values())
        .contains(
            base64("anna:pa55word1"),
            "anna:pa55word1",
            "pa55word1",
            "quoted-123",
            "plain-456",
            "c00kie-78",
            "a\"bA\n\t\r\b\fu00zz\\")
        .doesNotContain("curl12345", "dark");
  }

  @Test
  void collector_takesPartsThatAreBroken_asTheyAre() {
    var known =
        redaction
            .collector()
            .named("Authorization", "Digest a=\"never-closed, b=         \"")
            .named("Cookie", "id= after-a-space")
            .named("X-Token", "cut-off-\\u00")
            .done();

    assertThat(known.values()).contains("\"never-closed", "after-a-space", "cut-off-u00");
  }

  @Test
  void collector_takesWhatATextShows() {
    var known =
        redaction
            .collector()
            .text("{\"user\":\"anna1234\",\"password\":\"p\\u0061ss12345\"")
            .text("postgres://me:secr%2Fet99@db/x")
            .text("Basic " + base64("bo:hidden-42") + " Basic no-base64!")
            .done();

    assertThat(known.values())
        .contains("pass12345", "secr/et99", "secr%2Fet99", "hidden-42")
        .doesNotContain("anna1234", "me");
  }

  @Test
  void collector_ofUserInfoThatIsNotEncoded_takesItAsItIs() {
    assertThat(redaction.collector().text("x://me:100%zz@db").done().values()).contains("100%zz");
  }

  @Test
  void tooManyValues_leaveNoTextAtAll() {
    var collector = redaction.collector();
    for (int i = 0; i < 1_000; i++) {
      collector.value("value-" + i);
    }
    var known = collector.done();
    var seen = new ArrayList<String>();

    KnownValues.run(() -> known, () -> seen.add(redaction.text("harmless")));

    assertThat(seen).containsExactly("(not shown: the work at hand holds more than 256 secrets)");
  }

  @Test
  void off_knowsNothing() {
    assertThat(Redaction.off().hiding(List.of(VALUE)).text(VALUE)).isEqualTo(VALUE);
    assertThat(redaction.collector().value("abc").done()).isSameAs(KnownValues.none());
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }
}
