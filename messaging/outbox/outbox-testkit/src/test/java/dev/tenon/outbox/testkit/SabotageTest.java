package dev.tenon.outbox.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectMethod;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;
import org.junit.platform.launcher.listeners.SummaryGeneratingListener;

/// A contract that nothing can break proves nothing.
class SabotageTest {

  private static final List<Class<?>> CONTRACTS =
      List.of(
          Broken.Appends.class,
          Broken.Claims.class,
          Broken.Settlements.class,
          Broken.DeadLetters.class,
          Broken.Deliveries.class,
          Broken.Inboxes.class);

  @ParameterizedTest
  @EnumSource
  void backendThatIsBroken_isCaughtByTheSentenceAboutIt(Sabotage sabotage) {
    assertThat(failures(null, sabotage.sentence)).as("a sound backend").isEmpty();

    assertThat(failures(sabotage, sabotage.sentence)).containsExactly(sabotage.sentence + "()");
  }

  @Test
  void guide_saysWhatIsCaughtByWhat() throws IOException {
    var rows =
        Stream.of(Sabotage.values())
            .map(some -> "| %s | `%s` |".formatted(some.words, some.sentence))
            .toList();

    assertThat(Files.readAllLines(Path.of("../../../docs/guide/outbox.md"))).containsAll(rows);
  }

  /// The sentences that failed, of those that are asked.
  private static List<String> failures(@Nullable Sabotage sabotage, String sentence) {
    var listener = new SummaryGeneratingListener();
    Broken.by = sabotage;
    try {
      var request =
          LauncherDiscoveryRequestBuilder.request()
              .selectors(selectMethod(contractOf(sentence), sentence))
              .build();
      LauncherFactory.create().execute(request, listener);
    } finally {
      Broken.by = null;
    }
    assertThat(listener.getSummary().getTestsFoundCount()).isOne();
    return listener.getSummary().getFailures().stream()
        .map(failure -> failure.getTestIdentifier().getDisplayName())
        .toList();
  }

  private static Class<?> contractOf(String sentence) {
    return CONTRACTS.stream()
        .filter(contract ->
            Stream.of(contract.getSuperclass().getDeclaredMethods())
                .anyMatch(method -> method.getName().equals(sentence)))
        .findFirst()
        .orElseThrow();
  }
}
