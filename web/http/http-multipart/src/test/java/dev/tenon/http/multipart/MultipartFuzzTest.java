package dev.tenon.http.multipart;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.Headers;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.InProcessClient;
import dev.tenon.http.Routes;
import dev.tenon.testkit.Mutations;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Any body of a form with files: it is read or refused, and what is read can be used.
public class MultipartFuzzTest {

  record Form(
      @Nullable String a, @Nullable List<String> b, @Nullable Upload f, @Nullable List<Upload> g) {}

  private static final InProcessClient CLIENT =
      InProcessClient.of(
          Dispatcher.of(
              Routes.under("")
                  .open()
                  .post("/")
                  .body(Multipart.of(Form.class))
                  .does(MultipartFuzzTest::use),
              HttpOptions.defaults(),
              List.of()));
  private static final Headers HEADERS = Headers.of("Content-Type", Sent.TYPE);

  @Test
  void anyBody_isReadOrRefused() {
    Mutations.ofFolder(Path.of("src/test/fuzz/MultipartFuzzTest"))
        .with(
            "\r\n",
            "--b",
            "--",
            "\r\n--b\r\n",
            "\"",
            "\\",
            ";",
            "=",
            "filename",
            "*=UTF-8''",
            "%22",
            "%",
            "\0",
            "/",
            "é",
            "Content-Type: ",
            "\r",
            "\n")
        .feed(20_000, MultipartFuzzTest::fuzzerTestOneInput);
  }

  /// Also called by Jazzer, by this name.
  public static void fuzzerTestOneInput(byte[] body) {
    assertThat(CLIENT.send("POST", "/", HEADERS, body).status()).isIn(204, 400, 413, 415, 422);
  }

  private static void use(Form form) throws IOException {
    if (form.f() != null) {
      use(form.f());
    }
    if (form.g() != null) {
      for (var upload : form.g()) {
        use(upload);
      }
    }
  }

  private static void use(Upload upload) throws IOException {
    assertThat(upload.name()).isNotBlank().doesNotContain("/", "\\", "\0", "\n").isNotIn(".", "..");
    assertThat(Path.of("folder").resolve(upload.name()).getParent()).isEqualTo(Path.of("folder"));
    Headers.of("Content-Type", upload.contentType());
    try (var in = upload.open()) {
      assertThat(in.readAllBytes()).hasSize((int) upload.size());
    }
  }
}
