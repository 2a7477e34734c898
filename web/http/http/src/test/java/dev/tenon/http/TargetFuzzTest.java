package dev.tenon.http;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.testkit.Mutations;
import java.io.ByteArrayOutputStream;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// Any request target: refused exactly when it must be, decoded once and as anybody else would, and
/// routed as its canonical form.
public class TargetFuzzTest {

  private static final Pattern BROKEN_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");

  private static final Router ROUTER = router();

  private static Router router() {
    // @formatter:off
    return Router.of(Routes.under("/things").open()
        .get("").calls(() -> "").gives(String.class)
        .get("/{id}").path(UUID.class).calls(id -> "").gives(String.class)
        .get("/{id}/parts/{part}").path(UUID.class).path(String.class).calls((id, part) -> "").gives(String.class)
        .get("/named/{name}").path(String.class).calls(name -> "").gives(String.class)
        .get("/named/parts/best").calls(() -> "").gives(String.class)
        .list());
    // @formatter:on
  }

  @Test
  void anyTarget_isDecodedOnce_orRefused() {
    Mutations.ofFolder(Path.of("src/test/fuzz/TargetFuzzTest"))
        .with("/", "..", ".", "%2e", "%2F", "%5c", "%00", "%C3%A9", "%", "?", "&", "=", "+", "#")
        .feed(20_000, TargetFuzzTest::fuzzerTestOneInput);
  }

  /// Also called by Jazzer, by this name.
  public static void fuzzerTestOneInput(byte[] input) {
    var raw = new String(input, StandardCharsets.ISO_8859_1);
    var target = parsed(raw);
    if (raw.startsWith("/")) {
      assertThat(target.map(Target::segments)).as(raw).isEqualTo(expected(raw));
    }
    target.filter(each -> !each.isAsterisk()).ifPresent(TargetFuzzTest::assertCanonical);
    target.ifPresent(TargetFuzzTest::assertQuery);
  }

  private static Optional<Target> parsed(String raw) {
    try {
      return Optional.of(Target.parse(raw));
    } catch (DomainError e) {
      assertThat(e.code()).isEqualTo(ErrorKind.MALFORMED);
      return Optional.empty();
    }
  }

  /// What RFC 3986 and our own rules make of it, without the code under test.
  private static Optional<List<String>> expected(String raw) {
    if (!raw.matches("[!-~&&[^\\\\#]]*") || BROKEN_ESCAPE.matcher(raw).find()) {
      return Optional.empty();
    }
    var segments = new ArrayList<String>();
    var path = raw.split("\\?", 2)[0].substring(1);
    for (var segment : path.isEmpty() ? new String[0] : path.split("/", -1)) {
      var text = decoded(segment);
      if (text.isEmpty() || text.get().matches("\\.\\.?|(?s).*[\\x00-\\x1f\\x7f/\\\\].*")) {
        return Optional.empty();
      }
      segments.add(text.get());
    }
    if (!segments.isEmpty() && path.endsWith("/")) {
      segments.removeLast();
    }
    return Optional.of(segments);
  }

  private static Optional<String> decoded(String raw) {
    var bytes = new ByteArrayOutputStream();
    for (int i = 0; i < raw.length(); i++) {
      if (raw.charAt(i) != '%') {
        bytes.write(raw.charAt(i));
      } else if (raw.substring(i).matches("%[0-9A-Fa-f]{2}.*")) {
        bytes.write(HexFormat.fromHexDigits(raw, i + 1, i + 3));
        i += 2;
      } else {
        return Optional.empty();
      }
    }
    try {
      var utf8 = StandardCharsets.UTF_8.newDecoder();
      return Optional.of(utf8.decode(ByteBuffer.wrap(bytes.toByteArray())).toString());
    } catch (CharacterCodingException e) {
      return Optional.empty();
    }
  }

  private static void assertCanonical(Target target) {
    var encoded =
        target.segments().stream()
            .map(segment ->
                URLEncoder.encode(segment, StandardCharsets.UTF_8).replace("+", "%20") + "/")
            .collect(Collectors.joining());
    var again = Target.parse("/" + encoded + "?" + target.query());

    assertThat(again.segments()).isEqualTo(target.segments());
    assertThat(again.query()).isEqualTo(target.query());
    var match = ROUTER.match(Method.GET, target);
    var matchAgain = ROUTER.match(Method.GET, again);
    assertThat(matchAgain.template()).isEqualTo(match.template());
    assertThat(matchAgain.variables()).isEqualTo(match.variables());
    assertThat(match.variables())
        .doesNotContain("", ".", "..")
        .allMatch(TargetFuzzTest::isOneSegment);
  }

  private static boolean isOneSegment(String variable) {
    return variable.chars().noneMatch(c -> c == '/' || c == '\\' || c < ' ');
  }

  private static void assertQuery(Target target) {
    assertThat(query(target)).as(target.query()).isEqualTo(expectedQuery(target.query()));
  }

  private static Optional<Map<String, List<String>>> query(Target target) {
    var match = ROUTER.match(Method.GET, target);
    try {
      return Optional.of(
          new Request(FakeRequest.get("/"), "id", Method.GET, target, match, 0).query());
    } catch (DomainError e) {
      assertThat(e.code()).isEqualTo(ErrorKind.MALFORMED);
      return Optional.empty();
    }
  }

  private static Optional<Map<String, List<String>>> expectedQuery(String query) {
    var values = new LinkedHashMap<String, List<String>>();
    for (var pair : query.replace('+', ' ').split("&", -1)) {
      var parts = pair.split("=", 2);
      var name = decoded(parts[0]);
      var value = decoded(parts.length == 1 ? "" : parts[1]);
      if (name.isEmpty() || value.isEmpty()) {
        return Optional.empty();
      }
      if (!pair.isEmpty()) {
        values.computeIfAbsent(name.get(), _ -> new ArrayList<>()).add(value.get());
      }
    }
    return Optional.of(values);
  }
}
