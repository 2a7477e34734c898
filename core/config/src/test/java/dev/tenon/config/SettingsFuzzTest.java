package dev.tenon.config;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.testkit.Mutations;
import jakarta.validation.constraints.Max;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Any bytes as a file, any lines as arguments and environment: settings, or a message that is fit
/// for a terminal.
public class SettingsFuzzTest {

  record Http(String host, @Max(65535) int port, @Nullable Duration grace) {
    static Http defaults() {
      return new Http("127.0.0.1", 8000, null);
    }
  }

  record Options(
      Http http, @Nullable List<String> tags, @Nullable URI url, @Nullable String password) {
    static Options defaults() {
      return new Options(Http.defaults(), null, null, null);
    }
  }

  @Test
  void anyInput_isReadOrRefused() {
    Mutations.ofFolder(Path.of("src/test/fuzz/SettingsFuzzTest"))
        .with("\n", "  ", ": ", "- ", "{", "}", "[", "]", "&a", "*a", "!!", "|", "#", "\"", "---")
        .feed(5_000, SettingsFuzzTest::fuzzerTestOneInput);
  }

  /// Also called by Jazzer, by this name.
  public static void fuzzerTestOneInput(byte[] input) {
    var file = new FileSource("app.yaml", () -> new ByteArrayInputStream(input));
    var lines = List.of(new String(input, StandardCharsets.UTF_8).split("\n", -1));
    var options = read(file);
    read(new ArgumentSource(lines));
    read(new EnvironmentSource(new Variables("products"), environment(lines)));

    options.ifPresent(value -> {
      var settings = file.read(new HashSet<>());
      assertThat(settings).extracting(Setting::path).doesNotHaveDuplicates();
      assertThat(read(new ArgumentSource(arguments(settings)))).hasValue(value);
    });
  }

  private static Optional<Options> read(Source source) {
    var sources = new Sources("dev", List.of(source));
    try {
      assertPrintable(Configuration.describe("products", sources, Options.class));
      return Optional.of(Configuration.read("products", sources, Options.class).get(Options.class));
    } catch (ConfigurationError e) {
      assertPrintable(String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }

  private static void assertPrintable(String message) {
    assertThat(message.lines().count()).isLessThan(120);
    message
        .lines()
        .forEach(line -> {
          assertThat(line).hasSizeLessThan(2_000);
          assertThat(line.chars().noneMatch(Character::isISOControl)).as(line).isTrue();
        });
  }

  private static Map<String, String> environment(List<String> lines) {
    var environment = new HashMap<String, String>();
    for (var line : lines) {
      var parts = line.split("=", 2);
      environment.put(parts[0], parts.length == 1 ? "" : parts[1]);
    }
    return environment;
  }

  /// The same settings as arguments; several texts are a list, which has commas.
  private static List<String> arguments(List<Setting> settings) {
    return settings.stream()
        .map(setting -> "--%s=%s".formatted(setting.path(), String.join(",", setting.values())))
        .toList();
  }
}
