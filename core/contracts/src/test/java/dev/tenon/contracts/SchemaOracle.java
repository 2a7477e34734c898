package dev.tenon.contracts;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.InputFormat;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaContext;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialect;
import com.networknt.schema.dialect.Draft202012;
import com.networknt.schema.format.Format;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/// A validator of JSON Schema written by others, which takes formats at their word.
final class SchemaOracle {

  private static final SchemaRegistry REGISTRY =
      SchemaRegistry.withDefaultDialect(
          Dialect.builder(Draft202012.getInstance())
              .format(new Bits("int8", 8))
              .format(new Bits("int16", 16))
              .format(new Bits("int32", 32))
              .format(new Bits("int64", 64))
              .build(),
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  private final Schema schema;

  private SchemaOracle(Schema schema) {
    this.schema = schema;
  }

  static SchemaOracle of(Map<String, Object> schema) {
    var json = new String(Contract.of(Object.class).toJson(schema), StandardCharsets.UTF_8);
    return new SchemaOracle(REGISTRY.getSchema(json));
  }

  /// What is wrong, for people; empty if nothing is.
  List<String> complaints(String json) {
    return schema.validate(json, InputFormat.JSON).stream().map(Object::toString).toList();
  }

  /// What is wrong at this place and below.
  List<String> complaintsAt(String pointer, String json) {
    return schema.validate(json, InputFormat.JSON).stream()
        .filter(error -> (error.getInstanceLocation() + "/").startsWith(pointer + "/"))
        .map(Object::toString)
        .toList();
  }

  /// Whole numbers of so many bits, as the OpenAPI Format Registry has them.
  private record Bits(String name, int bits) implements Format {

    @Override
    public String getName() {
      return name;
    }

    @Override
    public boolean matches(ExecutionContext execution, SchemaContext context, JsonNode value) {
      return !value.isIntegralNumber() || new BigInteger(value.asString()).bitLength() < bits;
    }
  }
}
