package dev.tenon.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Objects;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityTest {

  @TempDir private Path directory;

  @Test
  void version_isThatOfTheJar() throws Exception {
    var jar = jar(NoConfig.class, "1.2.3");
    try (var loader =
        new URLClassLoader(new URL[] {jar.toUri().toURL()}, ClassLoader.getPlatformClassLoader())) {
      var config = loader.loadClass(NoConfig.class.getName());

      assertThat(Identity.of("shop", config, "prod", Instant.EPOCH))
          .isEqualTo(new Identity("shop", "1.2.3", "prod", Instant.EPOCH));
    }
  }

  @Test
  void version_outsideAJar_isSaidToBeNone() {
    assertThat(Identity.of("shop", NoConfig.class, "dev", Instant.EPOCH).version())
        .isEqualTo("unversioned");
  }

  private Path jar(Class<?> type, String version) throws Exception {
    var manifest = new Manifest();
    manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
    manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
    var jar = directory.resolve("shop.jar");
    var name = type.getName().replace('.', '/') + ".class";
    try (var out = new JarOutputStream(Files.newOutputStream(jar), manifest);
        var in = type.getClassLoader().getResourceAsStream(name)) {
      out.putNextEntry(new ZipEntry(name));
      Objects.requireNonNull(in).transferTo(out);
    }
    return jar;
  }
}
