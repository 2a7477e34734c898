package dev.tenon.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GenerateCommandTest {

  private static final String MAIN = "src/main/java/com/example/blueprint/Blueprint.java";

  @TempDir private Path folder;
  private Path service;

  @BeforeEach
  void make() {
    var main =
        """
        package com.example.blueprint;

        import java.util.List;

        final class Blueprint {
          static Object routes() {
            var routes = List.of();
            // [resources
            // resources]
            return routes;
          }
        }
        """;
    var pom = "<project><artifactId>tenon-sql-junit</artifactId></project>\n";
    var files = Map.of(MAIN, main, "pom.xml", pom);
    new Run(folder).template(Run.template("0.1.0", files)).of("new", "shop");
    service = folder.resolve("shop");
  }

  @Test
  void resource_isWritten_thenFormattedAndDescribed_byTheServicesOwnMeans() {
    var run = new Run(service).of("generate", "resource", "order", "customer:string", "total:long");

    assertThat(run.err()).as("progress is for who watches").isEmpty();
    assertThat(run.status()).isZero();
    assertThat(run.ran).containsExactly(List.of("make", "-s", "format", "openapi"));
    assertThat(run.out())
        .contains("src/main/java/com/example/shop/orders/Order.java", "then run make gate");
    assertThat(service.resolve("src/main/java/com/example/shop/Shop.java"))
        .content()
        .contains("routes.and(OrderRoutes.of(database, events, clock));");
  }

  @Test
  void resource_onATerminal_saysWhatTakesTime() {
    var run =
        new Run(service).onTerminal("e", "").of("generate", "resource", "order", "total:long");

    assertThat(run.err()).startsWith("formatting");
  }

  @Test
  void dryRun_showsTheDifference_andWritesNothing() {
    var run = new Run(service).of("generate", "resource", "order", "a:int", "--dry-run");

    assertThat(run.out()).contains("+    routes = routes.and(OrderRoutes", "Nothing was written.");
    assertThat(run.ran).isEmpty();
    assertThat(service.resolve("src/main/java/com/example/shop/orders")).doesNotExist();
  }

  @Test
  void json_isOneLine() {
    var run =
        new Run(service).of("generate", "resource", "person", "a:int", "--plural=people", "--json");

    assertThat(run.out())
        .startsWith("{\"dryRun\":false,\"files\":[\"")
        .contains("/people/Person.java")
        .endsWith("\"name\":\"person\"}\n");
  }

  @Test
  void formatterThatFails_isSaid_withTheRemedy() {
    var run = new Run(service);
    run.programStatus = 2;
    run.of("generate", "resource", "order", "a:int");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).contains("TENON-N12", "make format openapi ended with 2");
  }

  @Test
  void wrongWords_areRefused() {
    assertThat(new Run(service).of("generate").err()).startsWith("TENON-N10  Say what to generate");
    assertThat(new Run(service).of("generate", "resource", "order").err()).startsWith("TENON-N10");
    var run = new Run(service).of("generate", "resource", "order", "total:money");
    assertThat(run.status()).isEqualTo(2);
    assertThat(run.err()).startsWith("TENON-N08  \"money\" of the field total is no type.");
    assertThat(new Run(folder).of("generate", "resource", "order", "a:int").err())
        .startsWith("TENON-N04");
  }
}
