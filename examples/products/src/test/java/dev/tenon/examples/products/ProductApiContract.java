package dev.tenon.examples.products;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.http.testkit.TestAnswer;
import dev.tenon.http.testkit.TestClient;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a client of the Product service relies on, whatever is underneath.
abstract class ProductApiContract {

  private static final String PRODUCTS = "/api/v1/products";
  private static final String NOWHERE = PRODUCTS + "/0198f2c0-0000-7000-8000-000000000001";
  private static final String TEA =
      "{\"name\": \"tea\", \"description\": \"green\", \"price\": 450}";

  /// A client of a service without products.
  protected abstract TestClient client();

  @Test
  void create_answersTheProduct_andWhereItIs() {
    var created = client().post(PRODUCTS, TEA);

    assertThat(created)
        .hasStatus(201)
        .hasHeader("Location", PRODUCTS + "/" + id(created))
        .hasHeader("ETag", "\"1\"")
        .hasMember("tea", "name")
        .hasMember("green", "description")
        .hasMember(450L, "price")
        .hasMember(null, "updatedAt");
    assertThat(created.json("createdAt")).asString().endsWith("Z");
  }

  @Test
  void create_withoutDescription_hasNone() {
    assertThat(client().post(PRODUCTS, "{\"name\": \"tea\", \"price\": 0}"))
        .hasStatus(201)
        .hasMember(null, "description");
  }

