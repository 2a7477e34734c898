package dev.tenon.openapi;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.Discriminator;
import dev.tenon.contracts.Example;
import dev.tenon.errors.ErrorKind;
import dev.tenon.http.Routes;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Examples in the document: of every body, and such as their schemas allow.
class ExamplesTest {

  record NewBook(
      @Example("978-3-16-148410-0") @Pattern(regexp = "[\\d-]{17}") String isbn,
      @Size(max = 3) String title,
      @Nullable Author author,
      List<Payment> payments) {}

  record Author(String name, Optional<Author> teacher) {}

  @Discriminator("kind")
  sealed interface Payment {
    record Card(@Size(min = 2) String number) implements Payment {}

    record Cash() implements Payment {}
  }

  record Book(UUID id, Instant added, NewBook book, Map<String, Payment> payments) {}

  record Odd(@Pattern(regexp = "[a-z]\\d") String text) {}

  record Words(@Example("crime") String words) {}

  private final OpenApi openApi =
      OpenApi.of(
          "Books",
          "1",
          // @formatter:off
          Routes.under("").open()
              .post("/books").refuses(ErrorKind.values()).body(NewBook.class).calls(book -> book).gives(NewBook.class)
              .get("/books").query(Words.class).calls(words -> List.of()).gives(listOfBooks())
              .post("/odd").body(Odd.class).does(odd -> {}));
          // @formatter:on

  @SuppressWarnings({"unchecked", "rawtypes"}) // Nothing is ever given.
  private static Contract<List<Object>> listOfBooks() {
    return (Contract) Contract.list(Book.class);
  }

  private final Place document = Place.of(Json.read(openApi.toJson()));

  @Test
  void examples_areSuchAsTheirSchemasAllow() {
    assertThat(Judge.ofExamples(openApi.toJson(), 3 + ErrorKind.values().length)).isEmpty();
  }

  @Test
  void body_isShown_withWhatItsComponentsGive() {
    var body = document.at("paths").at("/books").at("post").at("requestBody").at("content");

    assertThat(Json.shown(body.at("application/json").at("example").value()))
        .isEqualTo(
            """
            {"isbn":"978-3-16-148410-0","title":"str","author":{"name":"string"},\
            "payments":[{"kind":"card","number":"string"}]}\
            """);
  }

  @Test
  void parameter_isShown_byWhatIsGiven() {
    var words = document.at("paths").at("/books").at("get").at("parameters").items().findFirst();

    assertThat(words.orElseThrow().at("schema").at("examples").value()).isEqualTo(List.of("crime"));
  }

  @Test
  void bodyOfWhichNoneIsFound_isNotShown() {
    var body = document.at("paths").at("/odd").at("post").at("requestBody").at("content");

    assertThat(body.at("application/json").names()).containsExactly("schema");
  }

  @Test
  void problems_areShown_asTheyAreAnswered() {
    var invalid = document.at("components").at("responses").at("Invalid").at("content");
    var example = invalid.at("application/problem+json").at("example");

    assertThat(example.at("status").value()).isEqualTo(422L);
    assertThat(example.at("type").text()).isEqualTo("https://tenon.dev/problems/invalid");
    assertThat(example.at("errors").items().findFirst().orElseThrow().at("pointer").text())
        .isEqualTo("/name");
  }
}
