package dev.tenon.redaction;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TextTest {

  private static final String JWT =
      "eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.dozjgNryP4J3jVmNHl0w5N_XgL0n3I9P";

  private final Redaction redaction = Redaction.standard();

  @ParameterizedTest
  @CsvSource(
      delimiter = '→',
      quoteCharacter = '`',
      textBlock =
          """
          password=hunter2 → password=***
          the password = hunter2 is wrong → the password = *** is wrong
          password: hunter2, user: anna → password: ***, user: anna
          dbPassword=hun,ter2 → dbPassword=***
          dbPassword=hun)ter2) → dbPassword=***)
          a=1,password=x,b=2 → a=1,password=***,b=2
          GET /x?token=abc&page=2 → GET /x?token=***&page=2
          /x?redirect=https%3A%2F%2Fy%3Ftoken%3Dabc%26page%3D2 → /x?redirect=https%3A%2F%2Fy%3Ftoken%3D***%26page%3D2
          q=%7B%22password%22%3A%22abc%22%7D → q=%7B%22password%22%3A%22***%22%7D
          user[password]=abc&x=1 → user[password]=***&x=1
          {"password":"hunter2","a":1} → {"password":"***","a":1}
          {"password" : "hun\\"ter2"} → {"password" : "***"}
          {"password":"a\\\\","b":"c"} → {"password":"***","b":"c"}
          {\\"password\\":\\"hunter2\\",\\"a\\":1} → {\\"password\\":\\"***\\",\\"a\\":1}
          {\\"password\\":\\"hun\\\\\\"ter2\\",\\"a\\":1} → {\\"password\\":\\"***\\",\\"a\\":1}
          {"pin":1234} → {"pin":***}
          {"tokens":["a","b"],"c":1} → {"tokens":***,"c":1}
          {"credentials":{"user":"a]}","x":[1]},"c":1} → {"credentials":***,"c":1}
          {"credentials":{"user":"a\\"}"},"c":1} → {"credentials":***,"c":1}
          {\\"credentials\\":{\\"user\\":\\"a\\"},\\"c\\":1} → {\\"credentials\\":***,\\"c\\":1}
          {'password':'hunter2'} → {'password':'***'}
          {:password=>"x", 'token' => 'y'} → {:password=>"***", 'token' => '***'}
          <password>a b</password> → <password>***</password>
          <ns:password>a b</ns:password> → <ns:password>***</ns:password>
          Login[user=anna, password=correct horse, battery, age=3] → Login[user=anna, password=***, age=3]
          Login[password=correct horse] → Login[password=***]
          {password=correct horse, x=1} → {password=***, x=1}
          (password=a b) → (password=*** b)
          Authorization: Digest a="b", c=d → Authorization: ***
          Authorization=Bearer abc1 x → Authorization=*** x
          Cookie: a=b; c=d → Cookie: ***
          "Cookie: a=b; c=d" x → "Cookie: ***" x
          Cookie: a=b\\nHost: x → Cookie: ***\\nHost: x
          password=a<b → password=***<b
          password=a%26b=c → password=***%26b=c
          password=a\\nHost: x → password=***\\nHost: x
          password=a\\ → password=***
          password=a\\x → password=***
          password=a;b → password=***;b
          password=a,=b → password=***
          password:\thunter2 → password:\t***
          x=password%3Dabc&y=1 → x=password%3D***&y=1
          x=password%3Dabc y → x=password%3D*** y
          Bearer a.b~c+d/e== x → Bearer *** x
          Bearer abc~ x → Bearer *** x
          Bearer abc123 → Bearer ***
          bearer ABC → bearer ***
          Bearer%20abc123 → Bearer%20***
          Basic dXNlcjpwYXNz! → Basic ***!
          DPoP abc.def1 → DPoP ***
          negotiate YII= → negotiate ***
          Bearer abcdefghijklmnopqrst → Bearer ***
          postgres://me:pw@db:5432/x → postgres://***@db:5432/x
          postgres://me:p/w@db/x → postgres://***@db/x
          postgres://me:p@w@db/x → postgres://***@db/x
          https://token@host/x → https://***@host/x
          jdbc:postgresql://db/x?user=me&password=pw → jdbc:postgresql://db/x?user=me&password=***
          -----BEGIN PRIVATE KEY-----\\nabc\\n-----END PRIVATE KEY----- x → *** x
          -----BEGIN RSA PRIVATE KEY-----\\nabc → ***
          -----BEGIN PRIVATE KEY-----\\nabc-----END x → ***
          X-Api-Key: abc → X-Api-Key: ***
          password==abc → password==***
          <a><x.password>b</a> → <a><x.password>***</a>
          password=***abc → password=***
          pwd=a,"b" → pwd=***,"b"
          password="unclosed → password="***
          pwd=a"b → pwd=***"b
          pwd=a|b| → pwd=***|
          pwd=a\\tb → pwd=***\\tb
          {"tokens":[1,2 → {"tokens":***
          pwd=a,b:c → pwd=***,b:c
          password   = hunter2 → password   = ***
          password            : hunter2 → password            : ***
          {\\"password\\":\\"hun"ter2\\",\\"a\\":1} → {\\"password\\":\\"***\\",\\"a\\":1}
          """)
  void secret_isHidden(String text, String shown) {
    assertThat(redaction.text(text)).isEqualTo(shown);
    assertThat(redaction.text(shown)).as("again").isEqualTo(shown);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nothing to see",
        "a = b: c > d % e - f",
        "Token::parse",
        "passwordless=true",
        "at dev.tenon.SessionToken.of(SessionToken.java:42)",
        "page_token: next",
        "password=",
        "password= ",
        "password:\nnext line",
        "Basic authentication is required",
        "the bearer token is missing",
        "Bearer",
        "Basic ",
        "Baseline",
        "notBearer abc123",
        "http://host:8080/users/@me",
        "http://host/a@b",
        "http://host",
        "://",
        "http://@host",
        "http://host?x=a@b",
        "eyJ",
        "eyJhbGciOiJIUzI1NiJ9",
        "eyJhbGciOiJIUzI1NiJ9.abc",
        "eyJhbGci.a.b",
        "xeyJhbGciOiJIUzI1NiJ9.a.b",
        "ewok.a.b",
        "-----BEGIN CERTIFICATE-----abc",
        "-----",
        "a>b",
        "password>5",
        "List<Token>x",
        "=x",
        ":x",
        "%3Dx",
        "% 3D",
        "=>x",
        "a=b==c",
        "password=***",
        "Map.Entry",
        "x == y",
        "] = x",
        "null",
      })
  void otherText_isTheSameObject(String text) {
    assertThat(redaction.text(text)).isSameAs(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\u2028", "\u2029"})
  void value_endsWithItsLine(String lineEnd) {
    assertThat(redaction.text("password=hunter2" + lineEnd + "next"))
        .isEqualTo("password=***" + lineEnd + "next");
  }

  @Test
  void name_isReadFromItsEnd_howeverItIsQuoted() {
    assertThat(redaction.text("`password`=hunter2")).isEqualTo("`password`=***");
    assertThat(redaction.text("x".repeat(100) + "password=hunter2"))
        .isEqualTo("x".repeat(100) + "password=***");
  }

  @Test
  void commaBeforeALongWord_isAPartOfTheValue() {
    assertThat(redaction.text("password=a," + "b".repeat(100) + "=c")).isEqualTo("password=***");
    assertThat(redaction.text("password=a," + "b".repeat(50) + "=c"))
        .isEqualTo("password=***," + "b".repeat(50) + "=c");
  }

  @Test
  void text_thatBeginsOrEndsAnywhere_isRead() {
    var all =
        String.join(
            " ",
            "GET /x?token=abc&page=2 {\"password\":\"hun\\\"ter2\",\"tokens\":[\"a\",{}]}",
            "q=%7B%22password%22%3A%22abc%22%7D&pin%3Dabc%26x",
            "{\\\"credentials\\\":{\\\"user\\\":\\\"a\\\"},\\\"c\\\":1} 'token' => 'y' a['pin']=b",
            "<x:pin>a</x:pin> <a><pin>b</pin> Login[user=a, password=b c, d=e] {pin=x} (pin=a)",
            "\"Cookie: a=b\\r\\n\" Authorization=Bearer abc1, pwd=a\\tb pin=a,b=c pin=a,",
            "Bearer  abc123 Basic+dXNlcjpwYXNz: DPoP%20a.b1 negotiate Y bearer token",
            "x://me:p/w@db/x y://me:8080/a@b z://a@b?c@d#e v://u:p?x@y",
            JWT + ".e.f ewo.a.b eyJhbGciOi.a",
            "-----BEGIN PRIVATE KEY----- a -----END PRIVATE KEY-----",
            "-----BEGIN RSA PRIVATE KEY----- a\nAuthorization: Digest a=\"b\"\nCookie: c\r\nx");
    for (int i = 0; i <= all.length(); i++) {
      assertThat(redaction.text(all.substring(0, i))).doesNotContain("(not shown");
      assertThat(redaction.text(all.substring(i))).doesNotContain("(not shown");
      assertThat(redaction.collector().text(all.substring(i)).done()).isNotNull();
    }
    assertThat(redaction.text(all)).doesNotContain("hun", "abc", "dXNl", "me:p/w", "YXNz");
  }

  @Test
  void jwt_isHidden_whereverItStands() {
    assertThat(redaction.text("got " + JWT + ", expired")).isEqualTo("got ***, expired");
    assertThat(redaction.text(JWT + ".a.b")).isEqualTo("***");
    assertThat(redaction.text("/" + JWT.replace("eyJhbGci", "ewogImFsZyI"))).isEqualTo("/***");
  }

  @Test
  void severalSecrets_areAllHidden() {
    assertThat(redaction.text("password=a token=b x " + JWT + " secret: \"c\" end"))
        .isEqualTo("password=*** token=*** x *** secret: \"***\" end");
  }

  @Test
  void drop_insideAText_masks_andHashHashes() {
    var mine =
        redaction
            .with("note", Treatment.DROP)
            .with("email", Treatment.HASH)
            .withHashKey("0123456789abcdef");

    assertThat(mine.text("note=secret! email=anna@example.com"))
        .matches("note=\\*\\*\\* email=#[0-9a-f]{16}")
        .isEqualTo(mine.text("note=other email=anna@example.com"));
  }

  @Test
  void off_hidesNothing() {
    assertThat(Redaction.off().text("password=a")).isEqualTo("password=a");
    assertThat(Redaction.off()).hasToString("Redaction[off]");
    assertThat(redaction).hasToString("Redaction[on]");
  }

  @Test
  void nestedTooDeep_isHiddenToTheEnd() {
    assertThat(redaction.text("\"tokens\":" + "[".repeat(70) + "]".repeat(70) + " x"))
        .isEqualTo("\"tokens\":***");
  }

  @Test
  void longText_isCut() {
    var text = "x".repeat(999_990) + " password=" + "y".repeat(100);

    assertThat(redaction.text(text))
        .hasSize(1_000_000 + "… (cut, 1000100 characters)".length())
        .endsWith("xx password=… (cut, 1000100 characters)".substring(3))
        .doesNotContain("yy");
  }

  @Test
  void hostileText_takesLinearTime() {
    var began = Instant.now();
    for (var piece :
        List.of(
            "://",
            "://@",
            "eyJ",
            "eyJ.",
            "=",
            "a=",
            "password=",
            "\"password\":\"",
            "[",
            "pin:[",
            "\\",
            "-----BEGIN PRIVATE KEY",
            "-----BEGIN ",
            "Bearer ",
            "<pin>",
            "%3D",
            "pin%3D",
            ", a",
            "> ",
            "' ",
            "pin=",
            "[pin=a",
            "[pin=, a")) {
      redaction.text(piece.repeat(200_000 / piece.length()));
    }
    // Quadratic would be hours.
    assertThat(Duration.between(began, Instant.now())).isLessThan(Duration.ofSeconds(60));
  }

  @Test
  void failure_showsNoText() {
    var texts = new String[1];
    KnownValues.run(
        () -> {
          throw new IllegalStateException("password=a");
        },
        () -> texts[0] = redaction.text("password=a"));

    assertThat(texts[0])
        .isEqualTo("(not shown: redaction failed with java.lang.IllegalStateException)");
  }
}
