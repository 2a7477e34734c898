package dev.tenon.scaffold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RenderingTest {

  private static final Answers ORDERS =
      Answers.of("purchase-orders")
          .withPackageName("org.acme.blueprint")
          .withDescription("Buys & sells.");

  private static final String MAIN = "src/main/java/org/acme/blueprint/PurchaseOrders.java";

  @Test
  void words_arePutIn_onceEach() {
    var files = Rendering.of(TestTemplate.ONE, ORDERS).files();

    assertThat(files)
        .containsOnlyKeys(
            ".gitignore",
            "build/run",
            "db/V001.sql",
            "pom.xml",
            MAIN,
            "src/main/resources/application.yaml");
    assertThat(files.get("pom.xml"))
        .isEqualTo(
            """
            <project>
              <groupId>org.acme</groupId>
              <artifactId>purchase-orders</artifactId>
              <description>Buys &amp; sells.</description>
            </project>
            """);
    assertThat(files.get("build/run")).contains("env PURCHASE_ORDERS__PORT=1 purchase-orders\n");
    assertThat(files.get("src/main/resources/application.yaml"))
        .isEqualTo("# Buys & sells.\nname: purchase-orders\nengine: helidon\n");
  }

  @Test
  void imports_areInTheOrderOfTheFormatter_whateverThePackage() {
    assertThat(Rendering.of(TestTemplate.ONE, ORDERS).files().get(MAIN))
        .isEqualTo(
            """
            package org.acme.blueprint;

            import dev.tenon.service.Service;
            import java.util.List;
            import org.acme.blueprint.items.Item;

            /// Buys & sells.
            final class PurchaseOrders {
              Item item;
              // [resources
              Object routes = "Strange words";
              // resources]
            }
            """);
    assertThat(Imports.sorted("import b.C;\nimport b.C.D;\nimport a.E;"))
        .isEqualTo("import a.E;\nimport b.C;\nimport b.C.D;");
  }

  @Test
  void options_areIn_whenChosen() {
    var answers = ORDERS.withOutbox(true).withEngine(Engine.VERTX);

    var files = Rendering.of(TestTemplate.ONE, answers).files();

    assertThat(files.get("src/main/java/org/acme/blueprint/Events.java"))
        .isEqualTo("package org.acme.blueprint;\n");
    assertThat(files.get("db/V001.sql"))
        .isEqualTo("CREATE TABLE outbox ();\nCREATE TABLE items ();\n");
    assertThat(files.get("pom.xml")).contains("<dependency>outbox</dependency>");
    assertThat(files.get("src/main/resources/application.yaml")).endsWith("engine: vertx\n");
  }

  @Test
  void optionInAnOption_needsBoth() {
    var text = "a\n# [outbox\nb\n# [vertx\nc\n# vertx]\n# outbox]\nd";
    var template = TestTemplate.of("1", Map.of("x", text));

    assertThat(Rendering.of(template, ORDERS).files().get("x")).isEqualTo("a\nd");
    assertThat(Rendering.of(template, ORDERS.withOutbox(true)).files().get("x"))
        .isEqualTo("a\nb\nd");
    assertThat(Rendering.of(template, ORDERS.withEngine(Engine.VERTX)).files().get("x"))
        .isEqualTo("a\nd");
  }

  @Test
  void linesThatOnlyLookLikeMarks_stay() {
    var text = "# [Link](x)\n<!-- [outbox\n// [outbox -->\n# outbox\n# [outbox]\n";
    var template = TestTemplate.of("1", Map.of("x", text, "empty", "", "blank", " \n"));

    assertThat(Rendering.of(template, ORDERS).files())
        .containsEntry("x", text)
        .containsEntry("empty", "")
        .containsEntry("blank", " \n");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "a|# [outbox|b; x line 4: [outbox is not closed",
        "# outbox]; x line 1: outbox] closes nothing",
        "# [outbox|# vertx]|# outbox]; x line 2: vertx] closes nothing",
        "a|# [outbux|# outbux]; x line 2: there is no option outbux"
      })
  void marksThatAreNotInPairs_areRefused(String lines, String words) {
    var template = TestTemplate.of("1", Map.of("x", lines.replace('|', '\n') + "\n"));

    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> Rendering.of(template, ORDERS))
        .withMessageContainingAll("TENON-N07", words);
  }

  @Test
  void linesThatALongNameMakesTooLong_areBroken_asTheFormatterDoes() {
    var text =
        """
        package com.example.blueprint;

        /// A service made with Tenon.
        final class Blueprint {
          // @formatter:off
          private static final   int ODD = 1;
          // @formatter:on

          static void start(Blueprint one, Blueprint other, Blueprint third) throws Exception {}
        }
        """;
    var template = TestTemplate.of("1", Map.of("Blueprint.java", text));
    var answers = Answers.of("purchase-orders-of-the-north").withPackageName("org.acme");

    assertThat(Rendering.of(template, answers).files().get("PurchaseOrdersOfTheNorth.java"))
        .isEqualTo(
            """
            package org.acme;

            /// A service made with Tenon.
            final class PurchaseOrdersOfTheNorth {
              // @formatter:off
              private static final   int ODD = 1;
              // @formatter:on

              static void start(
                  PurchaseOrdersOfTheNorth one, PurchaseOrdersOfTheNorth other, PurchaseOrdersOfTheNorth third)
                  throws Exception {}
            }
            """);
    assertThat(Rendering.of(template, Answers.of("a")).files().get("A.java"))
        .contains("static void start(A one, A other, A third) throws Exception {}");
  }

  @Test
  void javaThatIsNone_isAFaultOfTheTemplate() {
    var template = TestTemplate.of("1", Map.of("x.java", "class { " + "x".repeat(100)));

    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> Rendering.of(template, ORDERS))
        .withMessageContainingAll("TENON-N07", "x.java is no Java");
  }

  @Test
  void sameAnswers_giveTheSameBytes() {
    var one = Rendering.of(TestTemplate.ONE, ORDERS);
    var other = Rendering.of(TestTemplate.with("0.1.0", Map.of()), ORDERS);

    assertThat(BaseFile.write(one)).isEqualTo(BaseFile.write(other));
    assertThat(one.hash()).isEqualTo(other.hash()).matches("[0-9a-f]{64}");
    assertThat(LockFile.of("1", one, ORDERS).toJson())
        .isEqualTo(LockFile.of("1", other, ORDERS).toJson());
    assertThat(Rendering.of(TestTemplate.ONE, ORDERS.withOutbox(true)).hash())
        .isNotEqualTo(one.hash());
  }

  @ParameterizedTest
  @ValueSource(strings = {"service", "list", "item", "string", "record", "outbox"})
  void name_whoseClassWouldHideAnother_isRefused(String name) {
    assertThatExceptionOfType(ScaffoldFailure.class)
        .isThrownBy(() -> Rendering.of(TestTemplate.ONE, Answers.of(name)))
        .withMessageContainingAll("TENON-N01", "would hide another", name + "-app");
  }

  @ParameterizedTest
  @ValueSource(strings = {"strange", "blueprint", "orders", "serviced"})
  void name_thatIsOnlyAWordOfATextElsewhere_isTaken(String name) {
    assertThat(Rendering.of(TestTemplate.ONE, Answers.of(name)).files()).isNotEmpty();
  }
}
