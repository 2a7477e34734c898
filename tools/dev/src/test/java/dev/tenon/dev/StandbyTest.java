package dev.tenon.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StandbyTest {

  private final ClassLoader before = Thread.currentThread().getContextClassLoader();
  @TempDir private Path folder;
  private SmallService service;

  @BeforeEach
  void create() throws Exception {
    service = SmallService.in(folder);
  }

  @AfterEach
  void restore() {
    Thread.currentThread().setContextClassLoader(before);
  }

  private void run() throws Exception {
    var project = service.project();
    assertThat(new Compilation(project).run(List.of())).isEmpty();
    Standby.run(List.of(project.classes() + "/"), project.mainClass(), List.of("--train"));
  }

  @Test
  void whatTheServiceThrows_isThrown() throws Exception {
    service.runs("throw new java.io.IOException(\"broken\");");
    assertThatThrownBy(this::run).isInstanceOf(java.io.IOException.class).hasMessage("broken");

    service.runs("throw new AssertionError(\"bug\");");
    assertThatThrownBy(this::run).hasCauseInstanceOf(AssertionError.class);
  }

  @Test
  void service_findsItsClasses() throws Exception {
    service.runs("System.setProperty(\"standby.test\", Small.class.getName());");
    run();
    assertThat(System.clearProperty("standby.test")).isEqualTo("com.example.small.Small");
  }

  @Test
  void childThatIsNeverTold_ends_withWhoStartedIt() throws Exception {
    var project = service.project();
    var process =
        new ProcessBuilder(Jvm.of(project, List.of(), Jvm.place()).command(List.of())).start();
    process.getOutputStream().close();

    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(process.exitValue()).isZero();
  }
}
