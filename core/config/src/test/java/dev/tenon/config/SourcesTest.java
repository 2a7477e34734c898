package dev.tenon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SourcesTest {

  private static final Set<String> KNOWN = Set.of("a", "http.port");

  @TempDir private Path directory;

  @Test
  void profile_isDev_whereNobodySaysAnother() {
    assertThat(of(List.of(), Map.of()).profile()).isEqualTo("dev");
  }

  @Test
  void profile_isChosenByTheLastArgument_thenByTheEnvironment() {
    var environment = Map.of("A_B__PROFILE", "test");

    assertThat(of(List.of(), environment).profile()).isEqualTo("test");
    assertThat(of(List.of("--profile=x", "--profile=prod"), environment).profile())
        .isEqualTo("prod");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Prod", "a/b", "../x", "1", "x\n", "a b"})
  void profileThatIsNoName_isRefused(String profile) {
    assertThatExceptionOfType(ConfigurationError.class)
        .isThrownBy(() -> of(List.of(), Map.of("A_B__PROFILE", profile)))
        .withMessageMatching(
            "TENON-C02  A_B__PROFILE = \".*\"  from the environment: a profile is a short name in lower case, such as dev, test or prod\\.");
    assertThatExceptionOfType(ConfigurationError.class)
        .isThrownBy(() -> of(List.of("--profile=" + profile), Map.of()))
        .withMessageStartingWith("TENON-C02  --profile = \"")
        .withMessageContaining("from the arguments");
  }

  @Test
  void profile_isNoSetting() {
    var sources = of(List.of("--profile=x", "--a=1"), Map.of("A_B__PROFILE", "y", "A_B__A", "2"));

    assertThat(read(sources)).extracting(Setting::path).containsExactly("a", "a");
  }

  @Test
  void files_areThoseOfTheProfile_eachStrongerThanTheOneBefore() throws IOException {
    write("application.yaml", "a: 1");
    write("application-prod.yaml", "a: 2");
    write("application-dev.yaml", "a: 3");

    assertThat(read(of(List.of("--profile=prod"), Map.of("A_B__A", "4"))))
        .extracting(setting -> setting.values().getFirst())
        .containsExactly("1", "2", "4");
  }

  @Test
  void fileOnTheClassPath_isWeakerThanThatInTheDirectory_andTellsItself() throws Exception {
    var classPath = Files.createDirectory(directory.resolve("classes"));
    Files.writeString(classPath.resolve("application.yaml"), "a: 0");
    write("application.yaml", "a: 1");
    try (var loader = new URLClassLoader(new URL[] {classPath.toUri().toURL()})) {
      withContextLoader(
          loader,
          () ->
              assertThat(read(of(List.of(), Map.of())))
                  .extracting(Setting::origin)
                  .containsExactly(
                      "application.yaml (class path) line 1",
                      directory.resolve("application.yaml") + " line 1"));
    }
  }

  @Test
  void threadWithoutContextLoader_hasTheSystems() {
    withContextLoader(null, () -> assertThat(read(of(List.of(), Map.of()))).isEmpty());
  }

  @Test
  void standard_looksAtTheProcess() {
    var sources = Sources.standard("products", List.of("--http.port=1"));

    assertThat(sources.profile()).isEqualTo("dev");
    assertThat(read(sources)).extracting(Setting::name).containsExactly("--http.port");
  }

  @Test
  void directoryInPlaceOfAFile_isRefused() throws IOException {
    Files.createDirectory(directory.resolve("application.yaml"));

    assertThatExceptionOfType(ConfigurationError.class)
        .isThrownBy(() -> read(of(List.of(), Map.of())))
        .withMessage(
            "TENON-C01  %s cannot be read: Is a directory.", directory.resolve("application.yaml"));
  }

  @Test
  void linkToNothing_isRefused() throws IOException {
    Files.createSymbolicLink(directory.resolve("application.yaml"), directory.resolve("gone"));

    assertThatExceptionOfType(ConfigurationError.class)
        .isThrownBy(() -> read(of(List.of(), Map.of())))
        .withMessageEndingWith("it is not there any more, or a link to nothing.");
  }

  @Test
  void environment_isReadByExactNames() {
    var environment =
        Map.of(
            "A_B__HTTP__PORT", "1",
            "A_B__HTTP_PORT", "2",
            "A_B_PORT", "tcp://10.0.0.1:80",
            "A_B_SERVICE_HOST", "10.0.0.1",
            "a_b__a", "3",
            "HOST", "shell",
            "USER", "root",
            "A", "4");

    assertThat(read(of(List.of(), environment)))
        .containsExactly(
            new Setting("A_B__HTTP_PORT", List.of("2"), "A_B__HTTP_PORT", "the environment"),
            new Setting("http.port", List.of("1"), "A_B__HTTP__PORT", "the environment"));
  }

  @Test
  void argument_keepsWhatFollowsTheFirstEqualsSign() {
    assertThat(read(of(List.of("--a=b=c", "--http.port="), Map.of())))
        .containsExactly(
            new Setting("a", List.of("b=c"), "--a", "the arguments"),
            new Setting("http.port", List.of(""), "--http.port", "the arguments"));
  }

  @Test
  void argumentsThatAreNoSettings_areListedUpToABound() {
    assertThatExceptionOfType(ConfigurationError.class)
        .isThrownBy(() -> read(of(Collections.nCopies(1_000, "-x"), Map.of())))
        .satisfies(error -> assertThat(error).message().hasLineCount(50));
  }

  @Test
  void argumentsThatAreNoSettings_areAllRefused_withoutTheirValues() {
    var arguments = List.of("--a=1", "--database.password", "hunter2", "-p=hunter2", "--=hunter2");

    assertThatExceptionOfType(ConfigurationError.class)
        .isThrownBy(() -> read(of(arguments, Map.of())))
        .satisfies(error ->
            assertThat(error)
                .message()
                .hasLineCount(4)
                .contains(
                    "TENON-C02  The argument '--database.password' has no value: write --path=value, such as --http.port=8080, or --config to see every setting.",
                    "TENON-C02  Argument 3 is no setting: write --path=value, such as --http.port=8080, or --config to see every setting.",
                    "TENON-C02  Argument 4 is no setting",
                    "TENON-C02  Argument 5 is no setting")
                .doesNotContain("hunter2"));
  }

  @Test
  void nameOfTheService_isChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Sources.of("a_b", List.of(), Map.of(), directory));
  }

  @Test
  void over_putsASourceBelowAllOthers() {
    var own = new Setting("a", List.of("0"), "a", "the house");

    var sources = of(List.of("--a=1"), Map.of()).over(_ -> List.of(own));

    assertThat(read(sources))
        .extracting(Setting::origin)
        .containsExactly("the house", "the arguments");
    assertThat(sources.profile()).isEqualTo("dev");
  }

  private Sources of(List<String> arguments, Map<String, String> environment) {
    return Sources.of("a-b", arguments, environment, directory);
  }

  private static List<Setting> read(Sources sources) {
    var settings = new ArrayList<Setting>();
    sources.list().forEach(source -> settings.addAll(source.read(KNOWN)));
    return settings;
  }

  private void write(String name, String text) throws IOException {
    Files.writeString(directory.resolve(name), text);
  }

  private static void withContextLoader(@Nullable ClassLoader loader, Runnable test) {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    thread.setContextClassLoader(loader);
    try {
      test.run();
    } finally {
      thread.setContextClassLoader(before);
    }
  }
}
