package dev.tenon.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.assertj.core.api.AbstractStringAssert;
import org.jspecify.annotations.NullMarked;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@NullMarked
class ConfigurationTest {

  record Http(String host, int port, Duration timeout) {
    static Http defaults() {
      return new Http("127.0.0.1", 8000, Duration.ofSeconds(5));
    }
  }

  record Base(Http http, boolean verbose, List<String> tags, Optional<String> label) {
    static Base defaults() {
      return new Base(Http.defaults(), false, List.of("a", "b"), Optional.empty());
    }
  }

  record Database(String url, String password) {
    Database {
      if (password.length() < 8) {
        throw new IllegalArgumentException("the password '" + password + "' is too short");
      }
    }
  }

  record Own(Database database, @Nullable String note) {
    Own {
      if ("forbidden".equals(note)) {
        throw new IllegalArgumentException("the note is forbidden");
      }
    }
  }

  private static final Map<String, String> DATABASE =
      Map.of("SHOP__DATABASE__URL", "jdbc:x", "SHOP__DATABASE__PASSWORD", "correct horse");

  @TempDir private Path directory;

  @Test
  void secrets_areTheValuesThatAreNotShown() {
    var environment = new HashMap<>(DATABASE);
    environment.put("SHOP__DATABASE__URL", "jdbc:x://me:pw@h");
    environment.put("SHOP__NOTE", "harmless");
    environment.put("SHOP__TOKEN", "");
    var sources = Sources.of("shop", List.of(), environment, directory);

    assertThat(Configuration.read("shop", sources, Own.class, WithToken.class).secrets())
        .containsExactly("correct horse", "jdbc:x://me:pw@h");
  }

  record WithToken(String token) {}

  @Test
  void records_takeWhatIsSet_andTheirDefaults() throws IOException {
    file("http: {port: 1}\ntags: [x]\n");

    var configuration = read(DATABASE, "--verbose=true", "--label=blue");

    assertThat(configuration.get(Base.class))
        .isEqualTo(
            new Base(
                new Http("127.0.0.1", 1, Duration.ofSeconds(5)),
                true,
                List.of("x"),
                Optional.of("blue")));
    assertThat(configuration.get(Own.class))
        .isEqualTo(new Own(new Database("jdbc:x", "correct horse"), null));
  }

  @Test
  void strongerSource_wins_andTellsItself() throws IOException {
    file("http.port: 1\nhttp.host: here\n");

    var configuration = read(with("SHOP__HTTP__PORT", "2"), "--http.port=3", "--http.port=4");

    assertThat(configuration.get(Base.class).http().port()).isEqualTo(4);
    assertThat(configuration.setting("http.port")).map(Setting::origin).contains("the arguments");
    assertThat(configuration.setting("http.host").orElseThrow().origin())
        .endsWith("application.yaml line 2");
    assertThat(configuration.setting("verbose")).isEmpty();
  }

  @Test
  void list_takesThePlaceOfTheWeakerOne() throws IOException {
    file("tags: [x, y]\n");

    assertThat(read(with("SHOP__TAGS", "z")).get(Base.class).tags()).containsExactly("z");
    assertThat(read(with("SHOP__TAGS", "p,q")).get(Base.class).tags()).containsExactly("p", "q");
    assertThat(read(with("SHOP__TAGS", "")).get(Base.class).tags()).isEmpty();
    file("tags: []\n");
    assertThat(read(DATABASE).get(Base.class).tags()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "yes", "1", "TRUE", "no", "on"})
  void text_isNoBoolean(String text) {
    refused(with("SHOP__VERBOSE", text)).contains("SHOP__VERBOSE = \"" + text + "\"");
  }

  @Test
  void everyMistake_isListed_inTheWordsOfItsPlace() throws IOException {
    file("http:\n  prot: 1\n  port: many\nprofile: prod\nverbose: {deep: 1}\n");
    var environment = with("SHOP__HTTP_PORT", "9");

    refused(environment, "--tag=a", "--http=8000", "--something=x")
        .isEqualTo(
            """
            TENON-C03  shop did not start: 8 settings are wrong.
              http.prot           from %1$s line 2: no such setting. Did you mean http.port?
              profile             from %1$s line 4: no such setting. The profile is chosen before files are read: set --profile or SHOP__PROFILE.
              verbose.deep        from %1$s line 5: no such setting.
              SHOP__HTTP_PORT     from the environment: no such setting. Did you mean SHOP__HTTP__PORT?
              --tag               from the arguments: no such setting. Did you mean --tags?
              --http              from the arguments: no such setting. It holds settings, such as --http.host.
              --something         from the arguments: no such setting.
              http.port = "many"  from %1$s line 3: must be a whole number.
            Run with --config to see every setting.\
            """
                .formatted(directory.resolve("application.yaml"))
                .replace("\n", System.lineSeparator()));
  }

  @Test
  void mistakesWithoutEnd_areCounted() {
    var arguments = new String[200];
    Arrays.setAll(arguments, i -> "--x" + i + "=1");

    refused(Map.of(), arguments).contains("202 settings are wrong").hasLineCount(52);
  }

