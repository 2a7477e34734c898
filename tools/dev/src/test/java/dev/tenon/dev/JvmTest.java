package dev.tenon.dev;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JvmTest {

  @TempDir private Path folder;

  @Test
  void cache_isTrainedOnce_andUsedFromThenOn() throws Exception {
    var service = SmallService.in(folder);
    var project = service.project();
    assertThat(new Compilation(project).run(List.of())).isEmpty();
    var jvm = Jvm.of(project, List.of(SmallService.jar().toString()), service.jarOfStandby());
    assertThat(jvm.needsTraining()).isTrue();
    assertThat(jvm.command(List.of())).noneMatch(part -> part.startsWith("-XX:AOTCache"));

    assertThat(jvm.train()).isTrue();

    assertThat(jvm.needsTraining()).isFalse();
    assertThat(jvm.command(List.of("--a=b")))
        .anyMatch(part -> part.startsWith("-XX:AOTCache="))
        .endsWith(project.mainClass(), "--a=b");
  }

  @Test
  void training_thatFails_leavesNoCache() throws Exception {
    var service = SmallService.in(folder);
    service.runs("System.exit(1);");
    var project = service.project();
    assertThat(new Compilation(project).run(List.of())).isEmpty();
    var jvm = Jvm.of(project, List.of(), service.jarOfStandby());

    assertThat(jvm.train()).isFalse();
    assertThat(jvm.needsTraining()).isTrue();
  }
}
