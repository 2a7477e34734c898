package dev.tenon.contracts;

import static dev.tenon.contracts.Reading.refused;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.FieldProblem;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AttachmentsTest {

  record Scan(String what) implements Attachment {}

  record Note(String what) implements Attachment {}

  record Tags(List<String> tags) {}

  record Letter(
      @NotBlank String subject,
      Scan scan,
      @Size(max = 2) List<Scan> more,
      Optional<Scan> receipt,
      @Nullable Tags inside) {
    @SuppressWarnings("NullAway")
    static Letter defaults() {
      return new Letter(null, null, List.of(), Optional.empty(), null);
    }
  }

  record Photo(@Nullable Inner inner) {}

  record Inner(Scan scan) {}

  private static final Contract<Letter> LETTERS = Contract.withAttachments(Letter.class);
  private static final Scan A = new Scan("a");
  private static final Scan B = new Scan("b");

  private static List<FieldProblem> problems(
      Map<String, List<String>> texts, Map<String, List<Attachment>> attachments) {
    return refused(() -> LETTERS.bind(texts, attachments)).problems();
  }

  @Test
  void textsAndAttachments_makeOneRecord() {
    var letter =
        LETTERS.bind(
            Map.of("subject", List.of("hello"), "tags", List.of("x,y")),
            Map.of("scan", List.of(A), "more", List.of(A, B), "receipt", List.of(B)));

    assertThat(letter)
        .isEqualTo(
            new Letter("hello", A, List.of(A, B), Optional.of(B), new Tags(List.of("x", "y"))));
  }

  @Test
  void whatMayBeAbsent_isAbsent() {
    var letter = LETTERS.bind(Map.of("subject", List.of("a")), Map.of("scan", List.of(A)));

    assertThat(letter.more()).isEmpty();
    assertThat(letter.receipt()).isEmpty();
    assertThat(letter.inside()).isNull();
  }

  @Test
  void allThatIsWrong_isListedAtOnce() {
    assertThat(
            problems(
                Map.of("subject", List.of(" "), "colour", List.of("red")),
                Map.of("more", List.of(A, B, A), "attic", List.of(A))))
        .extracting(FieldProblem::pointer, FieldProblem::code)
        .containsExactlyInAnyOrder(
            tuple("/subject", "blank"),
            tuple("/colour", "unknown-field"),
            tuple("/more", "too-many"),
            tuple("/attic", "unknown-field"),
            tuple("/scan", "missing"));
  }

  @Test
  void attachmentInPlaceOfAText_andTheOtherWayRound_areOfAWrongType() {
    assertThat(
            problems(
                Map.of("scan", List.of("text"), "more", List.of("a,b")),
                Map.of(
                    "subject", List.of(A), "tags", List.of(B), "receipt", List.of(new Note("n")))))
        .containsExactlyInAnyOrder(
            new FieldProblem("/subject", "wrong-type", "must be a text, not a file"),
            new FieldProblem("/scan", "wrong-type", "must be a file"),
            new FieldProblem("/more", "wrong-type", "must be files"),
            new FieldProblem("/receipt", "wrong-type", "must be a file"),
            new FieldProblem("/tags", "wrong-type", "must be a text, not a file"));
  }

  @Test
  void attachmentGivenTwice_orBesideAText_isAProblem() {
    assertThat(
            problems(
                Map.of("subject", List.of("a"), "receipt", List.of("text")),
                Map.of("scan", List.of(A, B), "receipt", List.of(A))))
        .containsExactlyInAnyOrder(
            new FieldProblem("/scan", "repeated", "must be given once"),
            new FieldProblem("/receipt", "wrong-type", "must be either a file or a text"));
  }

  @Test
  void emptyListOfAttachments_countsAsAbsent() {
    assertThat(problems(Map.of("subject", List.of("a")), Map.of("scan", List.of())))
        .extracting(FieldProblem::code)
        .containsExactly("missing");
  }

  @Test
  void attachmentsBeyondTheLimitOfItems_areTooMany() {
    var narrow = LETTERS.within(new Limits(32, 1000, 100, 100, 1));

    assertThatThrownBy(() ->
            narrow.bind(
                Map.of("subject", List.of("a")), Map.of("scan", List.of(A), "more", List.of(A, B))))
        .isInstanceOf(DomainError.class);
  }

  @Test
  void nestedRecord_isThereAsSoonAsItsAttachmentIs() {
    var contract = Contract.withAttachments(Photo.class);

    assertThat(contract.bind(Map.of(), Map.of()).inner()).isNull();
    assertThat(contract.bind(Map.of(), Map.of("scan", List.of(A))).inner()).isEqualTo(new Inner(A));
  }

  @Test
  void anyOtherContract_refusesAttachments_andNamesTheRemedy() {
    assertThatThrownBy(() -> Contract.of(Inner.class))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("Inner.scan")
        .hasMessageContaining("multipart/form-data");
  }

  @Test
  void json_holdsNoAttachment() {
    var contract = Contract.withAttachments(Inner.class);

    assertThat(refused(() -> contract.parse(Reading.bytes("{\"scan\": {\"a\": 1}}"))).problems())
        .containsExactly(new FieldProblem("/scan", "wrong-type", "must be a file"));
    assertThatThrownBy(() -> contract.toJson(new Inner(A)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'/scan' is a file");
  }

  @Test
  void names_andSchemas_areThoseOfAllComponents() {
    assertThat(LETTERS.names()).containsExactly("subject", "scan", "more", "receipt", "tags");
    assertThat(JsonSchemas.ofNames(LETTERS))
        .filteredOn(parameter -> parameter.name().equals("scan"))
        .singleElement()
        .satisfies(scan -> {
          assertThat(scan.isRequired()).isTrue();
          assertThat(scan.schema()).containsEntry("contentMediaType", "application/octet-stream");
        });
  }
}
