package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;

class AssetTest {

  private final byte[] bytes = "body {}".getBytes(StandardCharsets.UTF_8);
  private final Asset asset = Asset.of("text/css; charset=utf-8", bytes);
  private final Routes routes = Routes.under("").open().get("/a.css").replies(asset::answer);

  @Test
  void asset_isAnswered_withItsTypeAndTag() {
    var reply = FakeRequest.get("/a.css").to(routes);

    assertThat(reply.status()).isEqualTo(200);
    assertThat(FakeRequest.text(reply)).isEqualTo("body {}");
    assertThat(reply.headers().first("Content-Type")).contains("text/css; charset=utf-8");
    assertThat(reply.headers().first("Cache-Control")).contains("no-cache");
    assertThat(reply.headers().first("ETag").orElseThrow()).hasSize(18);
  }

  @Test
  void asset_isACopy() {
    bytes[0] = 'x';

    assertThat(FakeRequest.text(FakeRequest.get("/a.css").to(routes))).isEqualTo("body {}");
  }

  @Test
  void content_isMadeWhenAskedFor_onceItCanBe() {
    var made = new ArrayList<Integer>();
    var late =
        Asset.of(
            "text/css",
            () -> {
              made.add(made.size());
              if (made.size() == 1) {
                throw new IllegalStateException("not yet");
              }
              return new byte[] {'a'};
            });
    var lateRoutes = Routes.under("").open().get("/a.css").replies(late::answer);
    assertThat(made).isEmpty();

    assertThat(FakeRequest.get("/a.css").to(lateRoutes).status()).isEqualTo(500);
    assertThat(FakeRequest.text(FakeRequest.get("/a.css").to(lateRoutes))).isEqualTo("a");
    assertThat(FakeRequest.text(FakeRequest.get("/a.css").to(lateRoutes))).isEqualTo("a");
    assertThat(made).hasSize(2);
  }

  @Test
  void tag_followsTheContent() {
    var other = Asset.of("text/css", new byte[] {1});
    var others = Routes.under("").open().get("/a.css").replies(other::answer);

    assertThat(FakeRequest.get("/a.css").to(others).headers().first("ETag"))
        .isNotEqualTo(FakeRequest.get("/a.css").to(routes).headers().first("ETag"));
  }

  @Test
  void lastingAsset_isKeptForAYear_andTakesHeaders() {
    var lasting = asset.lasting().with("Referrer-Policy", "no-referrer");
    var reply =
        FakeRequest.get("/a.css")
            .to(Routes.under("").open().get("/a.css").replies(lasting::answer));

    assertThat(reply.headers().first("Cache-Control"))
        .contains("public, max-age=31536000, immutable");
    assertThat(reply.headers().first("Referrer-Policy")).contains("no-referrer");
  }
}
