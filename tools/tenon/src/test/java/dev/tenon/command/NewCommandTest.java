package dev.tenon.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NewCommandTest {

  @TempDir private Path folder;

  @Test
  void service_isMade_andTheNextStepsAreSaid() {
    var run = new Run(folder).of("new", "orders");

    assertThat(run.err()).isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.out())
        .startsWith("orders is made: 6 files in %s.\n".formatted(folder.resolve("orders")))
        .contains("  cd orders\n", "make run", "make gate", "tenon update");
    assertThat(folder.resolve("orders/README.md"))
        .hasContent("# orders\n\nA service made with Tenon.");
  }

  @Test
  void options_areTaken_andOtherFoldersToo() throws IOException {
    Files.createDirectory(folder.resolve("services"));

    var run =
        new Run(folder)
            .of(
                "new",
                "orders",
                "--into",
                "services",
                "--package",
                "com.acme",
                "--engine=vertx",
                "--description",
                "Takes orders");

    assertThat(run.out()).contains("  cd services/orders\n");
    assertThat(folder.resolve("services/orders/src/main/java/com/acme/Orders.java")).exists();
    assertThat(folder.resolve("services/orders/src/main/resources/engine")).hasContent("vertx");
    assertThat(folder.resolve("services/orders/README.md")).content().endsWith("Takes orders\n");
  }

  @Test
  void onATerminal_threeQuestionsAreAsked_andAskedAgain() {
    var run =
        new Run(folder)
            .onTerminal("Takes: orders\nTakes orders.\nnetty\nvertx\n \n")
            .with("NO_COLOR", "1")
            .of("new", "orders");

    assertThat(run.err())
        .isEqualTo(
            """
            Description [A service made with Tenon.]:   The description holds the character : (U+003A), which XML, YAML, Markdown or Java would misread; letters, digits and .,;!?()/+-–—’'&= will do.
            Description [A service made with Tenon.]: Engine, helidon or vertx [helidon]:   there is no engine 'netty', but [helidon, vertx]
            Engine, helidon or vertx [helidon]: Package [com.example.orders]: \
            """);
    assertThat(run.status()).isZero();
    assertThat(folder.resolve("orders/README.md")).content().endsWith("Takes orders.\n");
    assertThat(folder.resolve("orders/src/main/resources/engine")).hasContent("vertx");
  }

  @Test
  void whatOptionsSay_isNotAsked() {
    var run =
        new Run(folder)
            .onTerminal("")
            .of("new", "orders", "--description=x", "--engine=helidon", "--package=com.acme");

    assertThat(run.err()).isEmpty();
    assertThat(new Run(folder).onTerminal("").of("new", "a1", "--yes").err()).isEmpty();
    assertThat(new Run(folder).onTerminal("").of("new", "a2", "--json").err()).isEmpty();
    assertThat(run.out()).startsWith("\u001B[1morders\u001B[0m is made");
  }

  @Test
  void answerOfUnheardLength_isRefused_andAskedForAgain() {
    var run = new Run(folder).onTerminal("x".repeat(100_000) + "\n").of("new", "orders");

    assertThat(run.err()).contains("The description has 1000 characters; 200 are the most.");
    assertThat(run.status()).isZero();
  }

  @Test
  void nobodyIsAsked_whereNobodySeesTheQuestion() {
    var run = new Run(folder).onTerminal("io", "Takes orders\n").of("new", "orders");

    assertThat(run.err()).isEmpty();
    assertThat(folder.resolve("orders/README.md")).content().endsWith("with Tenon.\n");
  }

  @Test
  void terminalThatEnds_meansWhatIsProposed() {
    assertThat(new Run(folder).onTerminal("").of("new", "orders").status()).isZero();
    assertThat(folder.resolve("orders/src/main/java/com/example/orders/Orders.java")).exists();
  }

  @Test
  void placeThatIsTaken_isSaid_beforeAnythingIsAsked() throws IOException {
    Files.createDirectory(folder.resolve("orders"));

    var run = new Run(folder).onTerminal("").with("TERM", "dumb").of("new", "orders");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err())
        .isEqualTo(
            """
            TENON-N02  %s is there already, and nothing that is there is written over.
              Choose another name, name another place with --into, or move away what is there.
            """
                .formatted(folder.resolve("orders")));
    assertThat(run.out()).isEmpty();
  }

  @Test
  void dryRun_listsFiles_andWritesNothing() {
    var run = new Run(folder).of("new", "orders", "--dry-run");

    assertThat(run.out())
        .isEqualTo(
            """
            .tenon/base.zip
            .tenon/lock.json
            README.md
            list
            src/main/java/com/example/orders/Orders.java
            src/main/resources/engine
            6 files would be made in %s; nothing was written.
            """
                .formatted(folder.resolve("orders")));
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void json_isOneLine_forResultsAndFailures() {
    var run = new Run(folder).of("new", "orders", "--json", "--dry-run");

    assertThat(run.out())
        .isEqualTo(
            """
            {"dryRun":true,"engine":"helidon","files":[".tenon/base.zip",".tenon/lock.json","README.md","list","src/main/java/com/example/orders/Orders.java","src/main/resources/engine"],"folder":"%s","name":"orders","package":"com.example.orders"}
            """
                .formatted(folder.resolve("orders")));

    var failed = new Run(folder).of("new", "..", "--json");

    assertThat(failed.status()).isEqualTo(2);
    assertThat(failed.err()).isEmpty();
    assertThat(failed.out())
        .startsWith("{\"error\":{")
        .contains("\"id\":\"TENON-N01\"")
        .endsWith("}\n");
  }

  @Test
  void git_isSetUp_whereItIs_andWhereTheServiceIsInNoRepository() {
    var root = "git rev-parse --show-toplevel";
    var init = "git init --quiet";

    assertThat(new Run(folder).program(init, "").of("new", "a1").out())
        .contains(", a Git repository.");
    assertThat(new Run(folder).program(init, "").program(root, "/home/me").of("new", "a2").out())
        .doesNotContain("Git");
    assertThat(
            new Run(folder)
                .program(init, "")
                .program(root, "/tenon")
                .with("TENON_HOME", "/tenon")
                .of("new", "a3")
                .out())
        .contains(", a Git repository.");
    assertThat(new Run(folder).program(init, "").of("new", "a4", "--no-git").out())
        .doesNotContain("Git");
  }
}
