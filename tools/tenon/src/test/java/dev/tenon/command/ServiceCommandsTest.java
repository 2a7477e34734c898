package dev.tenon.command;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `verify`, `routes` and `config`: what is asked of a service that is there.
class ServiceCommandsTest {

  @TempDir private Path folder;
  private Path service;

  @BeforeEach
  void make() {
    new Run(folder).of("new", "orders", "--package=com.acme.orders");
    service = folder.resolve("orders");
  }

  @Test
  void verify_isTheGateOfTheService() {
    var run = new Run(service.resolve("src")).of("verify");

    assertThat(run.status()).isZero();
    assertThat(run.ran).containsExactly(List.of("make", "gate"));
  }

  @Test
  void verify_saysThatTheGateIsNotGreen() {
    var run = new Run(service);
    run.programStatus = 2;
    run.of("verify");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.err()).startsWith("TENON-N12  The gate of " + service + " is not green");

    run.programStatus = 130;
    assertThat(run.of("verify").status()).isEqualTo(130);
  }

  @Test
  void config_asksTheServiceThatWasBuilt() throws IOException {
    var early = new Run(service).of("config");
    assertThat(early.status()).isEqualTo(1);
    assertThat(early.err()).startsWith("TENON-N13  " + service + " has not been built");

    Files.createDirectories(service.resolve("target/app"));
    var run = new Run(service).of("config", "--", "--http.port=9000");

    assertThat(run.status()).isZero();
    assertThat(run.ran.getFirst().subList(1, 6))
        .containsExactly(
            "-cp",
            "target/app/*" + File.pathSeparator + "target/app/lib/*",
            "com.acme.orders.Orders",
            "--config",
            "--http.port=9000");
  }

  @Test
  void routes_areThoseOfTheDocument() throws IOException {
    Files.writeString(
        service.resolve("openapi.json"),
        """
        {"paths": {
          "/orders": {
            "get": {"operationId": "searchOrders", "summary": "Lists orders."},
            "post": {"operationId": "createOrder"},
            "parameters": []
          },
          "/orders/{id}": {"delete": {}, "get": []},
          "/odd": 1
        }}
        """);

    assertThat(new Run(service).of("routes").out())
        .isEqualTo(
            """
            GET     /orders       searchOrders  Lists orders.
            POST    /orders       createOrder
            DELETE  /orders/{id}
            GET     /orders/{id}
            """);
    assertThat(new Run(service).of("routes", "--json").out())
        .startsWith(
            """
            {"routes":[{"method":"GET","name":"searchOrders","path":"/orders","summary":"Lists orders."},\
            """);
  }

  @Test
  void routes_ofADocumentThatSaysNone_areNone() throws IOException {
    Files.writeString(service.resolve("openapi.json"), "{}");

    var run = new Run(service).of("routes");

    assertThat(run.status()).isZero();
    assertThat(run.out()).isEmpty();
  }

  @Test
  void routes_withoutADocument_orOfADamagedOne_areRefused() throws IOException {
    assertThat(new Run(service).of("routes").err())
        .startsWith(
            "TENON-N13  "
                + service.resolve("openapi.json")
                + " does not say the routes: it cannot be read")
        .contains("make openapi");

    Files.writeString(service.resolve("openapi.json"), "{");
    assertThat(new Run(service).of("routes").err())
        .contains("TENON-N13", "does not say the routes");
  }
}
