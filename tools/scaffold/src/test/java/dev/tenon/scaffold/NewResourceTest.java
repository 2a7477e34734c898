package dev.tenon.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewResourceTest {

  private static final String MAIN = "src/main/java/com/example/shop/Shop.java";

  @TempDir private Path above;
  private Path root;
  private ServiceFolder folder;

  @BeforeEach
  void create() {
    var service = NewService.of(Template.service(), Answers.of("shop"), above.resolve("shop"));
    service.write(path -> {});
    root = service.folder();
    folder = ServiceFolder.around(root);
  }

  private NewResource orders() {
    return NewResource.of(folder, "order", null, List.of("customer:string", "total:long"));
  }

  private Map<String, String> contents() throws IOException {
    var contents = new TreeMap<String, String>();
    try (var files = Files.walk(root)) {
      for (var file : files.filter(Files::isRegularFile).toList()) {
        contents.put(
            root.relativize(file).toString(), Files.readString(file, StandardCharsets.ISO_8859_1));
      }
    }
    return contents;
  }

  @Test
  void resource_isWritten_andServed_andImportedInOrder() throws IOException {
    var before = contents();

    orders().write(change -> {});

    var after = contents();
    assertThat(after.keySet()).containsAll(before.keySet()).hasSize(before.size() + 8);
    assertThat(after.get(MAIN))
        .contains(
            "import com.example.shop.items.ItemRoutes;\nimport com.example.shop.orders.OrderRoutes;\n",
            "    routes = routes.and(OrderRoutes.of(database, events, clock));\n    // resources]\n");
    assertThat(after).containsKey("src/main/resources/db/migration/V002__create_orders.sql");
  }

  @Test
  void plan_writesNothing_andShowsTheDifference() throws IOException {
    var before = contents();

    var plan = orders();

    assertThat(contents()).isEqualTo(before);
    assertThat(plan.changes().getLast().difference())
        .contains("+    routes = routes.and(OrderRoutes");
  }

  @Test
  void secondTime_isRefused() {
    orders().write(change -> {});

    assertThatThrownBy(this::orders)
        .hasMessageContaining("TENON-N02")
        .hasMessageContaining("is there already");
  }

  @Test
  void migrations_goOnFromTheLast_alsoWhereNoneAreLeft() throws IOException {
    var migrations = root.resolve("src/main/resources/db/migration");
    Files.writeString(migrations.resolve("V0041__mine.sql"), "select 1");
    Files.writeString(migrations.resolve("notes.txt"), "none");
    assertThat(orders().changes())
        .extracting(Change::path)
        .contains("src/main/resources/db/migration/V042__create_orders.sql");

    Disk.deleteAll(migrations);
    assertThat(orders().changes())
        .extracting(Change::path)
        .contains("src/main/resources/db/migration/V001__create_orders.sql");
  }

  @Test
  void listOfResources_thatIsGone_isRefused_withTheRemedy() throws IOException {
    var main = root.resolve(MAIN);
    Files.writeString(main, Files.readString(main).replace("    // resources]\n", ""));
    assertThatThrownBy(this::orders)
        .hasMessageContaining("TENON-N08")
        .hasMessageContaining("// [resources");

    Files.delete(main);
    assertThatThrownBy(this::orders).hasMessageContaining("TENON-N08");
  }

  @Test
  void serviceOfAnOlderTemplate_isToBeUpdatedFirst() throws IOException {
    var pom = root.resolve("pom.xml");
    Files.writeString(pom, Files.readString(pom).replace("tenon-sql-junit", "tenon-testkit"));
    assertThatThrownBy(this::orders)
        .hasMessageContaining("TENON-N08")
        .hasMessageContaining("does not depend on tenon-sql-junit")
        .hasMessageContaining("Run tenon update");

    Files.delete(pom);
    assertThatThrownBy(this::orders).hasMessageContaining("TENON-N08");
  }

  @Test
  void writing_thatFailsOnTheWay_leavesNothing() throws IOException {
    var plan = orders();
    var main = root.resolve(MAIN);
    Files.writeString(main, Files.readString(main) + "// somebody's\n");
    var before = contents();

    assertThatThrownBy(() -> plan.write(change -> {})).hasMessageContaining("was changed while");

    assertThat(contents()).isEqualTo(before);
  }

  @Test
  void writing_thatIsInterrupted_leavesWhatSomebodyChangedMeanwhile() throws IOException {
    var change = orders().changes().getFirst();
    var undo = Undo.begin();
    undo.apply(folder, change);
    Files.writeString(root.resolve(change.path()), "somebody's");

    undo.close();

    assertThat(root.resolve(change.path())).hasContent("somebody's");
    assertThatThrownBy(() -> undo.apply(folder, change)).hasMessageContaining("Interrupted");
  }
}
