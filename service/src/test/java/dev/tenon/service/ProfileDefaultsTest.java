package dev.tenon.service;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.config.Configuration;
import dev.tenon.config.Sources;
import dev.tenon.observe.LogOptions.Format;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProfileDefaultsTest {

  @TempDir private Path directory;

  @Test
  void developersService_isForTheDeveloper() {
    var options = options();

    assertThat(options).isEqualTo(ServiceOptions.defaults());
    assertThat(options.http().host()).isEqualTo("127.0.0.1");
    assertThat(options.log().format()).isEqualTo(Format.TEXT);
  }

  @Test
  void anyOtherService_isForItsNetwork_andSpeaksToPrograms() {
    for (var profile : List.of("prod", "test", "our-own")) {
      var options = options("--profile=" + profile);

      assertThat(options.http().host()).isEqualTo("0.0.0.0");
      assertThat(options.log().format()).isEqualTo(Format.JSON);
    }
  }

  @Test
  void service_letsOthersNoticeItsEnd_butForDevelopersAndTests() {
    for (var profile : List.of("prod", "our-own")) {
      assertThat(options("--profile=" + profile).http().drainDelay()).hasSeconds(5);
    }
    assertThat(options("--profile=prod", "--http.drainDelay=0s").http().drainDelay()).isZero();
    assertThat(options("--profile=test").http().drainDelay()).isZero();
    assertThat(options().http().drainDelay()).isZero();
  }

  @Test
  void serviceInProduction_showsItselfToNobody() {
    assertThat(options("--profile=prod").management().open()).isFalse();
    assertThat(options("--profile=test").management().open()).isTrue();
    assertThat(options("--profile=prod", "--management.open=true").management().open()).isTrue();
  }

  @Test
  void whatIsSet_isStronger() {
    var options = options("--profile=prod", "--http.host=10.0.0.1", "--log.format=TEXT");

    assertThat(options.http().host()).isEqualTo("10.0.0.1");
    assertThat(options.log().format()).isEqualTo(Format.TEXT);
  }

  private ServiceOptions options(String... arguments) {
    var sources = Sources.of("shop", List.of(arguments), Map.of(), directory);
    return Configuration.read("shop", ProfileDefaults.under(sources), ServiceOptions.class)
        .get(ServiceOptions.class);
  }
}
