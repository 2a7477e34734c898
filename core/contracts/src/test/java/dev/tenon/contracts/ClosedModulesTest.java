package dev.tenon.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.lang.module.ModuleFinder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Records of a named module that opens none of its packages.
class ClosedModulesTest {

  @TempDir static Path folder;

  private static ClassLoader orders;

  @BeforeAll
  static void compile() throws IOException {
    source("module-info.java", "module orders { exports orders.shown; }");
    source("orders/shown/Order.java", "package orders.shown; public record Order(int number) {}");
    source(
        "orders/shown/Preset.java",
        """
        package orders.shown;

        public record Preset(int number) {
          static Preset defaults() {
            return new Preset(1);
          }
        }
        """);
    source("orders/hidden/Draft.java", "package orders.hidden; public record Draft(int number) {}");
    orders = load();
  }

  private static void source(String name, String text) throws IOException {
    var file = folder.resolve("sources", name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private static ClassLoader load() throws IOException {
    try (var files = Files.walk(folder.resolve("sources"))) {
      var names = files.filter(Files::isRegularFile).map(Path::toString).toList();
      var arguments = new ArrayList<>(List.of("-d", folder.resolve("classes").toString()));
      arguments.addAll(names);
      var compiler = ToolProvider.getSystemJavaCompiler();
      assertThat(compiler.run(null, null, null, arguments.toArray(String[]::new))).isZero();
    }
    var boot = ModuleLayer.boot();
    var found = ModuleFinder.of(folder.resolve("classes"));
    var resolved = boot.configuration().resolve(found, ModuleFinder.of(), Set.of("orders"));
    return boot.defineModulesWithOneLoader(resolved, ClassLoader.getSystemClassLoader())
        .findLoader("orders");
  }

  private static Class<?> type(String name) throws ClassNotFoundException {
    return orders.loadClass(name);
  }

  @Test
  void publicRecord_inAnExportedPackage_isReadAndWritten() throws Exception {
    assertThat(Reading.read(type("orders.shown.Order"), "{\"number\":7}"))
        .hasToString("Order[number=7]");
  }

  @Test
  void recordThatIsNotExported_isRefused_withTheLineThatOpensIt() throws Exception {
    var draft = type("orders.hidden.Draft");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contract.of(draft))
        .withMessage(
            "orders.hidden.Draft is not open to contracts."
                + " Add `opens orders.hidden to dev.tenon.contracts;` to its module-info.");
  }

  @Test
  void defaultsThatAreNotPublic_areRefused_withTheLineThatOpensThem() throws Exception {
    var preset = type("orders.shown.Preset");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Contract.of(preset))
        .withMessageContaining("Add `opens orders.shown to dev.tenon.contracts;`");
  }
}
