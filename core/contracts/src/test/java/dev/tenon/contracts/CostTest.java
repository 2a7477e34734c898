package dev.tenon.contracts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import com.sun.management.ThreadMXBean;
import dev.tenon.contracts.HostileInputTest.Everything;
import dev.tenon.errors.DomainError;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Ten times the input costs about ten times as much, whatever the input; counted in bytes that are
/// allocated, since a clock would count the neighbours, too.
class CostTest {

  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
  private static final int FEW = 300;

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "[         | 1,          | 1]",
        "[         | `1e9 ,`     | 1]",
        "[         | [],         | 1]",
        "[         | {`a`: 1},   | 1]",
        "`         | \\u0000     | `",
        "`         | \\ud800     | `",
        "`         | é           | `",
        "          | 9           | 9",
        "0.        | 1           | 1",
        "1e        | 9           | 9",
        "{         | `#`: 1,     | `a`: 1}",
        "{         | `a`: 1,     | `a`: 1}",
        "{         | `nul#`: {}, | `a`: 1}",
        "{`list`: [| 1,          | 1]}",
        "{`list`: [| `a`,        | `a`]}",
        "{`map`: { | `#`: null,  | `a`: 1}}",
        "{`map`: { | `a`: 1,     | `a`: 1}}",
        "          | [           | 1",
        "          | {`a`:       | 1",
        "{         | `x`: [[     | 1",
        "{         | `x#`: 1,    | `type`: `leaf`}",
        "{         | `type`: 1,  | `type`: `leaf`}",
        "{         | `left`: [], | `type`: `fork`}",
        "          | {`left`:    | 1",
      })
  void reading_tenTimesAsMuch_costsNotMuchMoreThanTenTimes(
      String begin, String middle, String end) {
    for (var contract :
        new Contract<?>[] {
          Contract.of(Object.class),
          Contract.of(Everything.class),
          Contract.of(UnionTest.Tree.class)
        }) {
      cost(contract, json(begin, middle, end, FEW));
      long few = cost(contract, json(begin, middle, end, FEW));
      long many = cost(contract, json(begin, middle, end, 10 * FEW));

      assertThat(many).as("%s, %d bytes for the few", contract, few).isLessThan(30 * few + 100_000);
    }
  }

  private static byte[] json(String begin, String middle, String end, int times) {
    var items =
        IntStream.range(0, times)
            .mapToObj(i -> middle.replace("#", "n" + i))
            .collect(Collectors.joining());
    var text = (begin == null ? "" : begin) + items + end;
    return text.replace('`', '"').getBytes(StandardCharsets.UTF_8);
  }

  private static long cost(Contract<?> contract, byte[] json) {
    long before = THREADS.getCurrentThreadAllocatedBytes();
    assertThatCode(() -> contract.parse(json)).matches(e -> e == null || e instanceof DomainError);
    return THREADS.getCurrentThreadAllocatedBytes() - before;
  }
}
