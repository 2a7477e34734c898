package dev.tenon.http;

import static dev.tenon.http.FakeRequest.text;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.errors.FieldProblem;
import dev.tenon.redaction.KnownValues;
import dev.tenon.redaction.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

/// What a request carries under a sensitive name is in no problem, and known to whoever writes.
class RedactionTest {

  private static final String CANARY = "cnry-5d1f-77ab-3e09-zq";

  private static Routes refusing(Function<Request, String> message) {
    return Routes.under("/")
        .open()
        .post("/x")
        .replies(request -> {
          throw new DomainError(ErrorKind.CONFLICT, message.apply(request));
        });
  }

  private static String detail(FakeRequest request, Function<Request, String> message) {
    return text(request.to(refusing(message)));
  }

  @Test
  void header_withASensitiveName_isInNoProblem() {
    for (var name : List.of("Authorization", "Cookie", "X-Api-Key", "X-Webhook-Secret")) {
      var request = FakeRequest.post("/x", "").with(name, CANARY);

      assertThat(detail(request, _ -> "It was " + CANARY + "."))
          .contains("\"detail\":\"It was ***.\"");
    }
  }

  @Test
  void basicPassword_isInNoProblem() {
    var pair = ("anna:" + CANARY).getBytes(StandardCharsets.UTF_8);
    var request =
        FakeRequest.post("/x", "")
            .with("Authorization", "Basic " + Base64.getEncoder().encodeToString(pair));

    assertThat(detail(request, _ -> "It was " + CANARY + ".")).contains("It was ***.");
  }

  @Test
  void query_withASensitiveName_isInNoProblem() {
    var said =
        detail(
            FakeRequest.post("/x?a&pass%77ord=" + CANARY + "%2F&=b", ""),
            request -> "It was " + request.query().get("password"));

    assertThat(said).contains("It was [***]");
  }

  @Test
  void query_thatCannotBeDecoded_isKnownAsItIs() {
    assertThat(detail(FakeRequest.post("/x?token=" + CANARY + "%ff", ""), _ -> CANARY + "%ff"))
        .contains("\"detail\":\"***\"");
  }

  @Test
  void body_thatWasRead_isInNoProblem() {
    var request = FakeRequest.post("/x", "{\"password\": \"" + CANARY + "\", broken");

    assertThat(detail(request, read -> "It was " + CANARY + read.body().length))
        .contains("It was ***");
    assertThat(detail(FakeRequest.post("/x", "{}"), _ -> "It was " + CANARY)).contains(CANARY);
  }

  @Test
  void form_withASensitiveName_isInNoProblem_decodedOrNot() {
    var request =
        FakeRequest.post("/x", "user=a&pass%77ord=" + CANARY + "%2Fx")
            .with("Content-Type", "application/x-www-form-urlencoded");

    assertThat(detail(request, read -> "It was " + CANARY + "/x" + read.body().length))
        .contains("It was ***");
  }

  @Test
  void cookie_isHidden_andItsNameIsNot() {
    var request = FakeRequest.post("/x", "").with("Cookie", "session-id=" + CANARY + "; broken");

    assertThat(detail(request, _ -> "It was " + CANARY + " in session-id"))
        .contains("\"detail\":\"It was *** in session-id\"");
  }

  @Test
  void errors_areRedacted() {
    var problems =
        List.of(
            new FieldProblem("", "bad", "password=" + CANARY),
            new FieldProblem("/token=" + CANARY, "bad", "x"));
    var routes =
        Routes.under("/")
            .open()
            .get("/x")
            .replies(_ -> {
              throw DomainError.invalid("Bad.", problems);
            });

    assertThat(text(FakeRequest.get("/x").to(routes)))
        .contains("\"message\":\"password=***\"", "\"pointer\":\"/token=***\"")
        .doesNotContain("cnry");
  }

  @Test
  void details_areRedacted() {
    var details =
        Map.<String, Object>of("token", CANARY, "left", 3, "list", List.of(Map.of("pin", CANARY)));
    var routes =
        Routes.under("/")
            .open()
            .get("/x")
            .replies(_ -> {
              throw new DomainError(ErrorKind.CONFLICT, "Bad.", details);
            });

    assertThat(text(FakeRequest.get("/x").to(routes)))
        .contains("\"token\":\"***\"", "\"left\":3", "{\"pin\":\"***\"}")
        .doesNotContain("cnry");
  }

  @Test
  void instance_showsNoSecretOfThePath() {
    assertThat(text(FakeRequest.get("/x;token=" + CANARY).to(Routes.under("/"))))
        .contains("\"instance\":\"/x;token=***\"");
  }

  @Test
  void off_saysAll() {
    var dispatcher =
        Dispatcher.of(
            refusing(_ -> "password=" + CANARY),
            HttpOptions.defaults(),
            List.of(),
            Redaction.off());

    assertThat(text(dispatcher.handle(FakeRequest.post("/x", "")))).contains(CANARY);
  }

  @Test
  void requestId_isNoSecret_evenWhereACallerSaysSo() {
    var id = "0a1b2c3d4e5f";
    var seen = new ArrayList<String>();
    var routes =
        Routes.under("/")
            .open()
            .get("/x")
            .replies(request -> {
              seen.add(Redaction.standard().text(request.id()));
              return Reply.of(200);
            });

    FakeRequest.get("/x?token=" + id).with("X-Request-ID", id).to(routes);

    assertThat(seen).containsExactly(id);
  }

  @Test
  void values_areGatheredOnce_andAgainWhenTheBodyWasRead() {
    var seen = new ArrayList<KnownValues>();
    var routes =
        Routes.under("/")
            .open()
            .post("/x")
            .replies(request -> {
              seen.add(KnownValues.current());
              seen.add(KnownValues.current());
              request.body();
              seen.add(KnownValues.current());
              seen.add(KnownValues.current());
              return Reply.of(200);
            });

    FakeRequest.post("/x", "{\"pin\": \"12345\"}").with("Cookie", CANARY).to(routes);

    assertThat(seen.get(1)).isSameAs(seen.get(0)).hasToString("KnownValues[1]");
    assertThat(seen.get(3)).isSameAs(seen.get(2)).hasToString("KnownValues[2]");
  }
}
