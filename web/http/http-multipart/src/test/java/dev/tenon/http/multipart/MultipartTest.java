package dev.tenon.http.multipart;

import static dev.tenon.http.multipart.Sent.file;
import static dev.tenon.http.multipart.Sent.text;
import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tenon.contracts.Contract;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.http.Routes;
import dev.tenon.http.testkit.TestAnswer;
import dev.tenon.http.testkit.TestClient;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MultipartTest {

  record NewPhoto(
      @NotBlank @Size(max = 200) String title,
      @Nullable @PositiveOrZero Integer stars,
      Upload image,
      @Size(max = 3) List<Upload> more) {
    @SuppressWarnings("NullAway")
    static NewPhoto defaults() {
      return new NewPhoto(null, null, null, List.of());
    }
  }

  private static Routes routes(UploadLimits limits) {
    return Routes.under("")
        .open()
        .post("/")
        .body(Multipart.of(NewPhoto.class).within(limits))
        .calls(MultipartTest::described)
        .gives(Contract.list(String.class));
  }

  private static TestAnswer send(String... parts) {
    return Sent.parts(parts).to(routes(UploadLimits.defaults()));
  }

  private static List<String> described(NewPhoto photo) throws IOException {
    var all = new ArrayList<String>();
    all.add(photo.title() + "/" + photo.stars());
    all.add(described(photo.image()));
    for (var upload : photo.more()) {
      all.add(described(upload));
    }
    return all;
  }

  private static String described(Upload upload) throws IOException {
    try (var in = upload.open()) {
      return "%s %s %d %s"
          .formatted(
              upload.name(),
              upload.contentType(),
              upload.size(),
              new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private static final String TITLE = text("title", "Tea");
  private static final String IMAGE = file("image", "tea.png", "PNG");

  @Test
  void textsAndFiles_makeOneRecord() {
    var answer =
        send(
            TITLE,
            text("stars", "5"),
            IMAGE,
            file("more", "a.png", "A"),
            file("more", "b.png", ""));

    assertThat(answer)
        .hasStatus(200)
        .hasJson(
            "[\"Tea/5\", \"tea.png image/png 3 PNG\", \"a.png image/png 1 A\", \"b.png image/png 0 \"]");
  }

  @Test
  void allThatIsWrong_isListedAtOnce_likeInAnyForm() {
    assertThat(
            send(
                text("title", " "),
                text("stars", "many"),
                file("more", "a", ""),
                file("attic", "a", "A"),
                text("colour", "red")))
        .hasStatus(422)
        .hasProblem("invalid")
        .hasMember("The request body is invalid; errors says where.", "detail")
        .hasProblemsAt("/title", "/stars", "/image", "/attic", "/colour");
  }

  @Test
  void secondFile_whereOneIsTaken_andMoreThanTheConstraintAllows_areProblems() {
    var more = file("more", "a", "A");

    assertThat(send(TITLE, IMAGE, IMAGE)).hasStatus(422).hasProblemsAt("/image");
    assertThat(send(TITLE, IMAGE, more, more, more, more)).hasStatus(422).hasProblemsAt("/more");
    assertThat(send(TITLE, TITLE, IMAGE)).hasStatus(422).hasProblemsAt("/title");
  }

  @Test
  void textInPlaceOfAFile_andFileInPlaceOfAText_areProblems() {
    assertThat(send(file("title", "t", "x"), text("image", "PNG")))
        .hasStatus(422)
        .hasProblemsAt("/title", "/image");
  }

  @Test
  void fileInput_inWhichNothingWasChosen_isAbsent() {
    assertThat(send(TITLE, file("image", "", "")))
        .hasStatus(422)
        .hasProblemsAt("/image")
        .hasMember("missing", "errors", "0", "code");
    assertThat(send(TITLE, IMAGE, file("more", "", "")).text()).doesNotContain("file");
    assertThat(send(TITLE, file("image", "", "x"))).hasStatus(200);
  }

  @Test
  void texts_areUtf8_whateverTheyHold() {
    var title = "Grüße\r\n--b-\u0130\ud83c\udf75";
    var bytes = new String(title.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);

    var answer =
        send(
            "Content-Disposition: form-data; name=\"title\"\r\nContent-Type: text/plain; charset=UTF-8\r\n\r\n"
                + bytes.replace("--b-", "--c-"),
            IMAGE);

    assertThat(answer).hasStatus(200);
    assertThat(answer.text()).contains("\ud83c\udf75");
    assertThat(send(text("title", "\u00ff"), IMAGE)).hasStatus(400).hasProblem("malformed");
    assertThat(send(text("title", "a\0b"), IMAGE)).hasStatus(422).hasProblemsAt("/title");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "application/json",
        "multipart/mixed; boundary=b",
        "application/x-www-form-urlencoded",
        "",
      })
  void anotherMediaType_is415(String type) {
    assertThat(Sent.parts(TITLE).as(type).to(routes(UploadLimits.defaults()))).hasStatus(415);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data",
        "multipart/form-data; boundary=",
        "multipart/form-data; boundary=\"\"",
        "multipart/form-data; boundary=\"b ",
        "multipart/form-data; boundary=\"b \"",
        "multipart/form-data; boundary=b; boundary=c",
        "multipart/form-data; boundary=b@",
        "multipart/form-data; boundary=01234567890123456789012345678901234567890123456789012345678901234567890",
        "multipart/form-data; =b",
        "multipart/form-data; boundary",
        "multipart/form-data; boundary=\"b\"c",
      })
  void boundary_thatIsNone_is400(String type) {
    assertThat(Sent.parts(TITLE, IMAGE).as(type).to(routes(UploadLimits.defaults())))
        .hasStatus(400)
        .hasProblem("malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "multipart/form-data; boundary=b",
        "Multipart/Form-Data;charset=utf-8; BOUNDARY= \"b\" ;",
      })
  void boundary_howeverItIsSaid_isFound(String type) {
    assertThat(Sent.parts(TITLE, IMAGE).as(type).to(routes(UploadLimits.defaults())))
        .hasStatus(200);
  }

  @Test
  void preambleAndEpilogue_areIgnored() {
    var body = new String(Sent.parts(TITLE, IMAGE).body(), StandardCharsets.ISO_8859_1);

    assertThat(
            Sent.raw("For older readers\r\n" + body + "--b\r\nmore")
                .to(routes(UploadLimits.defaults())))
        .hasStatus(200);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "--b",
        "--b\r\n",
        "--c--\r\n",
        "--b\r\nContent-Disposition: form-data; name=\"title\"",
        "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nTea",
        "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nTea\r\n--b",
        "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nTea\r\n--b-",
        "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nTea\r\n--b-c",
        "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nTea\r\n--bc\r\n\r\n\r\n--b--",
        "--b\nContent-Disposition: form-data; name=\"title\"\n\nTea\n--b--\n",
        "--b\r\nContent-Disposition: form-data; name=\"title\"\r\n\r\nTea\n--b--\r\n",
        "--b\r\nContent-Disposition: form-data; name=\"ti\0tle\"\r\n\r\nTea\r\n--b--\r\n",
        "--b\r\nContent-Disposition form-data\r\n\r\nTea\r\n--b--\r\n",
        "--b\r\n Content-Disposition: form-data; name=\"title\"\r\n\r\nTea\r\n--b--\r\n",
        "--b\r\nContent-Disposition: form-data;\r\n name=\"title\"\r\n\r\nTea\r\n--b--\r\n",
      })
  void body_thatBreaksOffOrIsMalformed_is400(String body) {
    assertThat(Sent.raw(body).to(routes(UploadLimits.defaults())))
        .hasStatus(400)
        .hasProblem("malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Content-Type: text/plain\r\n",
        "Content-Disposition: form-data\r\n",
        "Content-Disposition: attachment; name=\"title\"\r\n",
        "Content-Disposition: form-data; filename=\"title\"\r\n",
        "Content-Disposition: form-data; name=\"title\"; name=\"other\"\r\n",
        "Content-Disposition: form-data; name=\"title\"; filename=\"a\r\n",
        "Content-Disposition: form-data; name=\"title\"\r\nContent-Disposition: form-data; name=\"b\"\r\n",
        "Content-Disposition: form-data; name=\"title\"\r\nContent-Type: a/b\r\ncontent-type: a/c\r\n",
      })
  void part_thatDoesNotSayWhatItIs_is400(String head) {
    assertThat(send(head + "\r\nx", IMAGE)).hasStatus(400).hasProblem("malformed");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Transfer-Encoding: base64",
        "Content-Transfer-Encoding: quoted-printable",
        "Content-Type: multipart/mixed; boundary=c",
        "Content-Type: text/plain; charset=iso-8859-1",
      })
  void part_sentInAWayThatNobodyShould_is415(String line) {
    assertThat(send("Content-Disposition: form-data; name=\"title\"\r\n" + line + "\r\n\r\nTea"))
        .hasStatus(415)
        .hasProblem("unsupported-media-type");
  }

  @Test
  void part_mayHaveHeadersThatSayNothing() {
    assertThat(
            send(
                "X-Other: 1\r\nContent-Disposition: form-data; name=title\r\nContent-Transfer-Encoding: 8BIT\r\n\r\nTea",
                "content-disposition: FORM-DATA; NAME=\"image\"; filename=\"a\"\r\n\r\nPNG"))
        .hasStatus(200)
        .hasJson("[\"Tea/null\", \"a application/octet-stream 3 PNG\"]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"png", "/png", "image/", "image/;a=b", "image/p\u00e9"})
  void contentType_ofAFile_thatIsNone_isThatOfBytes(String type) {
    assertThat(
            send(
                TITLE,
                "Content-Disposition: form-data; name=\"image\"; filename=\"a\"\r\nContent-Type: %s\r\n\r\nx"
                    .formatted(type)))
        .hasStatus(200)
        .hasJson("[\"Tea/null\", \"a application/octet-stream 1 x\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "filename=\"../../etc/passwd\"",
        "filename=\"/etc/passwd\"",
        "filename=\"C:\\Windows\\passwd\"",
        "filename=\"..\\\\..\\\\passwd\"",
        "filename=passwd",
        "filename=\"%0D%0Apasswd\"",
        "filename*=UTF-8''..%2Fpass%77d",
        "filename=\"other\"; filename*=utf-8'en'pass%00wd",
      })
  void name_ofAFile_isItsLastPart_whateverWasSent(String parameter) {
    assertThat(
            send(
                TITLE,
                "Content-Disposition: form-data; name=\"image\"; " + parameter + "\r\n\r\nx"))
        .hasStatus(200)
        .hasJson("[\"Tea/null\", \"passwd application/octet-stream 1 x\"]");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"passwd", "iso-8859-1''a", "UTF-8''%ff", "UTF-8''%4", "UTF-8''%zz", "UTF-8'a"})
  void extendedName_thatIsNone_is400(String value) {
    assertThat(
            send(
                TITLE,
                "Content-Disposition: form-data; name=\"image\"; filename*=" + value + "\r\n\r\nx"))
        .hasStatus(400)
        .hasProblem("malformed");
  }

  @Test
  void names_withQuotesAndLines_comeAsBrowsersSendThem() {
    var routes = Routes.under("").open().post("/").body(Multipart.of(NewPhoto.class)).does(_ -> {});

    assertThat(Sent.parts(text("a%22b%0D%0Ac", ""), text("a\\\"b", ""), text("50%", "")).to(routes))
        .hasStatus(422)
        .hasProblemsAt("/a\"b\r\nc", "/a\"b", "/50%", "/title", "/image");
  }

  @Test
  void limits_areKept_andSaidWhichOne() {
    var limits =
        UploadLimits.defaults()
            .withMaxParts(3)
            .withMaxTextBytes(10)
            .withMaxFileBytes(4)
            .withMaxHeadBytes(128);

    assertThat(Sent.parts(TITLE, IMAGE, file("more", "a", "1234")).to(routes(limits)))
        .hasStatus(200);
    assertTooLarge(limits, "more than 3 parts", TITLE, IMAGE, TITLE, TITLE);
    assertTooLarge(
        limits, "more than 10 bytes together", text("title", "12345678"), text("b", "123"));
    assertTooLarge(limits, "larger than 4 bytes", file("image", "a", "12345"));
    assertTooLarge(limits, "more than 128 bytes", text("title" + " ".repeat(128), "a"));
  }

  private static void assertTooLarge(UploadLimits limits, String detail, String... parts) {
    var answer = Sent.parts(parts).to(routes(limits));

    assertThat(answer).hasStatus(413).hasProblem("too-large");
    assertThat(answer.text()).contains(detail);
  }

  @Test
  void parts_withoutEnd_areRefused_howeverSmallTheyAre() {
    var parts = new String[100_000];
    Arrays.fill(parts, text("a", ""));

    assertThat(Sent.parts(parts).to(largeBody())).hasStatus(413).hasProblem("too-large");
  }

  private static Routes largeBody() {
    return Routes.under("")
        .open()
        .post("/")
        .maxBodyBytes(100_000_000)
        .body(Multipart.of(NewPhoto.class))
        .does(_ -> {});
  }

  @Test
  void body_overTheLimitOfTheRoute_is413() {
    var megabyte = "x".repeat(1024 * 1024);

    assertThat(send(TITLE, file("image", "a", megabyte))).hasStatus(413);
    assertThat(Sent.parts(TITLE, file("image", "a", megabyte)).to(largeBody())).hasStatus(204);
  }

  @Test
  void accessRule_comesBeforeTheBody() {
    var routes =
        Routes.under("")
            .post("/")
            .guarded(_ -> {
              throw new DomainError(ErrorKind.FORBIDDEN, "Not you.");
            })
            .body(Multipart.of(NewPhoto.class))
            .does(_ -> {});

    assertThat(Sent.raw("nonsense").to(routes)).hasStatus(403);
  }

  @Test
  void formData_isWhatIsRead() {
    var form =
        FormData.create()
            .text("title", "Tea \"hot\"\r\n")
            .file("image", Upload.of("té\".png", "image/png", new byte[] {13, 10}))
            .file("more", Upload.of("", "text/plain; charset=utf-8", new byte[0]));

    assertThat(Sent.of(form).to(TestClient.of(routes(UploadLimits.defaults())), "/"))
        .hasStatus(200)
        .hasJson(
            "[\"Tea \\\"hot\\\"\\r\\n/null\", \"té_.png image/png 2 \\r\\n\", \"file text/plain; charset=utf-8 0 \"]");
  }

  record Account(String password, Upload photo) {}

  @Test
  void secretOfAText_isInNoProblem() {
    var routes =
        Routes.under("")
            .open()
            .post("/")
            .body(Multipart.of(Account.class))
            .does(account -> {
              throw new DomainError(ErrorKind.CONFLICT, "It was " + account.password());
            });

    assertThat(Sent.parts(text("password", "0a1b2c3d4e5f"), file("photo", "a", "")).to(routes))
        .hasStatus(409)
        .hasMember("It was ***", "detail");
  }

  record Deep(Tree tree) {}

  record Tree(List<Tree> children) {}

  @Test
  void whatCannotBe_isRefusedAtTheStart() {
    assertThatIllegalStateException().isThrownBy(() -> Multipart.of(String.class));
    assertThatIllegalArgumentException().isThrownBy(() -> Multipart.of(Deep.class));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Multipart.of(NewPhoto.class).keptIn(Path.of("nowhere")))
        .withMessageContaining("'nowhere', which is no folder");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Routes.under("").post("/").body(NewPhoto.class))
        .withMessageContaining("multipart/form-data");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UploadLimits.defaults().withMaxParts(0))
        .withMessage("maxParts is at least 1: 0");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> UploadLimits.defaults().withMaxTextBytes(Integer.MAX_VALUE))
        .withMessageContaining("1 GiB at most");
  }
}
