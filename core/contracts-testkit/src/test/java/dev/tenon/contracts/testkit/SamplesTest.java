package dev.tenon.contracts.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.Page;
import dev.tenon.contracts.Patch;
import dev.tenon.contracts.WireName;
import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.errors.FieldProblem;
import jakarta.validation.Constraint;
import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.Payload;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Positive;
import jakarta.validation.constraints.PositiveOrZero;
import jakarta.validation.constraints.Size;
import java.io.IOException;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.UndeclaredThrowableException;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SamplesTest {

  record NewItem(
      @NotBlank @Size(max = 200) String name,
      @Nullable @Size(max = 2000) String description,
      @PositiveOrZero long price) {}

  enum Colour {
    RED,
    BLUE
  }

  record Line(@WireName("what") NewItem item, @Positive int count) {}

  record Order(List<Line> lines, Colour colour, Optional<String> note, Patch<Colour> wish) {}

  private final Samples<NewItem> items = Samples.of(NewItem.class);

  @Test
  void samples_count() {
    assertThat(items.next(2))
        .containsExactly(
            new NewItem("name 1", "description 1", 1), new NewItem("name 2", "description 2", 2));
    assertThat(items.json())
        .isEqualTo("{\"name\":\"name 3\",\"description\":\"description 3\",\"price\":3}");
    assertThat(items).hasToString("Samples<NewItem>");
  }

  @Test
  void whatMatters_isSaid_theRestIsMade() {
    var dear = items.with(NewItem::price, 1_000_000L);

    assertThat(items.next().price()).isEqualTo(1);
    assertThat(dear.next()).isEqualTo(new NewItem("name 2", "description 2", 1_000_000));
    assertThat(dear.with(NewItem::description, null).with(NewItem::name, "tea").next())
        .isEqualTo(new NewItem("tea", null, 1_000_000));
    assertThat(items.next().name()).isEqualTo("name 4");
  }

  @Test
  void whatIsSaid_mayBeWrong_soThatARefusalIsTested() {
    var wrong = items.with(NewItem::price, -1L).with(NewItem::name, " ").json();

    assertThat(wrong).contains("\"price\":-1", "\"name\":\" \"");
    assertThat(problems(Contract.of(NewItem.class), wrong))
        .containsExactlyInAnyOrder("/price", "/name");
  }

  record Odd(@WireName("a/b~c") @Positive int number) {}

  @Test
  void whatIsSaid_mayBeWrong_underAnyName() {
    assertThat(Samples.of(Odd.class).with(Odd::number, -1).json()).isEqualTo("{\"a/b~c\":-1}");
  }

  @Test
  void parts_areMadeToo_andMayBeSaid() {
    var orders = Samples.of(Order.class);
    var line = new Line(items.next(), 7);

    assertThat(orders.next())
        .isEqualTo(
            new Order(
                List.of(new Line(new NewItem("name 1", "description 1", 1), 1)),
                Colour.RED,
                Optional.of("note 1"),
                Patch.of(Colour.RED)));
    assertThat(
            orders
                .with(Order::lines, List.of(line))
                .with(Order::colour, Colour.RED)
                .with(Order::note, Optional.empty())
                .with(Order::wish, Patch.absent())
                .next())
        .isEqualTo(new Order(List.of(line), Colour.RED, Optional.empty(), Patch.absent()));
    assertThat(orders.next().colour()).isEqualTo(Colour.RED);
    assertThat(orders.next().colour()).isEqualTo(Colour.BLUE);
  }

  @Test
  void contract_thatIsNoRecord_hasSamplesToo() {
    assertThat(Samples.of(Contract.page(NewItem.class)).next())
        .isEqualTo(new Page<>(List.of(new NewItem("name 1", "description 1", 1)), 1, 1, 1));
    assertThat(Samples.of(Contract.list(Colour.class)).next()).containsExactly(Colour.RED);
    assertThat(Samples.of(Integer.class).next(3)).containsExactly(1, 2, 3);
    assertThat(Samples.of(Object.class).next()).isEqualTo("value 1");
  }

  @Test
  void samples_areDifferent_forManyThreads() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      var made =
          threads.invokeAll(
              IntStream.range(0, 200)
                  .<java.util.concurrent.Callable<NewItem>>mapToObj(_ -> items::next)
                  .toList());
      var names = new HashSet<String>();
      for (var one : made) {
        names.add(one.get().name());
      }
      assertThat(names).hasSize(200);
    }
  }

  @Test
  void component_isNamedByItsAccessor_andByNothingElse() {
    Samples.Accessor<NewItem, String> anonymous =
        new Samples.Accessor<>() {
          @Override
          public String of(NewItem item) {
            return item.name();
          }
        };

    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.with(item -> item.name(), "x"))
        .withMessageContaining("a lambda");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.with(NewItem::toString, "x"))
        .withMessageContaining("Item::price; this is toString");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.with(SamplesTest::shout, "x"))
        .withMessageContaining("this is shout");
    assertThatIllegalArgumentException().isThrownBy(() -> items.with(anonymous, "x"));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.of(Contract.list(NewItem.class)).with(List::size, 1))
        .withMessageContaining("List<NewItem>");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.with(capturing(items), "x"))
        .withMessageContaining("Item::price");
  }

  private static String shout(NewItem item) {
    return item.name() + "!";
  }

  private static Samples.Accessor<NewItem, String> capturing(Object other) {
    return item -> item.name() + other;
  }

  @Test
  void value_ofAnotherType_isRefusedAtOnce() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.with(NewItem::price, 3))
        .withMessage("NewItem.price is a long, not a Integer.");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> items.with(NewItem::price, null))
        .withMessage("NewItem.price is a long, not null.");
  }

  @Retention(RetentionPolicy.RUNTIME)
  @Constraint(validatedBy = IsbnValidator.class)
  @interface Isbn {
    String message() default "must be an ISBN";

    Class<?>[] groups() default {};

    Class<? extends Payload>[] payload() default {};
  }

  public static final class IsbnValidator implements ConstraintValidator<Isbn, String> {
    @Override
    public boolean isValid(String text, ConstraintValidatorContext context) {
      return text.startsWith("978-");
    }
  }

  record Book(@Isbn String isbn, String title) {}

  record Shelf(Book book) {}

  @Test
  void whatCannotBeFound_isRefused_untilItIsSaid() {
    var books = Samples.of(Book.class);

    assertThatIllegalStateException()
        .isThrownBy(books::next)
        .withMessage(
            "No sample of Book was found: /isbn must be an ISBN. Say values there by with(…).");
    assertThatIllegalStateException()
        .isThrownBy(() -> Samples.of(Shelf.class).next())
        .withMessageContaining("/book/isbn");
    var book = books.with(Book::isbn, "978-3-16-148410-0").next();
    assertThat(book).isEqualTo(new Book("978-3-16-148410-0", "title 2"));
    assertThat(Samples.of(Shelf.class).with(Shelf::book, book).next().book()).isSameAs(book);
  }

  record Span(int from, int to) {
    Span {
      if (from >= to) {
        throw DomainError.invalid("x", new FieldProblem("/to", "order", "must come after from"));
      }
    }
  }

  record Even(int half, int whole) {
    Even {
      if (half * 2 != whole) {
        throw new DomainError(ErrorKind.INVALID, "must be twice the half");
      }
    }
  }

  @Test
  void constructor_thatRefuses_isAskedAgain_withOthers() {
    assertThat(Samples.of(Span.class).next()).satisfies(span -> assertThat(span.to()).isPositive());
    assertThatIllegalStateException()
        .isThrownBy(() -> Samples.of(Even.class).next())
        .withMessageContaining("must be twice the half");
    assertThatExceptionOfType(DomainError.class)
        .isThrownBy(() -> Samples.of(Span.class).with(Span::to, -1).next());
  }

  record Sneaky(int number) {
    Sneaky {
      if (number < 0) {
        SamplesTest.<RuntimeException>sneak(new IOException("less than nothing"));
      }
    }
  }

  @SuppressWarnings("unchecked") // it is none, and that is the point
  private static <X extends Exception> void sneak(Exception checked) throws X {
    throw (X) checked;
  }

  @Test
  void constructor_thatThrowsWhatItMustNot_isNotHidden() {
    assertThatExceptionOfType(UndeclaredThrowableException.class)
        .isThrownBy(() -> Samples.of(Sneaky.class).with(Sneaky::number, -1).next())
        .withRootCauseInstanceOf(IOException.class);
  }

  record Endless(Endless more) {}

  @Test
  void recordWithoutEnd_isRefused() {
    assertThatIllegalStateException()
        .isThrownBy(() -> Samples.of(Endless.class).next())
        .withMessageContaining("Endless holds has no end");
  }

  record Possessive(@Pattern(regexp = "a++b") String text) {}

  @Test
  void pattern_thatOnlyJavaKnows_isRefused_untilItIsSaid() {
    var samples = Samples.of(Possessive.class);

    assertThatIllegalStateException()
        .isThrownBy(samples::next)
        .withMessageContaining("/text must match a++b");
    assertThat(samples.with(Possessive::text, "aab").next().text()).isEqualTo("aab");
  }

  record Sku(@Pattern(regexp = "[A-Z]{3}-\\d{4}") String code) {}

  @Test
  void pattern_isKept_andTheSameInEveryRun() {
    var codes = Samples.of(Sku.class).next(20);

    assertThat(codes).allMatch(sku -> sku.code().matches("[A-Z]{3}-\\d{4}"));
    assertThat(codes).doesNotHaveDuplicates();
    assertThat(Samples.of(Sku.class).next(20)).isEqualTo(codes);
  }

  private static List<String> problems(Contract<?> contract, String json) {
    try {
      contract.parse(json.getBytes(StandardCharsets.UTF_8));
      return List.of();
    } catch (DomainError refused) {
      return refused.problems().stream().map(FieldProblem::pointer).toList();
    }
  }
}
