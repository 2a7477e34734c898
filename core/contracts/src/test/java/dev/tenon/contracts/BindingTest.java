package dev.tenon.contracts;

import static dev.tenon.contracts.Reading.problems;
import static dev.tenon.contracts.Reading.refused;
import static dev.tenon.contracts.Reading.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.FieldProblem;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class BindingTest {

  record ProductSearch(@Nullable String name, Paging paging) {}

  record Filter(
      @Size(max = 3) List<@NotBlank String> tags,
      Set<Integer> ids,
      Optional<Boolean> open,
      Patch<Long> since) {
    static Filter defaults() {
      return new Filter(List.of(), Set.of(), Optional.empty(), Patch.absent());
    }
  }

  record Pool(@Min(1) int max, Duration patience) {
    static Pool defaults() {
      return new Pool(10, Duration.ofSeconds(1));
    }
  }

  record Database(String url, Pool pool) {}

  record Tls(String key, String certificate) {}

  record Config(Database database, @Nullable Tls tls, Optional<Tls> other, Pool spare) {
    static Config defaults() {
      return new Config(
          new Database("jdbc:x", new Pool(5, Duration.ofSeconds(9))),
          null,
          Optional.empty(),
          new Pool(1, Duration.ZERO));
    }
  }

  record Backup(@Nullable Database copy, Optional<Tls> tls) {
    @SuppressWarnings("NullAway")
    static Backup defaults() {
      return new Backup(new Database("jdbc:copy", Pool.defaults()), Optional.of(new Tls("k", "c")));
    }
  }

  record Plain(Tls tls) {}

  record Node(String name, @Nullable Node next) {}

  record Twice(Paging a, Paging b) {}

  record Unbindable(Map<String, String> map) {}

  record RecordList(List<Paging> pages) {}

  record Range(int from, int to) {
    Range {
      if (from > to) {
        throw new IllegalArgumentException("from is after to");
      }
    }
  }

  record Search(Range range) {}

  @Test
  void bind_nestedRecordsAreFlat() {
    var contract = Contract.of(ProductSearch.class);

    assertThat(contract.bind(texts("name=a b", "limit=5")))
        .isEqualTo(new ProductSearch("a b", new Paging(5, 0)));
    assertThat(contract.bind(Map.of())).isEqualTo(new ProductSearch(null, Paging.defaults()));
    assertThat(contract.names()).containsExactly("name", "limit", "offset");
  }

  @Test
  void bind_everyMistakeIsListed() {
    assertThat(
            problems(() ->
                Contract.of(ProductSearch.class)
                    .bind(
                        texts(
                            "name=a",
                            "name=b",
                            "limit=0",
                            "offset= 1",
                            "ofset=1",
                            "paging.limit=1"))))
        .containsExactlyInAnyOrder(
            "/name repeated",
            "/limit too-small",
            "/offset wrong-type",
            "/ofset unknown-field",
            "/paging.limit unknown-field");
  }

  @Test
  void bind_missing_pointsToTheName() {
    assertThat(problems(() -> Contract.of(Search.class).bind(Map.of())))
        .containsExactly("/from missing", "/to missing");
    assertThat(problems(() -> Contract.of(Search.class).bind(texts("from=2", "to=1"))))
        .containsExactly(" invalid");
  }

  @Test
  void bind_lists_splitAtCommasOrAreRepeated() {
    var contract = Contract.of(Filter.class);

    assertThat(contract.bind(texts("tags=a,b", "ids=1", "ids=2", "open=true", "since=5")))
        .isEqualTo(new Filter(List.of("a", "b"), Set.of(1, 2), Optional.of(true), Patch.of(5L)));
    assertThat(contract.bind(texts("tags=a,b", "tags=c")).tags()).containsExactly("a,b", "c");
    assertThat(contract.bind(texts("tags="))).isEqualTo(Filter.defaults());
    assertThat(contract.bind(Map.of("tags", List.of(), "ids", List.of())))
        .isEqualTo(Filter.defaults());
    assertThat(problems(() -> contract.bind(texts("tags=a,,b,c", "ids=1,x,1", "open=", "since=x"))))
        .containsExactly(
            "/tags/1 blank",
            "/ids/1 wrong-type",
            "/ids/2 duplicate-item",
            "/open wrong-type",
            "/since wrong-type");
    assertThat(problems(() -> contract.bind(texts("tags=a,b,c,d"))))
        .containsExactly("/tags too-many");
    assertThat(
            problems(
                () -> contract.within(Limits.defaults().withItems(2)).bind(texts("ids=1,2,3,4"))))
        .containsExactly("/ids too-many");
  }

  @Test
  void bindPaths_nestedRecordsAreDotted() {
    var contract = Contract.of(Config.class);

    assertThat(contract.paths())
        .containsExactly(
            "database.url",
            "database.pool.max",
            "database.pool.patience",
            "tls.key",
            "tls.certificate",
            "other.key",
            "other.certificate",
            "spare.max",
            "spare.patience");
    assertThat(
            contract.bindPaths(texts("database.pool.max=7", "other.key=k", "other.certificate=c")))
        .isEqualTo(
            new Config(
                new Database("jdbc:x", new Pool(7, Duration.ofSeconds(9))),
                null,
                Optional.of(new Tls("k", "c")),
                new Pool(1, Duration.ZERO)));
  }

  @Test
  void bindPaths_everyMistakeIsListedAtItsPath() {
    var reading =
        texts("database.pool.max=0", "tls.key=k", "database.pool.mxa=1", "Database.url=x", "x=1");

    assertThat(problems(() -> Contract.of(Config.class).bindPaths(reading)))
        .containsExactlyInAnyOrder(
            "/database/pool/max too-small",
            "/tls/certificate missing",
            "/database/pool/mxa unknown-field",
            "/Database/url unknown-field",
            "/x unknown-field");
    assertThat(
            refused(() -> Contract.of(Config.class).bindPaths(texts("database.pool.mxa=1")))
                .problems()
                .getFirst()
                .message())
        .isEqualTo("is not known; did you mean 'database.pool.max'?");
    assertThat(problems(() -> Contract.of(Config.class).bindPaths(texts("other.key=1"))))
        .containsExactly("/other/certificate missing");
  }

  @Test
  void bindPaths_absentParts_comeFromTheDefaultsAround() {
    var contract = Contract.of(Backup.class);

    assertThat(contract.bindPaths(Map.of())).isEqualTo(Backup.defaults());
    assertThat(contract.bindPaths(texts("copy.pool.max=3", "tls.key=other")))
        .isEqualTo(
            new Backup(
                new Database("jdbc:copy", new Pool(3, Duration.ofSeconds(1))),
                Optional.of(new Tls("other", "c"))));
    assertThat(problems(() -> Contract.of(Plain.class).bindPaths(Map.of())))
        .containsExactly("/tls/key missing", "/tls/certificate missing");
  }

  @Test
  void bind_longNames_areShownShort() {
    var error =
        refused(
            () -> Contract.of(Paging.class).bindPaths(Map.of("a.".repeat(5_000), List.of("x"))));

    assertThat(error.problems().getFirst().pointer()).hasSizeLessThan(200);
  }

  @Test
  void whatTextsCannotGive_isMisuse() {
    assertThatThrownBy(() -> Contract.of(Twice.class).names())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("'limit' is taken");
    assertThat(Contract.of(Twice.class).paths()).contains("a.limit", "b.limit");
    assertThatThrownBy(() -> Contract.of(Node.class).paths()).hasMessageContaining("Node.next");
    assertThatThrownBy(() -> Contract.of(Unbindable.class).bind(Map.of()))
        .hasMessageContaining("Unbindable.map");
    assertThatThrownBy(() -> Contract.of(RecordList.class).paths())
        .hasMessageContaining("RecordList.pages");
    assertThatThrownBy(() -> Contract.of(String.class).bind(Map.of()))
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  void wordsOfAConstructor_areForOperators_notForCallers() {
    var contract = Contract.of(Search.class);

    assertThat(messages(() -> contract.bind(texts("from=2", "to=1"))))
        .containsExactly("is invalid");
    assertThat(messages(() -> contract.bindPaths(texts("range.from=2", "range.to=1"))))
        .containsExactly("from is after to");
  }

  @Test
  void nameThatAStrictReaderRefuses_isShownAsOneThatItTakes() {
    assertThat(problems(() -> Contract.of(Paging.class).bind(texts("a\0b=1", "\ud800=1"))))
        .containsExactly("/a\ufffdb unknown-field", "/\ufffd unknown-field");
  }

  private static List<String> messages(Runnable reading) {
    return catchThrowableOfType(DomainError.class, reading::run).problems().stream()
        .map(FieldProblem::message)
        .toList();
  }
}
