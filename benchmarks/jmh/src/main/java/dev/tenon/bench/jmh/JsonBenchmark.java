package dev.tenon.bench.jmh;

import dev.tenon.bench.products.JsonByHand;
import dev.tenon.bench.products.NewProduct;
import dev.tenon.bench.products.Product;
import dev.tenon.contracts.Contract;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.hibernate.validator.messageinterpolation.ParameterMessageInterpolator;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectMapper;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.json.JsonMapper;

/// Reading and checking a body, and writing one: by a contract, by Jackson's databind with
/// Hibernate Validator, and by hand.
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
public class JsonBenchmark {

  private static final byte[] TEA =
      """
      {"name":"Earl Grey","description":"Black tea with oil of bergamot","price":450}\
      """
          .getBytes(StandardCharsets.UTF_8);

  private final Product product =
      new Product(
          UUID.fromString("0198f2c4-5b00-7000-8000-00000000002a"),
          "Earl Grey",
          "Black tea with oil of bergamot",
          450,
          1,
          Instant.parse("2026-01-02T03:04:05.678901Z"),
          null);
  private final Contract<NewProduct> newProducts = Contract.of(NewProduct.class);
  private final Contract<Product> products = Contract.of(Product.class);
  private final ObjectMapper mapper =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();
  private final ObjectReader reader = mapper.readerFor(NewProduct.class);
  private final ObjectWriter writer = mapper.writerFor(Product.class);
  private final Validator validator =
      Validation.byDefaultProvider()
          .configure()
          .messageInterpolator(new ParameterMessageInterpolator())
          .buildValidatorFactory()
          .getValidator();

  /// By a contract.
  @Benchmark
  public NewProduct readContract() {
    return newProducts.parse(TEA);
  }

  /// By databind and Hibernate Validator.
  @Benchmark
  public NewProduct readDatabindAndValidator() {
    NewProduct read = reader.readValue(TEA);
    if (!validator.validate(read).isEmpty()) {
      throw new IllegalStateException("invalid");
    }
    return read;
  }

  /// By databind, unchecked.
  @Benchmark
  public NewProduct readDatabind() {
    return reader.readValue(TEA);
  }

  /// By hand.
  @Benchmark
  public NewProduct readByHand() {
    return JsonByHand.newProduct(TEA);
  }

  /// By a contract.
  @Benchmark
  public byte[] writeContract() {
    return products.toJson(product);
  }

  /// By databind.
  @Benchmark
  public byte[] writeDatabind() {
    return writer.writeValueAsBytes(product);
  }

  /// By hand.
  @Benchmark
  public byte[] writeByHand() {
    return JsonByHand.bytes(product);
  }
}
