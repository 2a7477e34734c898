package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.Sort;
import dev.tenon.contracts.Trimmed;
import dev.tenon.contracts.WireName;
import dev.tenon.errors.ErrorKind;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.NotBlank;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Headers, cookies, forms and query strings as records.
class InputsTest {

  record Caller(
      @WireName("X-Tenant") @NotBlank String tenant,
      Optional<Locale> contentLanguage,
      @Nullable List<@Max(9) Integer> xLevels) {}

  record Session(@WireName("__Host-session") String session, Optional<Boolean> dark) {}

  record Login(@Trimmed @NotBlank String user, String password, List<String> roles) {}

  record Search(Sort<Field> sort, Optional<Boolean> open) {}

  enum Field {
    NAME,
    CREATED_AT
  }

  record Nested(Map<String, String> map) {}

  private final Routes routes =
      Routes.under("")
          .open()
          .get("/caller")
          .headers(Caller.class)
          .calls(caller -> caller.toString())
          .gives(String.class)
          .get("/session")
          .cookies(Session.class)
          .calls(session -> session.toString())
          .gives(String.class)
          .post("/login")
          .form(Login.class)
          .calls(login -> login.toString())
          .gives(String.class)
          .get("/search")
          .query(Search.class)
          .calls(search -> search.toString())
          .gives(String.class);

  @Test
  void headers_areARecord_whateverTheirCase_andWhateverElseThereIs() {
    var reply =
        FakeRequest.get("/caller")
            .with("x-tenant", "acme")
            .with("content-language", "de-CH")
            .with("X-LEVELS", "1, 2", "3")
            .with("User-Agent", "curl")
            .to(routes);

    assertThat(read(reply))
        .isEqualTo("Caller[tenant=acme, contentLanguage=Optional[de_CH], xLevels=[1, 2, 3]]");
  }

  @Test
  void headers_thatBreakTheContract_are422_withTheirNames() {
    var reply =
        FakeRequest.get("/caller")
            .with("Content-Language", "de_CH")
            .with("X-Levels", "1,x,10")
            .to(routes);

    assertThat(problem(reply).detail()).contains("The headers are invalid; errors says where.");
    assertThat(places(reply))
        .containsExactly(
            "/Content-Language format",
            "/X-Levels/1 wrong-type",
            "/X-Levels/2 too-large",
            "/X-Tenant missing");
  }

  @Test
  void cookies_areARecord_amongThoseOfOthers() {
    var reply =
        FakeRequest.get("/session")
            .with("Cookie", "a=1; __Host-session=x=y==;; broken;dark=true", "a=2")
            .to(routes);

    assertThat(read(reply)).isEqualTo("Session[session=x=y==, dark=Optional[true]]");
  }

  @Test
  void cookies_thatAreMissingOrThereTwice_are422() {
    assertThat(places(FakeRequest.get("/session").to(routes)))
        .containsExactly("/__Host-session missing");
    assertThat(
            places(
                FakeRequest.get("/session")
                    .with("Cookie", "__Host-session=a; dark=1", "__Host-session=b")
                    .to(routes)))
        .containsExactly("/__Host-session repeated", "/dark wrong-type");
    assertThat(problem(FakeRequest.get("/session").to(routes)).detail())
        .contains("The cookies are invalid; errors says where.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/x-www-form-urlencoded",
        "Application/X-WWW-Form-Urlencoded; charset=\"UTF-8\""
      })
  void form_isARecord(String type) {
    var reply = form("user=+Ada+&password=%C3%BC%26&roles=a&roles=b", type).to(routes);

    assertThat(read(reply)).isEqualTo("Login[user=Ada, password=ü&, roles=[a, b]]");
  }

  @Test
  void form_thatBreaksTheContract_is422_withAllProblems() {
    var reply = form("user=+&roles=&password=a&password=b&next=%2F", Input.Form.TYPE).to(routes);

    assertThat(reply.status()).isEqualTo(422);
    assertThat(problem(reply).detail()).contains("The form is invalid; errors says where.");
    assertThat(places(reply))
        .containsExactly("/next unknown-field", "/user blank", "/password repeated");
  }

  @Test
  void form_thatIsNone_isRefusedBeforeItIsRead() {
    assertThat(form("user=a", "application/json").to(routes).status()).isEqualTo(415);
    assertThat(form("user=a", "").to(routes).status()).isEqualTo(415);
    assertThat(form("user=a", Input.Form.TYPE + ";charset=latin1").to(routes).status())
        .isEqualTo(415);
    assertThat(form("user=a", Input.Form.TYPE).with("Content-Encoding", "gzip").to(routes).status())
        .isEqualTo(415);
  }

  @ParameterizedTest
  @ValueSource(strings = {"user=ü", "user=a b", "user=%zz", "user=%ff", "user=a\u007f", "a\r\n"})
  void form_thatIsNotPercentEncoded_is400(String body) {
    assertThat(form(body, Input.Form.TYPE).to(routes).status()).isEqualTo(400);
  }

