package dev.tenon.rules;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.testkit.EngineCapability;
import dev.tenon.http.testkit.HttpContract;
import dev.tenon.http.testkit.HttpsEngineContract;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The page about engines says of each what its contract test showed: the table there is made of
/// the reports of those tests, and of what an engine declares that it cannot do.
///
/// With the system property `engines=write`, as `make engines` sets it, the table is written.
class EnginesPageTest {

  private static final String PAGE = "docs/guide/engines.md";
  private static final String KIT = "web/http/http-testkit/src/main/java/dev/tenon/http/testkit/";
  private static final String BEGIN = "<!-- Written by make engines, up to the next mark. -->\n";
  private static final String END = "<!-- The next mark. -->\n";

  private static final Pattern CAPABILITY = Pattern.compile("((?: *///[^\\n]*\\n)+) *([A-Z_0-9]+)");
  private static final Pattern LACK =
      Pattern.compile("\\.without\\(\\s*([A-Z_0-9]+),\\s*\"([^\"]+)\"\\)");
  private static final Pattern WORD_BORDER =
      Pattern.compile("_|(?<=[a-z])(?=[A-Z\\d])|(?<=\\d)(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])");

  @Test
  void page_saysWhatTheEnginesDo() throws IOException {
    var page = House.read(PAGE);
    int begin = page.indexOf(BEGIN) + BEGIN.length();
    var written = page.substring(0, begin) + tables() + page.substring(page.indexOf(END));
    if ("write".equals(System.getProperty("engines"))) {
      Files.writeString(House.root().resolve(PAGE), written);
    } else {
      assertThat(page).as("%s is out of date; make engines writes it", PAGE).isEqualTo(written);
    }
  }

  private static String tables() throws IOException {
    var engines = Engine.all();
    var text = new StringBuilder();
    text.append(row("what not every engine can", engines.stream().map(Engine::name)));
    text.append(row("---", engines.stream().map(_ -> "---")));
    for (var capability : EngineCapability.values()) {
      text.append(
          row(question(capability), engines.stream().map(engine -> engine.saysOf(capability))));
    }
    text.append('\n');
    text.append(row("what every engine does", engines.stream().map(Engine::name)));
    text.append(row("---", engines.stream().map(_ -> "---")));
    for (var sentence : sentences()) {
      text.append(row(plain(sentence), engines.stream().map(engine -> engine.did(sentence))));
    }
    return text.append('\n').toString();
  }

  /// What the first words of its comment say, up to what holds without it.
  private static String question(EngineCapability capability) {
    return CAPABILITY
        .matcher(House.read(KIT + "EngineCapability.java"))
        .results()
        .filter(match -> match.group(2).equals(capability.name()))
        .map(match -> unwrapped(match.group(1)).replaceFirst("; without it.*", ""))
        .map(text -> text.substring(0, 1).toLowerCase(Locale.ROOT) + text.substring(1))
        .findFirst()
        .orElseThrow();
  }

  /// The sentences about engines, without those of [HttpContract], which the dispatcher fulfils.
  private static List<String> sentences() {
    var sentences = new TreeSet<String>();
    for (Class<?> type = HttpsEngineContract.class;
        type != HttpContract.class;
        type = type.getSuperclass()) {
      Arrays.stream(type.getDeclaredMethods())
          .filter(EnginesPageTest::isSentence)
          .forEach(method -> sentences.add(method.getName()));
    }
    return List.copyOf(sentences);
  }

  private static boolean isSentence(Method method) {
    return Arrays.stream(method.getAnnotations())
        .anyMatch(annotation ->
            annotation.annotationType().getSimpleName().matches("Test|ParameterizedTest"));
  }

  private static String plain(String sentence) {
    return WORD_BORDER.matcher(sentence).replaceAll(" ").toLowerCase(Locale.ROOT);
  }

  private static String unwrapped(String comment) {
    return comment.replaceAll("\\s*///\\s*", " ").strip();
  }

  private static String row(String first, Stream<String> others) {
    return others.collect(Collectors.joining(" | ", "| " + first + " | ", " |\n"));
  }

  /// @param harness its source, which declares what the engine cannot do
  /// @param plain the report of the latest run of its contract test
  /// @param secure the same over TLS
  private record Engine(String name, String harness, String plain, String secure) {

    static List<Engine> all() throws IOException {
      var engines = new ArrayList<Engine>();
      try (var modules = Files.list(House.root().resolve("web/http"))) {
        for (var module : modules.sorted().toList()) {
          var service = "src/main/resources/META-INF/services/dev.tenon.http.spi.HttpEngine";
          if (Files.exists(module.resolve(service))) {
            engines.add(of(module));
          }
        }
      }
      return engines;
    }

    private static Engine of(Path module) throws IOException {
      var name = module.getFileName().toString().substring("http-".length());
      return new Engine(
          name,
          only(module.resolve("src/test/java"), "Harness.java"),
          only(module.resolve("target/surefire-reports"), "EngineTest.xml"),
          only(module.resolve("target/surefire-reports"), "HttpsTest.xml"));
    }

    /// The text of the file whose name ends so; empty where there is none.
    private static String only(Path folder, String ending) throws IOException {
      if (!Files.isDirectory(folder)) {
        return "";
      }
      try (var files = Files.walk(folder)) {
        var file = files.filter(each -> each.toString().endsWith(ending)).findFirst();
        return file.isPresent() ? Files.readString(file.get()) : "";
      }
    }

    String saysOf(EngineCapability capability) {
      return LACK.matcher(harness)
          .results()
          .filter(match -> match.group(1).equals(capability.name()))
          .map(match -> "no: " + match.group(2))
          .findFirst()
          .orElse("yes");
    }

    /// Over TLS all of it is done, and plainly what is not about TLS.
    String did(String sentence) {
      boolean isShown =
          isShown(secure, sentence) && (isShown(plain, sentence) || isAboutTls(sentence));
      return isShown ? "yes" : "not shown";
    }

    private static boolean isAboutTls(String sentence) {
      return Arrays.stream(HttpsEngineContract.class.getDeclaredMethods())
          .anyMatch(method -> method.getName().equals(sentence));
    }

    private static boolean isShown(String report, String sentence) {
      return !isFailed(report)
          && (report.contains("\"" + sentence + "\"") || report.contains("\"" + sentence + "("));
    }

    private static boolean isFailed(String report) {
      return report.contains("<failure") || report.contains("<error");
    }
  }
}
