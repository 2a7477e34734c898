package dev.tenon.openapi;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import io.swagger.v3.parser.OpenAPIV3Parser;
import io.swagger.v3.parser.core.models.ParseOptions;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What others' programs have to say about a document.
final class Judge {

  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);

  private final Object document;
  private final List<String> complaints = new ArrayList<>();
  private int examples;

  private Judge(Object document) {
    this.document = document;
  }

  /// What a parser of OpenAPI documents complains of.
  static List<String> parsed(String text) {
    var options = new ParseOptions();
    options.setResolve(true);
    return List.copyOf(new OpenAPIV3Parser().readContents(text, null, options).getMessages());
  }

  /// What a validator of JSON Schema complains of, of all examples beside the schemas that they are
  /// of.
  ///
  /// @param atLeast how many there are
  static List<String> ofExamples(byte[] document, int atLeast) {
    var judge = new Judge(Json.read(document));
    judge.look("", judge.document);
    if (judge.examples < atLeast) {
      judge.complaints.add("only %d examples".formatted(judge.examples));
    }
    return judge.complaints;
  }

  private void look(String pointer, @Nullable Object here) {
    if (here instanceof Map<?, ?> object) {
      if (object.get("schema") instanceof Map<?, ?> schema && object.containsKey("example")) {
        ask(pointer, schema, object.get("example"));
      }
      object.forEach((name, value) -> look(pointer + "/" + name, value));
    } else if (here instanceof List<?> list) {
      list.forEach(item -> look(pointer + "/-", item));
    }
  }

  private void ask(String pointer, Map<?, ?> schema, @Nullable Object example) {
    examples++;
    var whole = new LinkedHashMap<Object, @Nullable Object>(schema);
    whole.put("components", ((Map<?, ?>) document).get("components"));
    SCHEMAS
        .getSchema(Json.text(whole))
        .validate(
            new String(Json.compact(example == null ? "" : example), StandardCharsets.UTF_8),
            InputFormat.JSON)
        .forEach(error -> complaints.add(pointer + ": " + error));
  }
}
