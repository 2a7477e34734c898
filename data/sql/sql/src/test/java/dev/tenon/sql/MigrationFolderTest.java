package dev.tenon.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationFolderTest {

  @TempDir private Path place;

  @Test
  void directory_isReadInTheOrderOfTheNumbers() throws IOException {
    write("V10__later.sql", "ten");
    write("V2__earlier.sql", "two\r\nlines");
    write("README.md", "not a migration");

    assertThat(load(place.toUri().toURL()))
        .extracting(Migration::version, Migration::file, Migration::sql)
        .containsExactly(
            tuple(2L, "V2__earlier.sql", "two\nlines"), tuple(10L, "V10__later.sql", "ten"));
  }

  @Test
  void jarsAndDirectories_areReadTogether() throws IOException {
    write("V001__a.sql", "a");
    var jar = jar("one file.jar", "db/migration/V002__b.sql", "db/migration/deeper/V004__d.sql");
    var other = jar("other.jar", "db/migration/V003__c.sql", "db/elsewhere/V005__e.sql");

    assertThat(load(place.toUri().toURL(), jar, other))
        .extracting(Migration::file)
        .containsExactly("V001__a.sql", "V002__b.sql", "V003__c.sql");
  }

  @Test
  void versionTwice_isRefusedNamingBoth() throws IOException {
    write("V001__a.sql", "a");
    var jar = jar("one.jar", "db/migration/V1__b.sql");

    assertThatThrownBy(() -> load(place.toUri().toURL(), jar))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("TENON-D03")
        .hasMessageContaining("V001__a.sql")
        .hasMessageContaining("V1__b.sql");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"V1_one.sql", "1__one.sql", "v1__one.sql", "V1__.sql", "V1__a b.sql", "V__a.sql"})
  void name_notOfAMigration_isRefused(String file) throws IOException {
    write(file, "select 1");

    assertThatThrownBy(() -> load(place.toUri().toURL()))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining(file)
        .hasMessageContaining("V001__create_products.sql");
  }

  @Test
  void text_notUtf8_isRefused() {
    assertThatThrownBy(() -> Migration.of("V1__a.sql", "here", new byte[] {(byte) 0xff}))
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("here is not UTF-8");
  }

  @Test
  void checksum_isTheSameForAnyLineEnds() {
    var unix = Migration.of("V1__a.sql", "here", "a\nb\n".getBytes(StandardCharsets.UTF_8));
    var windows = Migration.of("V1__a.sql", "here", "a\r\nb\r\n".getBytes(StandardCharsets.UTF_8));

    assertThat(windows.checksum()).isEqualTo(unix.checksum()).hasSize(64);
  }

  @Test
  void folder_emptyOrMissing_hasNone() throws IOException {
    assertThat(load(place.toUri().toURL())).isEmpty();
    assertThat(new MigrationFolder(MigrationFolder.classPath(), "").load()).isEmpty();
  }

  @Test
  void classPath_withoutAContextClassLoader_isTheSystems() {
    var thread = Thread.currentThread();
    var before = thread.getContextClassLoader();
    try {
      thread.setContextClassLoader(null);
      assertThat(MigrationFolder.classPath()).isSameAs(ClassLoader.getSystemClassLoader());
    } finally {
      thread.setContextClassLoader(before);
    }
  }

  @Test
  void place_neitherDirectoryNorJar_isRefused() throws IOException {
    var odd = URI.create("jrt:/java.base/java").toURL();

    assertThatThrownBy(() -> new MigrationFolder(finding(odd), "db/migration").load())
        .isInstanceOf(DatabaseFailure.class)
        .hasMessageContaining("jrt:/java.base/java");
  }

  @Test
  void place_thatCannotBeRead_isRefused() throws IOException {
    for (var url : List.of("file:///gone/db/migration", "file:///a b/")) {
      @SuppressWarnings("deprecation") // a URI would not hold the space
      var odd = new URL(url);

      assertThatThrownBy(() -> new MigrationFolder(finding(odd), "db/migration").load())
          .isInstanceOf(UncheckedIOException.class)
          .hasMessageContaining("db/migration");
    }
  }

  private static ClassLoader finding(URL place) {
    return new ClassLoader() {
      @Override
      public Enumeration<URL> getResources(String name) {
        return Collections.enumeration(List.of(place));
      }
    };
  }

  private void write(String file, String sql) throws IOException {
    var folder = Files.createDirectories(place.resolve("db/migration"));
    Files.writeString(folder.resolve(file), sql);
  }

  private URL jar(String name, String... files) throws IOException {
    var file = place.resolve(name);
    try (var jar = new JarOutputStream(Files.newOutputStream(file))) {
      jar.putNextEntry(new JarEntry("db/migration/"));
      for (var entry : files) {
        jar.putNextEntry(new JarEntry(entry));
        jar.write("select 1".getBytes(StandardCharsets.UTF_8));
      }
    }
    return file.toUri().toURL();
  }

  private static List<Migration> load(URL... classPath) throws IOException {
    try (var loader = new URLClassLoader(classPath, null)) {
      return new MigrationFolder(loader, "db/migration").load();
    }
  }
}