  @Test
  void missingSetting_isNamed_withWhatSetsIt() {
    refused(Map.of("SHOP__DATABASE__PASSWORD", "correct horse"))
        .isEqualTo(
            """
            TENON-C03  shop did not start: 1 setting is wrong.
              database.url  is missing: set SHOP__DATABASE__URL.
            Run with --config to see every setting.\
            """
                .replace("\n", System.lineSeparator()));
  }

  @Test
  void itemOfAList_belongsToTheList() {
    refused(with("SHOP__TAGS", "a,\u0000"))
        .contains("SHOP__TAGS = \"a,\\u0000\"  from the environment: must not contain");
  }

  @Test
  void secret_isNotRepeated_evenByTheRecordThatRefusesIt() {
    refused(Map.of("SHOP__DATABASE__URL", "jdbc:x", "SHOP__DATABASE__PASSWORD", "hunter2"))
        .contains("database  the password '***' is too short.")
        .doesNotContain("hunter2");
    refused(with("SHOP__DATABASE__PASSWROD", "hunter2"))
        .contains("SHOP__DATABASE__PASSWROD", "Did you mean SHOP__DATABASE__PASSWORD?")
        .doesNotContain("hunter2");
    refused(with("SHOP__DATABASE__PASSWORD", "hunter2\u0000"))
        .contains("SHOP__DATABASE__PASSWORD = ***")
        .doesNotContain("hunter2");
  }

  @Test
  void shortSecret_isNotSoughtInMessages() {
    refused(with("SHOP__DATABASE__PASSWORD", "is")).contains("is too short");
  }

  @Test
  void recordThatRefusesItself_isNamedAsTheService() {
    refused(with("SHOP__NOTE", "forbidden")).contains("  shop  the note is forbidden.");
  }

  @Test
  void longNames_doNotPushTheOthersAway() {
    refused(DATABASE, "--" + "x".repeat(90) + "=1", "--tag=1")
        .contains("--" + "x".repeat(90) + "  from")
        .contains("--tag" + " ".repeat(57) + "from");
  }

  @Test
  void sourcesThatCannotBeRead_areAllNamed() throws IOException {
    file("a: *b\n");
    Files.writeString(directory.resolve("application-dev.yaml"), "c:\n");

    refused(DATABASE, "stray")
        .hasLineCount(3)
        .contains("application.yaml line 1", "application-dev.yaml line 1", "Argument 1");
  }

  @Test
  void unknownSetting_inTwoSources_isListedTwice() throws IOException {
    file("x.y: 1\n");

    refused(DATABASE, "--x.y=2").contains("2 settings are wrong", "x.y    from", "--x.y  from");
  }

  @Test
  void get_ofARecordThatWasNotRead_isRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> read(DATABASE).get(Http.class))
        .withMessageContaining("name it in read(…)");
  }

  @Test
  void nameOfTheService_isChecked() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Configuration.read("A", new Sources("dev", List.of())));
  }

  record Humps(String maxSize, String max_size) {}

  record Flat(String http) {}

  record Profiled(String profile) {}

  @Test
  void settingsThatCouldNotBeToldApart_areRefused() {
    clash(Humps.class)
        .isEqualTo(
            "The settings 'maxSize' and 'max_size' are both set by SHOP__MAX_SIZE. Rename one of them.");
    clash(Base.class, Flat.class)
        .isEqualTo(
            "The settings 'http' and 'http.host' cannot both be in one file. Rename one of them.");
    clash(Profiled.class)
        .isEqualTo("No record holds 'profile', which chooses the files. Rename the component.");
  }

  record Again(Http http) {}

  @Test
  void settingOfTwoRecords_isOne() {
    var sources = Sources.of("shop", List.of("--http.port=1"), Map.of(), directory);

    var configuration = Configuration.read("shop", sources, Base.class, Again.class);

    assertThat(configuration.get(Again.class).http())
        .isEqualTo(configuration.get(Base.class).http());
  }

  private static org.assertj.core.api.AbstractStringAssert<?> clash(Class<?>... types) {
    var error =
        catchThrowableOfType(
            IllegalArgumentException.class,
            () -> Configuration.read("shop", new Sources("dev", List.of()), types));
    return assertThat(error.getMessage());
  }

  @Test
  void failureOfASourceOfOnesOwn_isNotHidden() {
    var sources =
        new Sources(
            "dev",
            List.of(_ -> {
              throw new IllegalStateException("vault is sealed");
            }));

    assertThatExceptionOfType(IllegalStateException.class)
        .isThrownBy(() -> Configuration.read("shop", sources, Base.class))
        .withMessage("vault is sealed");
  }

  private AbstractStringAssert<?> refused(Map<String, String> environment, String... arguments) {
    var error = catchThrowableOfType(ConfigurationError.class, () -> read(environment, arguments));
    return assertThat(error.getMessage());
  }

  private Configuration read(Map<String, String> environment, String... arguments) {
    var sources = Sources.of("shop", List.of(arguments), environment, directory);
    return Configuration.read("shop", sources, Base.class, Own.class);
  }

  private static Map<String, String> with(String name, String value) {
    var environment = new HashMap<>(DATABASE);
    environment.put(name, value);
    return environment;
  }

  private void file(String text) throws IOException {
    Files.writeString(directory.resolve("application.yaml"), text);
  }
}
