package dev.tenon.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever comes in, a contract returns or refuses, and says why in one of two ways.
@Timeout(60)
class HostileInputTest {

  private enum Kind {
    ONE,
    TWO
  }

  record Everything(
      String text,
      @Nullable String nullable,
      boolean bool,
      int number,
      Long big,
      double real,
      float small,
      BigDecimal decimal,
      BigInteger integer,
      UUID id,
      Instant at,
      LocalDate date,
      LocalTime time,
      LocalDateTime dateTime,
      Duration duration,
      Kind kind,
      Optional<String> optional,
      Patch<@Nullable Integer> patch,
      List<@Nullable String> list,
      Map<String, Integer> map,
      @Nullable Everything inner) {}

  record Small(@Size(max = 3) String a, @Nullable Object b, List<Integer> c) {}

  private static final List<Contract<?>> CONTRACTS =
      List.of(
          Contract.of(Everything.class),
          Contract.of(Small.class),
          Contract.of(Object.class),
          Contract.list(Kind.class));

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void randomBytes_areReadOrRefused(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 3_000; i++) {
      byte[] bytes = new byte[random.nextInt(60)];
      random.nextBytes(bytes);
      readByAll(bytes, seed);
      var alphabet = "{}[]\",:0123456789.eE+-tfnul \\ud8\n";
      for (int j = 0; j < bytes.length; j++) {
        bytes[j] = (byte) alphabet.charAt(random.nextInt(alphabet.length()));
      }
      readByAll(bytes, seed);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 5, 6})
  void mutatedJson_isReadOrRefused(long seed) {
    var random = new SplittableRandom(seed);
    var contract = Contract.of(Everything.class);
    for (int i = 0; i < 1_500; i++) {
      byte[] json = contract.toJson(everything(random, 2));
      for (int j = random.nextInt(4); j >= 0; j--) {
        json = mutated(json, random);
      }
      readByAll(json, seed);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8, 9})
  void randomTrees_areReadOrRefused(long seed) {
    var random = new SplittableRandom(seed);
    for (int i = 0; i < 1_500; i++) {
      var tree = Collections.singletonList(tree(random, 4));
      byte[] json = Contract.of(Object.class).toJson(tree);
      readByAll(json, seed);
      assertThat(Contract.of(Object.class).parse(json)).as("seed %d", seed).isEqualTo(tree);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {10, 11, 12})
  void randomRecords_comeBackAsTheyWere(long seed) {
    var random = new SplittableRandom(seed);
    var contract = Contract.of(Everything.class);
    for (int i = 0; i < 1_000; i++) {
      var value = everything(random, 3);
      assertThat(contract.parse(contract.toJson(value))).as("seed %d", seed).isEqualTo(value);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {13, 14})
  void randomTexts_areBoundOrRefused(long seed) {
    var random = new SplittableRandom(seed);
    var names = List.of("limit", "offset", "limt", "", "a.b", "\ud800", "offset.");
    for (int i = 0; i < 3_000; i++) {
      var values = new TreeMap<String, List<String>>();
      for (int j = random.nextInt(4); j > 0; j--) {
        values.put(
            names.get(random.nextInt(names.size())),
            random.nextBoolean()
                ? List.of("" + random.nextInt(200))
                : List.of(text(random), text(random)));
      }
      try {
        var contract = Contract.of(Paging.class);
        assertThat(random.nextBoolean() ? contract.bind(values) : contract.bindPaths(values))
            .isNotNull();
      } catch (DomainError e) {
        assertThat(e.code()).as("seed %d", seed).isEqualTo(ErrorKind.INVALID);
      }
    }
  }

  private static void readByAll(byte[] json, long seed) {
    for (var contract : CONTRACTS) {
      try {
        contract.parse(json);
      } catch (DomainError e) {
        assertThat(e.code()).isIn(ErrorKind.MALFORMED, ErrorKind.INVALID);
        assertThat(e.problems()).hasSizeLessThanOrEqualTo(101);
      } catch (RuntimeException | Error e) {
        fail(
            "seed %d, %s, input %s"
                .formatted(seed, contract, new String(json, StandardCharsets.ISO_8859_1)),
            e);
      }
    }
  }

  private static byte[] mutated(byte[] json, SplittableRandom random) {
    int at = random.nextInt(json.length);
    int with =
        switch (random.nextInt(5)) {
          case 0 -> random.nextInt(256);
          case 1 -> "\"{}[],:0e-".charAt(random.nextInt(10));
          case 2 -> ' ';
          default -> -1;
        };
    if (with >= 0) {
      byte[] changed = json.clone();
      changed[at] = (byte) with;
      return changed;
    }
    if (random.nextBoolean()) {
      return at == 0 ? json : Arrays.copyOf(json, at);
    }
    byte[] longer = Arrays.copyOf(json, json.length + json.length - at);
    System.arraycopy(json, at, longer, json.length, json.length - at);
    return longer;
  }

  private static Everything everything(SplittableRandom random, int depth) {
    var list = new ArrayList<@Nullable String>();
    var map = new LinkedHashMap<String, Integer>();
    for (int i = random.nextInt(4); i > 0; i--) {
      list.add(random.nextBoolean() ? text(random) : null);
      map.put(text(random), random.nextInt());
    }
    var at =
        Instant.ofEpochSecond(
            random.nextLong(-62_000_000_000L, 250_000_000_000L), random.nextInt(1_000_000_000));
    var local = LocalDateTime.ofInstant(at, java.time.ZoneOffset.UTC);
    return new Everything(
        text(random),
        random.nextBoolean() ? text(random) : null,
        random.nextBoolean(),
        random.nextInt(),
        random.nextLong(),
        random.nextDouble(-1e300, 1e300),
        (float) random.nextDouble(),
        new BigDecimal(BigInteger.valueOf(random.nextLong()), random.nextInt(-50, 50)),
        BigInteger.valueOf(random.nextLong()).pow(2),
        new UUID(random.nextLong(), random.nextLong()),
        at,
        local.toLocalDate(),
        local.toLocalTime(),
        local,
        Duration.ofSeconds(random.nextLong(-1_000_000, 1_000_000), random.nextInt(1_000_000_000)),
        Kind.values()[random.nextInt(2)],
        random.nextBoolean() ? Optional.of(text(random)) : Optional.empty(),
        random.nextBoolean()
            ? Patch.of(random.nextInt())
            : random.nextBoolean() ? Patch.cleared() : Patch.absent(),
        list,
        map,
        depth == 0 || random.nextBoolean() ? null : everything(random, depth - 1));
  }

  private static @Nullable Object tree(SplittableRandom random, int depth) {
    return switch (random.nextInt(depth == 0 ? 6 : 8)) {
      case 0 -> null;
      case 1 -> random.nextBoolean();
      case 2 -> random.nextLong();
      case 3 -> BigDecimal.valueOf(random.nextLong(), random.nextInt(1, 20));
      case 4 -> text(random);
      case 5 ->
          BigInteger.valueOf(Long.MAX_VALUE).add(BigInteger.valueOf(random.nextLong(1, 1_000)));
      case 6 -> {
        var list = new ArrayList<@Nullable Object>();
        for (int i = random.nextInt(5); i > 0; i--) {
          list.add(tree(random, depth - 1));
        }
        yield list;
      }
      default -> {
        var map = new LinkedHashMap<String, @Nullable Object>();
        for (int i = random.nextInt(5); i > 0; i--) {
          map.put(random.nextBoolean() ? text(random) : "text", tree(random, depth - 1));
        }
        yield map;
      }
    };
  }

  private static String text(SplittableRandom random) {
    var text = new StringBuilder();
    for (int i = random.nextInt(12); i > 0; i--) {
      int c = random.nextBoolean() ? random.nextInt(1, 0x80) : random.nextInt(1, 0x11_0000);
      text.appendCodePoint(c >= 0xD800 && c <= 0xDFFF ? '"' : c);
    }
    return text.toString();
  }
}
