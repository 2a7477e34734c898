package dev.tenon.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TemplateTest {

  private static final String PACKED = "dev/tenon/scaffold/service/";
  private static final Path SOURCE = Path.of("service");

  @TempDir private Path folder;

  @Test
  void packed_isWhatTheFolderHolds() throws IOException {
    if (Files.isDirectory(SOURCE)) {
      var source = Template.inFolder("development", SOURCE);

      assertThat(Template.service().files())
          .as("where they differ, a build left old files: mvn clean")
          .isEqualTo(source.files());
      assertThat(Rendering.of(source, Answers.of("orders")).files()).containsKey("pom.xml");
    } else {
      assertThatThrownBy(Template::service).hasMessageContaining("there is none in");
    }
  }

  @Test
  void folder_isReadWithoutWhatBuildsLeave() throws IOException {
    for (var path :
        new String[] {".gitignore", "a/b.txt", "target/x", "a/target/y", ".git/z", ".data/w"}) {
      Files.createDirectories(folder.resolve(path).getParent());
      Files.writeString(folder.resolve(path), path);
    }

    assertThat(Template.inFolder("1", folder).files()).containsOnlyKeys(".gitignore", "a/b.txt");
  }

  @Test
  void jar_isReadLikeAFolder() throws IOException {
    var jar = folder.resolve("scaffold.jar");
    try (var out = new JarOutputStream(Files.newOutputStream(jar))) {
      for (var path :
          new String[] {
            "META-INF/x", PACKED, PACKED + "a/", PACKED + "a/b.txt", PACKED + ".gitignore"
          }) {
        out.putNextEntry(new JarEntry(path));
        if (!path.endsWith("/")) {
          out.write('x');
        }
      }
    }

    var template = Template.packed("2", jar);

    assertThat(template.version()).isEqualTo("2");
    assertThat(template.files()).containsOnlyKeys(".gitignore", "a/b.txt").containsValue("x");
  }

  @Test
  void template_thatIsMissing_orNoText_isRefused() throws IOException {
    Files.createDirectories(folder.resolve(PACKED));
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> Template.packed("1", folder))
        .withMessageContainingAll("TENON-N07", "there is none in");
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> Template.packed("1", folder.resolve("none.jar")))
        .withMessageContaining("cannot be read");

    Files.write(folder.resolve(PACKED + "binary"), new byte[] {(byte) 0xff, 0});
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> Template.packed("1", folder))
        .withMessageContaining("binary is no text in UTF-8");
  }
}
