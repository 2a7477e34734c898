package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RouteLimitsTest {

  private static final HttpOptions OPTIONS = HttpOptions.defaults().withMaxBodyBytes(100);

  // @formatter:off
  private final Routes routes =
      Routes.under("").open()
          .post("/small").maxBodyBytes(10).replies(request -> length(request))
          .post("/large").maxBodyBytes(1_000).replies(request -> length(request))
          .post("/none").maxBodyBytes(0).replies(request -> length(request))
          .post("/other").replies(request -> length(request))
          .get("/slow").deadline(Duration.ofSeconds(2)).replies(request -> Reply.text(200, request.deadline().toString()))
          .get("/quick").replies(request -> Reply.text(200, request.deadline().toString()));
  // @formatter:on

  private static Reply length(Request request) {
    return Reply.text(200, Integer.toString(request.body().length));
  }

  private Reply send(String path, int length, boolean isDeclared) {
    var request = FakeRequest.post(path, "").body(new ByteArrayInputStream(new byte[length]));
    return (isDeclared ? request.with("Content-Length", Integer.toString(length)) : request)
        .to(OPTIONS, routes);
  }

  @ParameterizedTest
  @CsvSource({"/small, 10", "/large, 1000", "/none, 0", "/other, 100"})
  void body_asLongAsItsRouteAllows_isTaken_andAByteMoreIsNot(String path, int most) {
    for (var isDeclared : new boolean[] {true, false}) {
      assertThat(FakeRequest.text(send(path, most, isDeclared))).isEqualTo("" + most);

      var refused = send(path, most + 1, isDeclared);

      assertThat(refused.status()).isEqualTo(413);
      assertThat(FakeRequest.text(refused)).contains("larger than %d bytes".formatted(most));
    }
  }

  @Test
  void deadline_ofTheRoute_isKnownToFilters() {
    assertThat(FakeRequest.text(FakeRequest.get("/slow").to(routes))).contains("PT2S");
    assertThat(FakeRequest.text(FakeRequest.get("/quick").to(routes))).contains("empty");
    assertThat(FakeRequest.get("/nowhere").to(routes).status()).isEqualTo(404);
  }

  @Test
  void limits_areDescribed() {
    var list = routes.list();

    assertThat(list.getFirst().maxBodyBytes()).hasValue(10);
    assertThat(list.getFirst().deadline()).isEmpty();
    assertThat(list.getLast().maxBodyBytes()).isEqualTo(OptionalLong.empty());
    assertThat(list.get(4).deadline()).contains(Duration.ofSeconds(2));
  }

  @Test
  void limits_andWhatElseIsSaid_doNotForgetEachOther() {
    // @formatter:off
    var route =
        Routes.under("")
            .post("/").maxBodyBytes(5).deadline(Duration.ofSeconds(1)).open().named("one", "One.").body(String.class).does(_ -> {})
            .list().getFirst();
    // @formatter:on

    assertThat(route.maxBodyBytes()).hasValue(5);
    assertThat(route.deadline()).contains(Duration.ofSeconds(1));
    assertThat(route.operationId()).isEqualTo("one");
    assertThat(route.access()).contains(AccessRule.OPEN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"PT0S", "PT-1S", "PT0.0001S", "PT24H0.001S"})
  void deadline_thatIsNone_isRefused(Duration span) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Routes.under("").get("/").deadline(span))
        .withMessageContaining("from a millisecond to a day");
  }

  @Test
  void maxBodyBytes_thatCannotBe_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Routes.under("").post("/").maxBodyBytes(-1))
        .withMessageContaining("0 bytes or more");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Routes.under("").post("/").maxBodyBytes(1L << 31).body(String.class))
        .withMessageContaining("POST / takes its body as a whole");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Routes.under("").post("/").maxBodyBytes(1L << 31).form(Name.class))
        .withMessageContaining("maxBodyBytes");
  }

  record Name(String name) {}
}