  @Test
  void form_thatIsTooLarge_is413_andAnEmptyOneMissesAll() {
    var small = HttpOptions.defaults().withMaxBodyBytes(10);

    assertThat(form("user=abcdefgh", Input.Form.TYPE).to(small, routes).status()).isEqualTo(413);
    assertThat(places(form("", Input.Form.TYPE).to(routes)))
        .containsExactly("/user missing", "/password missing", "/roles missing");
  }

  @Test
  void form_withManyNames_isBounded() {
    var many = new StringBuilder("user=a&password=b&roles=c");
    for (int i = 0; i < 50_000; i++) {
      many.append("&n").append(i).append("=1");
    }

    assertThat(places(form(many.toString(), Input.Form.TYPE).to(routes)))
        .hasSize(101)
        .last()
        .isEqualTo(" too-many-problems");
  }

  @Test
  void query_saysInWhichOrder() {
    assertThat(read(FakeRequest.get("/search?sort=-createdAt,name").to(routes)))
        .contains("field=CREATED_AT, isDescending=true", "field=NAME, isDescending=false");
    assertThat(places(FakeRequest.get("/search?sort=price&open=1").to(routes)))
        .containsExactly("/sort/0 unknown-value", "/open wrong-type");
  }

  @Test
  void inputs_followEachOther_fourAtMost() {
    var all =
        Routes.under("")
            .open()
            .post("/{id}")
            .path(Integer.class)
            .headers(Caller.class)
            .cookies(Session.class)
            .form(Login.class)
            .calls((id, caller, session, login) ->
                id + caller.tenant() + session.session() + login.user())
            .gives(String.class)
            .put("/{id}")
            .path(Integer.class)
            .form(Login.class)
            .headers(Caller.class)
            .cookies(Session.class)
            .calls((id, login, caller, session) ->
                id + login.user() + caller.tenant() + session.session())
            .gives(String.class)
            .patch("/{id}")
            .path(Integer.class)
            .cookies(Session.class)
            .form(Login.class)
            .headers(Caller.class)
            .calls((id, session, login, caller) ->
                id + session.session() + login.user() + caller.tenant())
            .gives(String.class);
    var request =
        form("user=u&password=p&roles=", Input.Form.TYPE)
            .with("X-Tenant", "t")
            .with("Cookie", "__Host-session=s");
    var one = new FakeRequest("POST", "/1", request.sent(), request.body());

    assertThat(read(one.to(all))).isEqualTo("1tsu");
    assertThat(read(fresh(one).method("PUT").to(all))).isEqualTo("1uts");
    assertThat(read(fresh(one).method("PATCH").to(all))).isEqualTo("1sut");
  }

  @Test
  void route_tellsWhatItTakes() {
    var list = routes.list();

    assertThat(list.get(0).headers()).contains(Contract.of(Caller.class));
    assertThat(list.get(1).cookies()).contains(Contract.of(Session.class));
    assertThat(list.get(2).form()).contains(Contract.of(Login.class));
    assertThat(list.get(2).body()).isEmpty();
    assertThat(list.get(3).headers()).isEmpty();
    assertThat(list.get(3).cookies()).isEmpty();
    assertThat(list.get(3).form()).isEmpty();
    assertThat(list.get(0).problems()).contains(ErrorKind.INVALID);
    assertThat(list.get(1).problems()).contains(ErrorKind.INVALID);
    assertThat(list.get(2).problems())
        .contains(ErrorKind.UNSUPPORTED_MEDIA_TYPE, ErrorKind.TOO_LARGE);
  }

  @Test
  void input_thatTextsCannotGive_orABodyTakenTwice_isRefusedAtTheStart() {
    var draft = Routes.under("").open().post("/x");

    assertThatThrownBy(() -> draft.headers(Nested.class)).hasMessageContaining("Nested.map");
    assertThatThrownBy(() -> draft.cookies(Nested.class)).hasMessageContaining("Nested.map");
    assertThatThrownBy(() -> draft.form(Nested.class)).hasMessageContaining("Nested.map");
    assertThatThrownBy(() -> draft.form(Login.class).body(Login.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("POST /x takes its body twice");
    assertThatThrownBy(() -> draft.body(Login.class).form(Login.class))
        .hasMessageContaining("takes its body twice");
  }

  private static FakeRequest form(String body, String type) {
    return new FakeRequest(
        "POST",
        "/login",
        Map.of("Content-Type", List.of(type)),
        new ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8)));
  }

  /// The same with its body again.
  private static FakeRequest fresh(FakeRequest request) {
    return request.body(
        new ByteArrayInputStream("user=u&password=p&roles=".getBytes(StandardCharsets.UTF_8)));
  }

  private static String read(Reply reply) {
    return Contract.of(String.class)
        .parse(FakeRequest.text(reply).getBytes(StandardCharsets.UTF_8));
  }

  private static Problem problem(Reply reply) {
    return Contract.of(Problem.class)
        .parse(FakeRequest.text(reply).getBytes(StandardCharsets.UTF_8));
  }

  private static List<String> places(Reply reply) {
    return problem(reply).errors().orElseThrow().stream()
        .map(p -> p.pointer() + " " + p.code())
        .toList();
  }
}
