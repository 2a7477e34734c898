package dev.tenon.outbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.redaction.Redaction;
import dev.tenon.redaction.Sensitive;
import dev.tenon.redaction.Treatment;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RedactionTest {

  record Card(@Sensitive String number, String owner, @Nullable Card next) {}

  record Pair<A>(A left, A right) {}

  record Both<A, B>(A left, B right) {}

  record Guest(@Sensitive(Treatment.HASH) String name, String city) {}

  record Owner(@Sensitive(Treatment.DROP) String name, String city) {}

  record Meeting(Both<Guest, Owner> people) {}

  record Bill(Card number, String text) {}

  record Tag(@Sensitive String number) {}

  record Deal(Both<Bill, Tag> parts) {}

  record Shop(
      @Sensitive(Treatment.DROP) String till,
      @Sensitive(Treatment.HASH) @Nullable String guest,
      List<Card> cards,
      Map<String, Card> byName,
      Optional<Card> best,
      Pair<Card> pair,
      String name) {}

  private static final Redaction STANDARD = Redaction.standard().withHashKey("0123456789abcdef");

  private static Object redacted(Redaction all, Redaction own, Object payload) {
    var event = Event.unkeyed("t", payload);
    var json = new PayloadRedaction(all, own).payload(event.payload(), event.type());
    return new Message(
            java.util.UUID.randomUUID(),
            "t",
            null,
            1,
            new String(json, StandardCharsets.UTF_8),
            Map.of(),
            java.time.Instant.EPOCH,
            1)
        .payload(Object.class);
  }

  @Test
  void annotations_count_whereverTheirRecordStands() {
    var card = new Card("4111", "Ann", new Card("4222", "Bob", null));
    var shop =
        new Shop(
            "t1",
            "Eve",
            List.of(card),
            Map.of("number", card),
            Optional.of(card),
            new Pair<>(card, card),
            "4111 is no card here");

    var shown = String.valueOf(redacted(STANDARD, Redaction.off(), shop));

    assertThat(shown).doesNotContain("4222", "Eve", "t1", "till").contains("owner=Bob");
    assertThat(shown.replace("4111 is no card here", "")).doesNotContain("4111");
    assertThat(redacted(Redaction.off(), STANDARD, shop))
        .isEqualTo(redacted(STANDARD, Redaction.off(), shop));
  }

  @Test
  void recordsInOneType_areHiddenAsTheStricterOfThemSays() {
    var meeting = new Meeting(new Both<>(new Guest("Eve", "Rome"), new Owner("Ann", "Oslo")));

    assertThat(redacted(STANDARD, Redaction.off(), meeting))
        .isEqualTo(
            Map.of(
                "people", Map.of("left", Map.of("city", "Rome"), "right", Map.of("city", "Oslo"))));
  }

  @Test
  void recordsInOneType_areHiddenWhereAnyOfThemSaysSo() {
    var deal = new Deal(new Both<>(new Bill(card(), "cash"), new Tag("4111")));

    assertThat(redacted(STANDARD, Redaction.off(), deal))
        .isEqualTo(
            Map.of(
                "parts",
                Map.of(
                    "left", Map.of("number", "***", "text", "cash"),
                    "right", Map.of("number", "***"))));
  }

  @Test
  void absentSensitiveValue_staysAbsent() {
    var shop =
        new Shop("t", null, List.of(), Map.of(), Optional.empty(), new Pair<>(card(), card()), "n");

    assertThat(String.valueOf(redacted(STANDARD, Redaction.off(), shop))).contains("guest=null");
  }

  private static Card card() {
    return new Card("1", "o", null);
  }

  @Test
  void nothing_isShortened() {
    var many = IntStream.range(0, 5_000).mapToObj(i -> (Object) (long) i).toList();
    Object deep = "end";
    for (int i = 0; i < 25; i++) {
      deep = List.of(deep);
    }
    var number = new BigDecimal("0." + "7".repeat(90));
    var payload = Map.of("many", many, "deep", deep, "number", number, "big", 1L << 62);

    assertThat(redacted(STANDARD, STANDARD, payload)).isEqualTo(payload);
  }

  @Test
  void stricterTreatment_counts_whoeverSaysIt() {
    var drop = STANDARD.with("email", Treatment.DROP);
    var mask = STANDARD.with("email", Treatment.MASK);
    var hash = STANDARD.with("email", Treatment.HASH);
    var payload = Map.of("email", "ann@example.com");

    assertThat(redacted(hash, drop, payload)).isEqualTo(Map.of());
    assertThat(redacted(drop, mask, payload)).isEqualTo(Map.of());
    assertThat(redacted(mask, hash, payload)).isEqualTo(Map.of("email", "***"));
    assertThat(redacted(hash, mask, payload)).isEqualTo(Map.of("email", "***"));
    assertThat(redacted(hash, STANDARD, payload)).isEqualTo(redacted(STANDARD, hash, payload));
    assertThat(String.valueOf(redacted(hash, STANDARD, payload)))
        .contains("email")
        .doesNotContain("ann");
  }

  @Test
  void equalValues_haveEqualHashes() {
    var hash = STANDARD.with("email", Treatment.HASH);
    var members = new HashMap<String, @Nullable Object>();
    members.put("email", null);

    assertThat(redacted(hash, hash, Map.of("email", "a@b.c")))
        .isEqualTo(redacted(hash, Redaction.off(), Map.of("email", "a@b.c")))
        .isNotEqualTo(redacted(hash, hash, Map.of("email", "x@b.c")));
    assertThat(redacted(hash, hash, members)).isEqualTo(members);
  }

  @Test
  void texts_areRedactedByShape_alsoNamesOfMembers() {
    var shown =
        redacted(
            STANDARD,
            Redaction.off(),
            Map.of("note", "password=hunter2", "token=abc", 1, "flag", true));

    assertThat(String.valueOf(shown)).doesNotContain("hunter2", "abc").contains("flag=true");
  }

  @Test
  void off_leavesPayloadAndHeadersAlone() {
    var hiding = new PayloadRedaction(Redaction.off(), Redaction.off());
    var json = "{\"password\": \"x\"}".getBytes(StandardCharsets.UTF_8);

    assertThat(hiding.payload(json, Map.class)).isSameAs(json);
    assertThat(hiding.headers(Map.of("apikey", "x"))).isEqualTo(Map.of("apikey", "x"));
  }

  @Test
  void headers_areRedactedByName() {
    var hiding = new PayloadRedaction(STANDARD.with("tenant", Treatment.DROP), Redaction.off());

    assertThat(hiding.headers(Map.of("apikey", "x", "tenant", "t", "color", "red")))
        .isEqualTo(Map.of("apikey", "***", "color", "red"));
  }

  @Test
  void payload_thatCannotBeReadBack_isRefused() {
    var huge = new ArrayList<Object>(List.of(new BigDecimal("1e2000")));

    assertThatThrownBy(() -> redacted(STANDARD, STANDARD, huge))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("read back");
  }
}
