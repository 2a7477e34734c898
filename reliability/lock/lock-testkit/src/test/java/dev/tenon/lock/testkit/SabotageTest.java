package dev.tenon.lock.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.TestExecutionResult.Status;
import org.junit.platform.engine.support.descriptor.MethodSource;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/// The contract finds what is wrong with a store, and says which promise is broken.
class SabotageTest {

  @Test
  void soundStore_keepsTheContract() {
    assertThat(brokenPromises(Sabotage.NONE)).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(mode = EnumSource.Mode.EXCLUDE, names = "NONE")
  void brokenStore_isCaughtByThePromiseThatItBreaks(Sabotage sabotage) {
    assertThat(brokenPromises(sabotage)).as(sabotage.what()).contains(sabotage.caughtBy());
  }

  @Test
  void guide_saysWhichPromiseCatchesWhat() throws IOException {
    var guide = Files.readString(Path.of("../../../docs/guide/lock.md"));

    assertThat(EnumSet.complementOf(EnumSet.of(Sabotage.NONE)))
        .allSatisfy(sabotage ->
            assertThat(guide)
                .contains("| %s | `%s` |".formatted(sabotage.what(), sabotage.caughtBy())));
  }

  private static Set<String> brokenPromises(Sabotage sabotage) {
    SabotagedContract.sabotage = sabotage;
    var broken = new TreeSet<String>();
    var listener =
        new TestExecutionListener() {
          @Override
          public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (result.getStatus() == Status.FAILED) {
              test.getSource()
                  .filter(MethodSource.class::isInstance)
                  .map(source -> ((MethodSource) source).getMethodName())
                  .ifPresent(broken::add);
            }
          }
        };
    var request =
        LauncherDiscoveryRequestBuilder.request()
            .selectors(selectClass(SabotagedContract.class))
            .build();
    LauncherFactory.create().execute(request, listener);
    return broken;
  }
}
