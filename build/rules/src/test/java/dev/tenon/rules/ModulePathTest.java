package dev.tenon.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.lang.module.FindException;
import java.lang.module.ModuleFinder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The modules work on the module path, too: tests run on the class path, which forgives more.
class ModulePathTest {

  private static final List<String> ROOTS =
      List.of(
          "dev.tenon.service",
          "dev.tenon.http.helidon",
          "dev.tenon.http.servlet",
          "dev.tenon.http.vertx",
          "dev.tenon.http.multipart",
          "dev.tenon.http.testkit",
          "dev.tenon.openapi",
          "dev.tenon.lock.sql",
          "dev.tenon.outbox");

  @Test
  void modules_resolve_andReadContracts() throws Exception {
    var layer = layer();

    var contract =
        layer.findLoader("dev.tenon.contracts").loadClass("dev.tenon.contracts.Contract");
    var paging = layer.findLoader("dev.tenon.contracts").loadClass("dev.tenon.contracts.Paging");
    var of = contract.getMethod("of", Class.class).invoke(null, paging);
    var read =
        contract
            .getMethod("parse", byte[].class)
            .invoke(of, (Object) "{\"limit\": 7}".getBytes(StandardCharsets.UTF_8));

    assertThat(contract.getModule().isNamed()).isTrue();
    assertThat(read).hasToString("Paging[limit=7, offset=0]");
  }

  @Test
  void modules_exportNoMoreThanTheirPackages() {
    for (var module : layer().modules()) {
      if (module.getName().startsWith("dev.tenon.")) {
        assertThat(module.getDescriptor().exports())
            .as("exports of %s", module.getName())
            .allSatisfy(export ->
                assertThat(export.source()).isIn(module.getName(), module.getName() + ".spi"));
      }
    }
  }

  private static ModuleLayer layer() {
    var parent = ModuleLayer.boot();
    var configuration = parent.configuration().resolve(finder(), ModuleFinder.of(), ROOTS);
    return parent.defineModulesWithOneLoader(configuration, ClassLoader.getPlatformClassLoader());
  }

  /// Entries of the class path that are modules; those that cannot be, such as test classes, are
  /// left out.
  private static ModuleFinder finder() {
    var entries = new ArrayList<Path>();
    Stream.of(System.getProperty("java.class.path").split(File.pathSeparator, -1))
        .map(Path::of)
        .filter(ModulePathTest::isModule)
        .forEach(entries::add);
    return ModuleFinder.of(entries.toArray(Path[]::new));
  }

  private static boolean isModule(Path entry) {
    try {
      return !ModuleFinder.of(entry).findAll().isEmpty();
    } catch (FindException e) {
      return false;
    }
  }
}
