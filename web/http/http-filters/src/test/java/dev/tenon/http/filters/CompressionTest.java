package dev.tenon.http.filters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.http.Asset;
import dev.tenon.http.Body;
import dev.tenon.http.Cookie;
import dev.tenon.http.Download;
import dev.tenon.http.EventStream;
import dev.tenon.http.Headers;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import dev.tenon.http.Response;
import dev.tenon.http.Routes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CompressionTest {

  private static final byte[] LONG = "tea ".repeat(1000).getBytes(StandardCharsets.US_ASCII);
  private static final String TEXT = "tea ".repeat(1000);
  private static final CompressionOptions OPTIONS = CompressionOptions.defaults();
  private static final Ask GZIP = Ask.get("/").with("Accept-Encoding", "gzip, deflate, br, zstd");

  private final Compression filter = Compression.of(OPTIONS);

  @Test
  void text_isCompressed_forWhoTakesIt() throws IOException {
    var reply = answered(GZIP, Reply.of(200, "text/plain", LONG));

    assertThat(reply.headers().all("Content-Encoding")).containsExactly("gzip");
    assertThat(reply.headers().all("Vary")).containsExactly("Accept-Encoding");
    assertThat(reply.body().length()).isBetween(1L, 200L);
    assertThat(unpacked(reply)).isEqualTo(LONG);
  }

  @Test
  void whoDoesNotTakeIt_getsItAsItIs_andCachesAreTold() {
    var reply = answered(Ask.get("/"), Reply.of(200, "text/plain", LONG));

    assertThat(reply.body().gathered()).isEqualTo(LONG);
    assertThat(reply.headers().contains("Content-Encoding")).isFalse();
    assertThat(reply.headers().all("Vary")).containsExactly("Accept-Encoding");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "gzip",
        "GZIP",
        "x-gzip",
        "*",
        "gzip;q=0.5",
        "br;q=1.0, gzip;q=0.8",
        "gzip;q=1.000",
        "identity;q=0.5, gzip",
        "gzip ; q=1",
        "br;q=x, gzip",
        "identity;q=0, *;q=0.001"
      })
  void accepted_isCompressed(String accept) {
    var asked = Ask.get("/").with("Accept-Encoding", accept);

    assertThat(isCompressed(answered(asked, Reply.of(200, "text/plain", LONG)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "", "br", "gzip;q=0", "gzip;q=0.000", "*;q=0", "gzip;q=0, *", "identity, gzip;q=0.5",
        "gzip;q=2", "gzip;q=1.1", "gzip;q=", "gzip;q=0.1234", "gzip;q=a", "gzip;q=0.x",
            "gzip;q=0x1",
        "gzip;level=9", "gzipped", ";q=1", "gzip;q=0./"
      })
  void notAccepted_isNotCompressed(String accept) {
    var asked = Ask.get("/").with("Accept-Encoding", accept);

    assertThat(isCompressed(answered(asked, Reply.of(200, "text/plain", LONG)))).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "application/problem+json",
        "text/csv; charset=utf-8",
        "TEXT/HTML",
        "image/svg+xml",
        "application/javascript"
      })
  void textTypes_areCompressed(String type) {
    assertThat(isCompressed(answered(GZIP, Reply.of(200, type, LONG)))).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "image/png",
        "application/zip",
        "application/octet-stream",
        "text/event-stream",
        ""
      })
  void otherTypes_areLeftAlone(String type) {
    var reply = answered(GZIP, Reply.of(200, type, LONG));

    assertThat(reply.body().gathered()).isEqualTo(LONG);
    assertThat(reply.headers().contains("Vary")).isFalse();
  }

  @Test
  void shortAnswers_areLeftAlone() {
    assertThat(isCompressed(answered(GZIP, Reply.of(200, "text/plain", new byte[1023])))).isFalse();
    assertThat(isCompressed(answered(GZIP, Reply.of(200, "text/plain", new byte[1024])))).isTrue();
    assertThat(isCompressed(answered(GZIP, Reply.of(200, "text/plain", new byte[0])))).isFalse();
    assertThat(isCompressed(answered(GZIP, Reply.of(204)))).isFalse();
  }

  @Test
  void whatBecomesNoShorter_isSentAsItIs() {
    var noise = new byte[2000];
    new Random(7).nextBytes(noise);
    var reply = answered(GZIP, Reply.of(200, "text/plain", noise).with("ETag", "\"1\""));

    assertThat(reply.body().gathered()).isEqualTo(noise);
    assertThat(reply.headers().contains("Content-Encoding")).isFalse();
    assertThat(reply.headers().first("ETag")).contains("\"1\"");
  }

  @Test
  void whereASecretMayStand_nothingIsCompressed() {
    var plain = Reply.of(200, "text/plain", LONG);

    assertThat(isCompressed(answered(GZIP.with("Cookie", "a=b"), plain))).isFalse();
    assertThat(isCompressed(answered(GZIP.with("Authorization", "Bearer x"), plain))).isFalse();
    assertThat(isCompressed(answered(GZIP, plain.cookie(Cookie.of("a", "b"))))).isFalse();
  }

  @Test
  void whatIsTheSameForEverybody_isCompressedForWhoeverAsks() {
    var plain = Reply.of(200, "text/css", LONG).with("Cache-Control", "public, max-age=60");

    assertThat(isCompressed(answered(GZIP.with("Cookie", "a=b"), plain))).isTrue();
    assertThat(isCompressed(answered(GZIP, plain.cookie(Cookie.of("a", "b"))))).isFalse();
  }

  @Test
  void whereASecretMayStand_itIsCompressed_ifTheOptionsSaySo() {
    var opted = Compression.of(OPTIONS.withSecrets(true));
    var routes = Routes.under("").open().get("/").replies(_ -> Reply.of(200, "text/plain", LONG));

    assertThat(isCompressed(GZIP.with("Cookie", "a=b").to(routes, opted))).isTrue();
  }

  @Test
  void whatWouldBreak_isLeftAlone() {
    var plain = Reply.of(200, "text/plain", LONG);

    for (var reply :
        List.of(
            plain.with("Content-Encoding", "br"),
            plain.with("Content-Range", "bytes 0-3999/8000"),
            plain.with("Cache-Control", "public, No-Transform"),
            Reply.of(206, "text/plain", LONG))) {
      var answer = answered(GZIP, reply);

      assertThat(answer.body().gathered()).isEqualTo(LONG);
      assertThat(answer.headers().contains("Vary")).isFalse();
    }
  }

  @Test
  void vary_isAddedOnce_besideOthers() {
    var plain = Reply.of(200, "text/plain", LONG);

    assertThat(answered(GZIP, plain.with("Vary", "Origin")).headers().all("Vary"))
        .containsExactly("Origin", "Accept-Encoding");
    assertThat(answered(GZIP, plain.with("Vary", "Origin, accept-encoding")).headers().all("Vary"))
        .containsExactly("Origin, accept-encoding");
  }

  @Test
  void head_isToldWhatAnAnswerIsThatIsNotCompressed() {
    var reply =
        answered(GZIP.method("HEAD"), Reply.of(200, "text/plain", LONG).with("ETag", "\"1\""));

    assertThat(reply.headers().first("Content-Length")).contains("4000");
    assertThat(reply.headers().first("ETag")).contains("\"1\"");
    assertThat(reply.headers().contains("Content-Encoding")).isFalse();
    assertThat(reply.headers().all("Vary")).containsExactly("Accept-Encoding");
  }

  @Test
  void tag_becomesWeak_andIsStillKnown() {
    var asset = Asset.of("text/css", LONG);
    var routes = Routes.under("").open().get("/").replies(asset::answer);
    var weak = GZIP.to(routes, filter).headers().first("ETag").orElseThrow();
    var known = GZIP.with("If-None-Match", weak).to(routes, filter);
    var strong = GZIP.with("If-None-Match", weak.substring(2)).to(routes, filter);

    assertThat(weak).startsWith("W/\"");
    assertThat(known.status()).isEqualTo(304);
    assertThat(known.headers().all("ETag")).as("of what the caller has").containsExactly(weak);
    assertThat(known.headers().all("Vary")).containsExactly("Accept-Encoding");
    assertThat(strong.status()).isEqualTo(304);
    assertThat(strong.headers().all("ETag")).containsExactly(weak.substring(2));
  }

  @Test
  void tag_thatIsWeak_orMissing_staysSo() {
    var weak = answered(GZIP, Reply.of(200, "text/plain", LONG).with("ETag", "W/\"1\""));
    var none = answered(GZIP.with("If-None-Match", "W/\"1\""), Reply.of(304));

    assertThat(isCompressed(weak)).isTrue();
    assertThat(weak.headers().all("ETag")).containsExactly("W/\"1\"");
    assertThat(none.headers().contains("ETag")).isFalse();
  }

  @Test
  void version_thatComesBackInIfMatch_staysStrong() {
    var routes =
        Routes.under("")
            .open()
            .get("/")
            .answers(() -> Response.of(TEXT))
            .tagged(_ -> "7")
            .gives(String.class)
            .put("/")
            .ifMatch()
            .does(ifMatch -> ifMatch.require("7"));
    var read = GZIP.to(routes, filter);
    var written = GZIP.method("PUT").with("If-Match", read.headers().first("ETag").orElseThrow());

    assertThat(isCompressed(read)).isFalse();
    assertThat(written.to(routes, filter).status()).isEqualTo(204);
  }

  @Test
  void writableThing_withoutAVersion_isCompressed() {
    var routes =
        Routes.under("")
            .open()
            .get("/")
            .calls(() -> TEXT)
            .gives(String.class)
            .delete("/")
            .does(() -> {});

    assertThat(isCompressed(GZIP.to(routes, filter))).isTrue();
  }

  @Test
  void stream_isCompressed_whileItIsWritten() throws IOException {
    var sent = new ByteArrayOutputStream();
    var arrived = new ArrayList<Integer>();
    var reply =
        answered(
            GZIP,
            Reply.streaming(
                200,
                "text/csv",
                out -> {
                  out.write(LONG);
                  out.flush();
                  arrived.add(
                      new GZIPInputStream(new ByteArrayInputStream(sent.toByteArray()))
                          .readNBytes(4000)
                          .length);
                  out.close();
                  out.write('!');
                }));
    reply.body().writeTo(sent);

    assertThat(reply.body().length()).isEqualTo(-1);
    assertThat(arrived).as("by flush").containsExactly(4000);
    assertThat(new GZIPInputStream(new ByteArrayInputStream(sent.toByteArray())).readAllBytes())
        .hasSize(4001);
  }

  @Test
  void stream_isHeldToTheLengthThatItSaid() {
    var reply =
        answered(
            GZIP,
            new Reply(
                200,
                Headers.of("Content-Type", "text/plain"),
                new Body.Stream(5000, out -> out.write(LONG))));

    assertThatThrownBy(() -> reply.body().writeTo(new ByteArrayOutputStream()))
        .isInstanceOf(IOException.class)
        .hasRootCauseMessage("The body was to have 5000 bytes, and has 4000.");
  }

  @Test
  void file_isCompressedAsAWhole_andOffersNoParts(@TempDir Path folder) throws IOException {
    var file = Files.write(folder.resolve("a.csv"), LONG);
    var routes = Routes.under("").open().get("/").replies(request -> download(file, request));
    var whole = GZIP.to(routes, filter);
    var part = GZIP.with("Range", "bytes=0-1999").to(routes, filter);
    var tag = whole.headers().first("ETag").orElseThrow();
    var again = GZIP.with("Range", "bytes=0-1999").with("If-Range", tag).to(routes, filter);

    assertThat(unpacked(whole)).isEqualTo(LONG);
    assertThat(whole.headers().all("Accept-Ranges")).containsExactly("none");
    assertThat(part.status()).isEqualTo(206);
    assertThat(part.body().length()).isEqualTo(2000);
    assertThat(again.status()).as("the tag is of other bytes").isEqualTo(200);
  }

  @Test
  void events_areNotCompressed() {
    var routes =
        Routes.under("").open().get("/").replies(request -> EventStream.answer(request, _ -> {}));

    assertThat(isCompressed(GZIP.to(routes, filter))).isFalse();
  }

  @Test
  void length_belowZero_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> OPTIONS.withMinBytes(-1))
        .withMessageContaining("minBytes");
    assertThat(OPTIONS.withMinBytes(10).withEnabled(false))
        .isEqualTo(new CompressionOptions(false, 10, false));
  }

  private Reply answered(Ask ask, Reply reply) {
    return ask.to(Routes.under("").open().get("/").replies(_ -> reply), filter);
  }

  private static Reply download(Path file, Request request) {
    return Download.of(file, "text/csv").answer(request);
  }

  private static boolean isCompressed(Reply reply) {
    return reply.headers().first("Content-Encoding").filter("gzip"::equals).isPresent();
  }

  private static byte[] unpacked(Reply reply) throws IOException {
    var bytes = new ByteArrayInputStream(reply.body().gathered());
    return new GZIPInputStream(bytes).readAllBytes();
  }
}