  @Test
  void create_manyMistakes_listsThemAll() {
    var answer = client().post(PRODUCTS, "{\"name\": \" \", \"price\": -1, \"colour\": \"red\"}");

    assertThat(answer).hasStatus(422).hasProblemsAt("/name", "/price", "/colour");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"name\": \"tea\", \"price\": \"450\"}",
        "{\"name\": \"tea\", \"price\": 4.5}",
        "{\"name\": \"tea\", \"price\": true}",
        "{\"name\": \"tea\", \"price\": 99999999999999999999}",
        "{\"name\": \"tea\", \"price\": null}",
        "{\"name\": \"tea\"}",
        "{\"name\": 1, \"price\": 1}",
        "{\"name\": \"a\\u0000b\", \"price\": 1}",
        "{\"name\": \"\\ud800\", \"price\": 1}",
        "[]",
        "1",
        "null",
      })
  void create_wellFormedButWrong_is422(String body) {
    assertThat(client().post(PRODUCTS, body)).hasStatus(422).hasProblem("invalid");
  }

  @Test
  void retrieve_isWhatWasCreated() {
    var client = client();
    var created = client.post(PRODUCTS, TEA);

    var retrieved = client.get(location(created));

    assertThat(retrieved).hasStatus(200).hasHeader("ETag", "\"1\"");
    assertThat(retrieved.json()).isEqualTo(created.json());
    assertThat(client.with("If-None-Match", "\"1\"").get(location(created))).hasStatus(304);
  }

  @ParameterizedTest
  @ValueSource(strings = {NOWHERE, PRODUCTS + "/42", PRODUCTS + "/x"})
  void whatIsNotThere_is404_forEveryMethod(String path) {
    var client = client();

    assertThat(client.get(path)).hasStatus(404).hasProblem("not-found");
    assertThat(client.put(path, TEA)).hasStatus(404);
    assertThat(client.patch(path, "{}")).hasStatus(404);
    assertThat(client.delete(path)).hasStatus(404);
  }

  @Test
  void replace_changesEverything_andSaysWhen() {
    var client = client();
    var created = client.post(PRODUCTS, TEA);

    var replaced = client.put(location(created), "{\"name\": \"coffee\", \"price\": 300}");

    assertThat(replaced)
        .hasStatus(200)
        .hasHeader("ETag", "\"2\"")
        .hasMember("coffee", "name")
        .hasMember(null, "description")
        .hasMember(created.json("createdAt"), "createdAt");
    assertThat(replaced.json("updatedAt")).isNotNull();
    assertThat(client.get(location(created)).json()).isEqualTo(replaced.json());
  }

  @Test
  void update_changesWhatIsThere_andKeepsWhatIsAbsent() {
    var client = client();
    var created = client.post(PRODUCTS, TEA);

    assertThat(client.patch(location(created), "{\"price\": 500}"))
        .hasStatus(200)
        .hasMember("tea", "name")
        .hasMember("green", "description")
        .hasMember(500L, "price");
    assertThat(client.patch(location(created), "{\"description\": null}"))
        .hasStatus(200)
        .hasMember(null, "description")
        .hasHeader("ETag", "\"3\"");
  }

  @Test
  void update_withMistakes_listsThemAll() {
    var client = client();
    var created = client.post(PRODUCTS, TEA);

    assertThat(client.patch(location(created), "{\"name\": null, \"price\": -1}"))
        .hasStatus(422)
        .hasProblemsAt("/name", "/price");
  }

  @Test
  void write_ofAnotherVersion_is412_andChangesNothing() {
    var client = client();
    var created = client.post(PRODUCTS, TEA);
    client.patch(location(created), "{\"price\": 500}");
    var late = client.with("If-Match", "\"1\"");

    assertThat(late.put(location(created), TEA)).hasStatus(412).hasProblem("precondition-failed");
    assertThat(late.patch(location(created), "{\"price\": 1}")).hasStatus(412);
    assertThat(late.delete(location(created))).hasStatus(412);
    assertThat(client.get(location(created))).hasStatus(200).hasMember(500L, "price");
  }

  @Test
  void write_ofTheKnownVersion_isDone() {
    var client = client();
    var created = client.post(PRODUCTS, TEA);

    assertThat(client.with("If-Match", "\"1\"").put(location(created), TEA)).hasStatus(200);
    assertThat(client.with("If-Match", "\"2\"").patch(location(created), "{}")).hasStatus(200);
    assertThat(client.with("If-Match", "\"3\"").delete(location(created))).hasStatus(204);
  }

  @Test
  void delete_twice_is204_then404() {
    var client = client();
    var created = client.post(PRODUCTS, TEA);

    assertThat(client.delete(location(created))).hasStatus(204).hasNoBody();
    assertThat(client.delete(location(created))).hasStatus(404);
    assertThat(client.get(location(created))).hasStatus(404);
  }

  @Test
  void search_withoutProducts_isAnEmptyList() {
    assertThat(client().get(PRODUCTS))
        .hasStatus(200)
        .hasJson("{\"items\": [], \"total\": 0, \"limit\": 20, \"offset\": 0}");
  }

  @Test
  void search_pages_inTheOrderOfCreation() {
    var client = client();
    for (int i = 1; i <= 5; i++) {
      client.post(PRODUCTS, "{\"name\": \"tea %d\", \"price\": %d}".formatted(i, i));
    }

    var page = client.get(PRODUCTS + "?limit=2&offset=2");

    assertThat(page).hasStatus(200).hasMember(5L, "total");
    assertThat(names(page)).containsExactly("tea 3", "tea 4");
    assertThat(names(client.get(PRODUCTS + "?offset=9"))).isEmpty();
  }

  @Test
  void search_byName_takesEveryCharacterAsItIs() {
    var client = client();
    client.post(PRODUCTS, "{\"name\": \"Green Tea\", \"price\": 1}");
    client.post(PRODUCTS, "{\"name\": \"100%_'; DROP TABLE products\", \"price\": 1}");

    assertThat(names(client.get(PRODUCTS + "?name=tea"))).containsExactly("Green Tea");
    assertThat(names(client.get(PRODUCTS + "?name=%25_%27"))).hasSize(1);
    assertThat(names(client.get(PRODUCTS + "?name=%25%25"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "limit=0, /limit",
    "limit=101, /limit",
    "limit=ten, /limit",
    "limit=1&limit=2, /limit",
    "offset=-1, /offset",
    "offset=99999999999, /offset",
    "colour=red, /colour",
    "name=a%00b, /name",
  })
  void search_wrongValues_are422(String query, String pointer) {
    assertThat(client().get(PRODUCTS + "?" + query)).hasStatus(422).hasProblemsAt(pointer);
  }

  private static String location(TestAnswer created) {
    return created.header("Location").orElseThrow();
  }

  private static String id(TestAnswer created) {
    return String.valueOf(created.json("id"));
  }

  private static List<Object> names(TestAnswer page) {
    return page.json("items") instanceof List<?> items
        ? items.stream().<Object>map(item -> ((Map<?, ?>) item).get("name")).toList()
        : List.of();
  }
}
