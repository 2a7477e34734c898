package dev.tenon.contracts;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/// Which keywords of JSON Schema stand in our schemas: a closed set, so that it can be said of each
/// of them that validators and parser agree.
class SchemaKeywordsTest {

  /// What tells people, or programs that are no validators, and refuses nothing.
  static final Set<String> WITHOUT_ASSERTION =
      Set.of("contentEncoding", "default", "description", "discriminator", "examples");

  static final Set<String> USED =
      new TreeSet<>(
          Set.of(
              "$ref",
              "additionalProperties",
              "allOf",
              "anyOf",
              "const",
              "contains",
              "contentEncoding",
              "default",
              "description",
              "discriminator",
              "enum",
              "examples",
              "exclusiveMaximum",
              "exclusiveMinimum",
              "format",
              "items",
              "maxContains",
              "maxItems",
              "maxLength",
              "maxProperties",
              "maximum",
              "minContains",
              "minItems",
              "minLength",
              "minProperties",
              "minimum",
              "multipleOf",
              "oneOf",
              "pattern",
              "properties",
              "propertyNames",
              "required",
              "type",
              "uniqueItems"));

  /// What names its members, and what holds values.
  private static final Set<String> BY_NAME = Set.of("properties", "$defs");

  private static final Set<String> VALUES =
      Set.of("const", "default", "discriminator", "enum", "examples");

  record Few(@Size(max = 3) Map<String, Integer> members) {}

  @Test
  void keywords_ofAllThatContractsCan_areThese() {
    var found = new TreeSet<String>();
    for (var type :
        List.of(
            JsonSchemaAgreementTest.Everything.class,
            SchemaPropertyTest.Payments.class,
            SchemaPropertyTest.Shapes.class,
            SchemaPropertyTest.Changes.class,
            SchemaPropertyTest.Scalars.class,
            Few.class,
            ExampleTest.Given.class,
            ExampleTest.Many.class,
            ExampleTest.Numbers.class)) {
      var schemas = JsonSchemas.of("#/", List.of(Contract.of(type)), List.of(Contract.of(type)));
      schemas.definitions().values().forEach(schema -> collect(schema, found));
    }

    assertThat(found).isEqualTo(USED);
  }

  private static void collect(Object schema, Set<String> into) {
    if (schema instanceof Map<?, ?> keywords) {
      keywords.forEach((keyword, value) -> {
        into.add((String) keyword);
        if (BY_NAME.contains(keyword)) {
          ((Map<?, ?>) value).values().forEach(each -> collect(each, into));
        } else if (!VALUES.contains(keyword)) {
          collect(value, into);
        }
      });
    } else if (schema instanceof List<?> several) {
      several.forEach(each -> collect(each, into));
    }
  }
}
