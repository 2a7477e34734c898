package dev.tenon.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import dev.tenon.http.Routes;
import dev.tenon.http.testkit.RawConnection;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The request texts of llhttp, from the folder `llhttp` below the one that the system property
/// `SUITES` names: what is an error there must not reach a handler as a whole request, whatever the
/// engine.
class LlhttpConformance {

  private static final Pattern CASE =
      Pattern.compile(
          "##+ ([^\\n]+)\\n(?:(?!## ).)*?\"type\": \"request\"(?:(?!## ).)*?```http\\n((?:(?!```).)*)\\n```(?:(?!## ).)*?```log\\n(.*?)```",
          Pattern.DOTALL);

  /// Data after the last request, or a protocol that is not ours, which is no error of the message.
  private static final Pattern ERROR = Pattern.compile("error code=(?!5 |22 |23 )\\d+");

  private static final Pattern ESCAPE =
      Pattern.compile("\\\\(?:([rntf])|x([0-9a-fA-F]{2})|([0-7]{1,3}))");

  private static final Engines ENGINES =
      Engines.serving(options ->
          Dispatcher.of(Routes.under(""), options, List.of((request, next) -> whole(request))));
  private static final AtomicInteger HANDLED = new AtomicInteger();

  record Case(String engine, int port, String name, String request) {
    @Override
    public String toString() {
      return engine + ": " + name;
    }
  }

  @AfterAll
  static void close() {
    ENGINES.close();
  }

  static List<Case> errors() throws IOException {
    try (var files = Files.list(Path.of(System.getProperty("SUITES"), "llhttp"))) {
      return files
          .filter(file -> file.toString().endsWith(".md"))
          .sorted()
          .flatMap(LlhttpConformance::cases)
          .toList();
    }
  }

  @Test
  void errors_areFound_forEveryEngine() throws IOException {
    assertThat(ENGINES.servers().keySet()).containsExactly("helidon", "servlet", "vertx");
    assertThat(errors()).hasSizeGreaterThan(30 * ENGINES.servers().size());
  }

  @ParameterizedTest
  @MethodSource("errors")
  void request_thatIsAnError_isNeverHandled(Case each) throws IOException {
    try (var connection = RawConnection.to(each.port())) {
      connection.send(each.request());
      connection.endOutput();
      var answer = connection.readUntilClosed();

      assertThat(HANDLED).as("%s%n%s", each.request(), answer).hasValue(0);
      if (!answer.isEmpty()) {
        assertThat(answer).matches("(?s)HTTP/1.1 (4\\d\\d|501|505) .*");
      }
    }
  }

  private static Stream<Case> cases(Path file) {
    try {
      return CASE.matcher(Files.readString(file))
          .results()
          .filter(match -> ERROR.matcher(match.group(3)).find())
          .flatMap(match -> cases(match.group(1), unescaped(match.group(2))));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Case> cases(String name, String request) {
    return ENGINES.servers().entrySet().stream()
        .map(server -> new Case(server.getKey(), server.getValue().port(), name, request));
  }

  /// Lines end in CRLF unless a backslash ends them, which takes the line end away.
  private static String unescaped(String text) {
    var lines = text.replaceAll("\\\\\n", "").replace("\n", "\r\n");
    return ESCAPE
        .matcher(lines)
        .replaceAll(match -> {
          if (match.group(1) != null) {
            return switch (match.group(1)) {
              case "r" -> "\r";
              case "n" -> "\n";
              case "t" -> "\t";
              default -> "\f";
            };
          }
          var code =
              match.group(2) == null
                  ? Integer.parseInt(match.group(3), 8)
                  : Integer.parseInt(match.group(2), 16);
          return Matcher.quoteReplacement(Character.toString(code));
        });
  }

  /// Stands for any handler: asks for the whole message.
  private static Reply whole(Request request) {
    request.body();
    HANDLED.incrementAndGet();
    return Reply.of(204);
  }
}
