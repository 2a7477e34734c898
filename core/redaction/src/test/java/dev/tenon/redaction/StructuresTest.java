package dev.tenon.redaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StructuresTest {

  record Login(
      String user,
      String password,
      @Sensitive(Treatment.DROP) String note,
      @Sensitive(Treatment.HASH) @Nullable String email,
      @Sensitive int age,
      @Nullable Login other) {}

  record Broken(String name) {
    @Override
    public String name() {
      throw new IllegalStateException("password=a");
    }
  }

  private final Redaction redaction = Redaction.standard().withHashKey("0123456789abcdef");

  @Test
  void record_isCopied_byNameAndBySensitive() {
    var login = new Login("anna", "a", "b", "c@example.com", 7, null);

    var copy = redaction.value(login);

    assertThat(copy)
        .asInstanceOf(InstanceOfAssertFactories.MAP)
        .containsEntry("user", "anna")
        .containsEntry("password", "***");
    assertThat(String.valueOf(copy))
        .matches(
            "Login\\[user=anna, password=\\*\\*\\*, email=#[0-9a-f]{16}, age=\\*\\*\\*, other=null]");
    assertThat(login.password()).isEqualTo("a");
  }

  @Test
  void record_withoutAValueToHash_staysWithoutOne() {
    var login = new Login("anna", "a", "b", null, 7, new Login("bo", "x", "y", null, 8, null));

    assertThat(String.valueOf(redaction.value(login)))
        .contains("email=null", "other=Login[user=bo, password=***, email=null, age=***");
  }

  @Test
  void mapsAndLists_areCopied_toAnyLevel() {
    var inner = new HashMap<String, Object>(Map.of("token", "t"));
    var map = new LinkedHashMap<String, @Nullable Object>();
    map.put("list", List.of(inner, "password=a", 1, Optional.of("pin=1234")));
    map.put("array", new Object[] {"password=a", inner});
    map.put("bytes", new byte[0]);
    map.put("none", null);
    map.put("password=b", 1);
    map.put("secret", null);

    assertThat(String.valueOf(redaction.value(map)))
        .startsWith(
            "{list=[{token=***}, password=***, 1, Optional[pin=***]], array=[password=***, {token=***}], bytes=[B@")
        .endsWith(", none=null, password=***=1, secret=***}");
    assertThat(inner).containsEntry("token", "t");
  }

  record Careful(List<String> values, @Nullable String none) {
    @Override
    public String toString() {
      return "Careful";
    }
  }

  @Test
  void otherObjects_andThoseWithNothingToHide_stayTheObjectsTheyAre() {
    var nothing = new HashMap<String, @Nullable Object>();
    nothing.put("a", null);
    for (var object :
        List.of(
            1,
            true,
            1.5,
            UUID.randomUUID(),
            new int[] {1},
            new Object(),
            new Careful(List.of("x"), null),
            new Object[] {1, "x"},
            nothing,
            Optional.of(List.of(1)),
            Optional.empty())) {
      assertThat(redaction.value(object)).isSameAs(object);
    }
    assertThat(redaction.value(null)).isNull();
  }

  @Test
  void off_copiesNothing() {
    var map = Map.of("password", "a");

    assertThat(Redaction.off().value(map)).isSameAs(map);
    assertThat(Redaction.off().named("password", "a")).contains("a");
    assertThat(Redaction.off().named("password", null)).contains("null");
  }

  @Test
  void namedValue_isTreatedByItsName() {
    var mine = redaction.with("note", Treatment.DROP).with("email", Treatment.HASH);

    assertThat(mine.named("password", "a")).contains("***");
    assertThat(mine.named("password", null)).contains("***");
    assertThat(mine.named("note", "a")).isEmpty();
    assertThat(mine.named("user", "password=a")).contains("password=***");
    assertThat(mine.named("user", null)).contains("null");
    assertThat(mine.named("email", null)).contains("null");
    assertThat(mine.named("count", 7)).contains(7);
  }

  @Test
  void hash_isEqualForEqualValues_underOneKey() {
    var mine = redaction.with("email", Treatment.HASH);
    var elsewhere =
        Redaction.standard().withHashKey("0123456789abcdef").with("email", Treatment.HASH);
    var otherKey = mine.withHashKey("fedcba9876543210");

    assertThat(mine.named("email", "a")).isEqualTo(elsewhere.named("email", "a"));
    assertThat(mine.named("email", "a")).isNotEqualTo(mine.named("email", "b"));
    assertThat(mine.named("email", "a")).isNotEqualTo(otherKey.named("email", "a"));
  }

  @Test
  void hash_withoutAKey_isEqualWithinTheProcess() {
    var one = Redaction.standard().with("email", Treatment.HASH);
    var other = Redaction.standard().with("email", Treatment.HASH);

    assertThat(one.named("email", "a")).isEqualTo(one.named("email", "a"));
    assertThat(one.named("email", "a")).isEqualTo(other.named("email", "a"));
    assertThat(one.named("email", "a")).isNotEqualTo(redaction.named("email", "a"));
  }

  @Test
  void hash_withoutAKey_isEqual_evenForTheFirstAtOnce() throws Exception {
    for (var round = 0; round < 20; round++) {
      var hash = Fingerprint.random();
      var ready = new CyclicBarrier(8);
      try (var threads = Executors.newFixedThreadPool(8)) {
        var all =
            threads.invokeAll(
                Collections.nCopies(
                    8,
                    () -> {
                      ready.await();
                      return hash.of("a");
                    }));
        assertThat(all).extracting(Future::resultNow).containsOnly(hash.of("a"));
      }
    }
  }

  @Test
  void hashKey_tooShort_isRefused_andNotShown() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> redaction.withHashKey("short"))
        .withMessage("A hash key has 16 characters at least; this one has 5. Take a random one.");
    assertThat(Redaction.off().withHashKey("0123456789abcdef").isOff()).isTrue();
  }

  @Test
  void tooMany_areCounted() {
    var many = new LinkedHashMap<String, Object>();
    for (int i = 0; i < 1_002; i++) {
      many.put("n" + i, i);
    }

    assertThat(String.valueOf(redaction.value(many))).endsWith("n999=999, …=2 more}");
    assertThat(String.valueOf(redaction.value(Collections.nCopies(1_002, 1))))
        .endsWith("1, … 2 more]");
  }

  @Test
  void circle_ends() {
    var list = new ArrayList<Object>();
    list.add(list);

    assertThat(redaction.value(list)).asString().contains("… (too deep)");
  }

  @Test
  void brokenRecord_isNotShown() {
    var said = "(not shown: redaction failed with java.lang.IllegalStateException)";

    assertThat(redaction.value(new Broken("password=a"))).isEqualTo(said);
    assertThat(redaction.named("x", new Broken("password=a"))).contains(said);
  }
}
