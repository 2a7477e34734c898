package com.example.blueprint.items;

import static dev.tenon.http.testkit.AnswerAssert.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.example.blueprint.events.Events;
import dev.tenon.http.testkit.TestAnswer;
import dev.tenon.http.testkit.TestClient;
import dev.tenon.sql.Database;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a client relies on; without a port and without a server.
class ItemRoutesTest {

  private static final String ITEMS = "/api/v1/items";
  private static final String NOWHERE = ITEMS + "/0198f2c0-0000-7000-8000-000000000001";
  private static final String ONE = "{\"name\": \"name 1\", \"price\": 1}";
  private static final String TWO = "{\"name\": \"name 2\", \"price\": 2}";

  private final TestClient client =
      TestClient.of(ItemRoutes.of(Database.inMemory(), Events.logged(), Clock.systemUTC()));

  @Test
  void create_answersTheItem_andWhereItIs() {
    var created = client.post(ITEMS, ONE);

    assertThat(created)
        .hasStatus(201)
        .hasHeader("Location", ITEMS + "/" + created.json("id"))
        .hasHeader("ETag", "\"1\"")
        .hasMember("name 1", "name")
        .hasMember(1L, "price")
        .hasMember(null, "updatedAt");
  }

  @Test
  void create_manyMistakes_listsThemAll() {
    var answer = client.post(ITEMS, "{\"name\": 1, \"price\": \"x\", \"unknown\": true}");

    assertThat(answer).hasStatus(422).hasProblemsAt("/name", "/price", "/unknown");
  }

  @Test
  void retrieve_isWhatWasCreated() {
    var created = client.post(ITEMS, ONE);

    var retrieved = client.get(location(created));

    assertThat(retrieved).hasStatus(200).hasHeader("ETag", "\"1\"");
    assertThat(retrieved.json()).isEqualTo(created.json());
    assertThat(client.with("If-None-Match", "\"1\"").get(location(created))).hasStatus(304);
  }

  @Test
  void whatIsNotThere_is404_forEveryMethod() {
    assertThat(client.get(NOWHERE)).hasStatus(404).hasProblem("not-found");
    assertThat(client.put(NOWHERE, ONE)).hasStatus(404);
    assertThat(client.patch(NOWHERE, "{}")).hasStatus(404);
    assertThat(client.delete(NOWHERE)).hasStatus(404);
  }

  @Test
  void replace_changesEverything_andSaysWhen() {
    var created = client.post(ITEMS, ONE);

    var replaced = client.put(location(created), TWO);

    assertThat(replaced)
        .hasStatus(200)
        .hasHeader("ETag", "\"2\"")
        .hasMember("name 2", "name")
        .hasMember(2L, "price")
        .hasMember(created.json("createdAt"), "createdAt");
    assertThat(replaced.json("updatedAt")).isNotNull();
    assertThat(client.get(location(created)).json()).isEqualTo(replaced.json());
  }

  @Test
  void update_changesWhatIsGiven_andKeepsTheRest() {
    var created = client.post(ITEMS, ONE);

    assertThat(client.patch(location(created), "{\"name\": \"name 2\"}"))
        .hasStatus(200)
        .hasHeader("ETag", "\"2\"")
        .hasMember("name 2", "name")
        .hasMember(1L, "price");
    assertThat(client.patch(location(created), "{\"price\": 2}"))
        .hasStatus(200)
        .hasHeader("ETag", "\"3\"")
        .hasMember("name 2", "name")
        .hasMember(2L, "price");
  }

  @Test
  void write_ofAnotherVersion_is412_andChangesNothing() {
    var created = client.post(ITEMS, ONE);
    var late = client.with("If-Match", "\"7\"");

    assertThat(late.put(location(created), TWO)).hasStatus(412).hasProblem("precondition-failed");
    assertThat(late.patch(location(created), TWO)).hasStatus(412);
    assertThat(late.delete(location(created))).hasStatus(412);
    assertThat(client.get(location(created)).json()).isEqualTo(created.json());
  }

  @Test
  void delete_twice_is204_then404() {
    var created = client.post(ITEMS, ONE);

    assertThat(client.delete(location(created))).hasStatus(204).hasNoBody();
    assertThat(client.delete(location(created))).hasStatus(404);
    assertThat(client.get(location(created))).hasStatus(404);
  }

  @Test
  void search_pages_inTheOrderOfCreation() {
    var first = client.post(ITEMS, ONE);
    var second = client.post(ITEMS, TWO);

    assertThat(ids(client.get(ITEMS))).containsExactly(first.json("id"), second.json("id"));
    assertThat(client.get(ITEMS + "?limit=1&offset=1"))
        .hasMember(2L, "total")
        .hasMember(1L, "limit")
        .hasMember(1L, "offset");
    assertThat(ids(client.get(ITEMS + "?limit=1&offset=1"))).containsExactly(second.json("id"));
  }

  @Test
  void search_byName_findsPartsOfIt() {
    client.post(ITEMS, ONE);
    var second = client.post(ITEMS, TWO);

    assertThat(ids(client.get(ITEMS + "?name=2"))).containsExactly(second.json("id"));
  }

  @Test
  void search_wrongValues_are422() {
    assertThat(client.get(ITEMS + "?limit=0&unknown=1"))
        .hasStatus(422)
        .hasProblemsAt("/limit", "/unknown");
  }

  private static String location(TestAnswer created) {
    return created.header("Location").orElseThrow();
  }

  private static List<Object> ids(TestAnswer page) {
    return page.json("items") instanceof List<?> items
        ? items.stream().<Object>map(item -> ((Map<?, ?>) item).get("id")).toList()
        : List.of();
  }
}
