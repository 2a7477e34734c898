package dev.tenon.examples.products;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.config.Sources;
import dev.tenon.openapi.ui.OpenApiUi;
import dev.tenon.service.RunningService;
import dev.tenon.service.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Opens the pages about the service in a real browser, as `make look` does; the screenshots are in
/// `target`. The browser is `chromium`, or what `CHROMIUM` names.
class DocsPagesLook {

  private static RunningService service;

  record Nothing() {}

  @BeforeAll
  static void start(@TempDir Path empty) throws Exception {
    service =
        Service.start(
            "products",
            Sources.of("products", List.of("--http.port=0"), Map.of(), empty),
            Nothing.class,
            (products, nothing) -> {
              var store = ProductStore.inMemory(Clock.systemUTC());
              var routes = new ProductRoutes(store).routes();
              products.serve(routes);
              products.manage(OpenApiUi.of(Products.openApi(routes)).routes());
            });
  }

  @AfterAll
  static void stop() {
    service.close();
  }

  @ParameterizedTest
  @ValueSource(strings = {"docs", "redoc", "docs/", "docs#/products/createProduct"})
  void page_loadsFromTheServiceAlone_andWithoutComplaint(String page, @TempDir Path directory)
      throws Exception {
    var origin = "http://127.0.0.1:%d/".formatted(service.port());
    var program = System.getenv().getOrDefault("CHROMIUM", "chromium");

    Browser.Visit visit;
    try (var browser = Browser.open(program, directory)) {
      visit = browser.visit(origin + page);
    }

    Files.write(Path.of("target", page.replaceAll("[^a-zA-Z]+", "-") + ".png"), visit.screenshot());
    assertThat(visit.requests())
        .contains(origin + "openapi.json")
        .allMatch(address ->
            address.startsWith(origin)
                || address.startsWith("data:")
                || address.startsWith("blob:" + origin));
    assertThat(visit.complaints()).isEmpty();
  }
}
