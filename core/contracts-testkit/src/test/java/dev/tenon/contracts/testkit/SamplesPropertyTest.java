package dev.tenon.contracts.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.Discriminator;
import dev.tenon.contracts.NameStyle;
import dev.tenon.contracts.NullIsAbsent;
import dev.tenon.contracts.Page;
import dev.tenon.contracts.Paging;
import dev.tenon.contracts.Patch;
import dev.tenon.contracts.Sort;
import dev.tenon.contracts.WireName;
import dev.tenon.contracts.WireNames;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Digits;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Future;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Negative;
import jakarta.validation.constraints.NegativeOrZero;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.Past;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever a contract holds, its samples are written by it and read again as the same.
class SamplesPropertyTest {

  enum Colour {
    RED,
    @WireName("dark blue")
    BLUE,
    GREEN
  }

  record Box<T>(T content, @Nullable T spare) {}

  @Discriminator("kind")
  sealed interface Payment {
    record Instalments(@Size(min = 1) List<Payment> parts, @Nullable Payment last)
        implements Payment {}

    record Card(@Size(min = 16, max = 19) String number, Optional<Colour> colour)
        implements Payment {}

    @WireName("cash in hand")
    record Cash() implements Payment {}
  }

  record Payments(Payment payment, Map<Colour, Payment> byColour, Box<String> box) {}

  record Tree(String name, List<Tree> children, @Nullable Tree parent, Map<String, Tree> others) {}

  record Chain(@Size(min = 1) List<@Nullable Chain> links) {}

  @WireNames(NameStyle.SNAKE_CASE)
  record Shapes(
      Box<Integer> numberBox,
      Box<List<Colour>> colours,
      @Size(min = 3) Map<UUID, @Max(3) Integer> byId,
      Map<LocalDate, Boolean> byDay,
      Map<@Size(max = 3) String, String> byName,
      @Size(min = 3) Set<Colour> allColours,
      @Size(min = 2, max = 3) Set<@Min(1) Integer> numbers,
      @Size(max = 0) List<String> none,
      @NotEmpty List<@NotBlank String> texts,
      Sort<Colour> order,
      Paging paging,
      Page<Colour> page,
      Object anything,
      @WireName("a/link~") @Nullable URI link) {}

  record Changes(
      Patch<Inner> inner, Patch<@Nullable Inner> clearing, Patch<List<Inner>> many, Inner always) {
    record Inner(Patch<@Size(max = 2) String> name, Patch<@Nullable Integer> count) {}
  }

  record Scalars(
      Instant at,
      LocalDate date,
      LocalTime time,
      LocalDateTime dateTime,
      Duration duration,
      UUID id,
      Locale language,
      BigDecimal decimal,
      BigInteger large,
      @NullIsAbsent Optional<Colour> colour,
      boolean flag,
      byte tiny,
      short small,
      float real,
      double realer) {}

  record Texts(
      @NotBlank @Size(min = 100, max = 100) String long_,
      @Size(max = 1) String short_,
      @Size(max = 0) String empty,
      @Email String email,
      @Email @Size(max = 14) String shortEmail,
      URI uri,
      @Pattern(regexp = "[A-Z]{3}-\\d{4}") String sku,
      @Pattern(regexp = "[a-z]+") @Size(min = 3, max = 5) String word,
      @Pattern(regexp = "[a-z\\d]+") @Pattern(regexp = ".*[a-c].*") @Size(max = 8) String both,
      @Pattern(regexp = "(?:foo|bar)") String either) {}

  record Numbers(
      @Min(10) @Max(12) int between,
      @Positive long positive,
      @Negative int negative,
      @NegativeOrZero short below,
      @Max(-5) byte farBelow,
      @DecimalMin("0") @DecimalMax(value = "1", inclusive = false) BigDecimal rate,
      @DecimalMin(value = "0.5", inclusive = false) @DecimalMax("0.51") double narrow,
      @Digits(integer = 2, fraction = 1) BigDecimal digits,
      @Digits(integer = 1, fraction = 0) int digit,
      @DecimalMin("99.5") BigDecimal large,
      @Min(Long.MAX_VALUE) long most,
      @Max(0) @Min(0) Integer zero) {}

  @SuppressWarnings("ArrayRecordComponent") // It compares them itself.
  record Others(
      @Past Instant past,
      @Future Instant future,
      @Future LocalDate day,
      @AssertTrue boolean isTrue,
      @Size(min = 3, max = 3) byte @Nullable [] bytes) {

    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Others them
          && past.equals(them.past)
          && Arrays.equals(bytes, them.bytes);
    }

    @Override
    public int hashCode() {
      return past.hashCode();
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        Payments.class,
        Payment.class,
        Tree.class,
        Chain.class,
        Shapes.class,
        Changes.class,
        Scalars.class,
        Texts.class,
        Numbers.class,
        Others.class
      })
  void sample_isWritten_andReadAgainAsTheSame(Class<?> type) {
    roundTrip(Contract.of(type));
  }

  private static <T> void roundTrip(Contract<T> contract) {
    var samples = Samples.of(contract);

    for (var i = 0; i < 200; i++) {
      var sample = samples.next();
      assertThat(contract.parse(contract.toJson(sample))).isEqualTo(sample);
    }
  }
}
