package dev.tenon.examples.products;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SchemaRegistryConfig;
import com.networknt.schema.dialect.Dialects;
import dev.tenon.contracts.Contract;
import dev.tenon.http.Body;
import dev.tenon.http.Filter;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compares every answer with what a document declares, by a validator that others wrote.
final class DeclaredAnswers implements Filter {

  private static final Contract<Object> JSON = Contract.of(Object.class);
  private static final SchemaRegistry SCHEMAS =
      SchemaRegistry.withDefaultDialect(
          Dialects.getDraft202012(),
          builder ->
              builder.schemaRegistryConfig(
                  SchemaRegistryConfig.builder().formatAssertionsEnabled(true).build()));

  /// Of the server, not of an operation: they are declared as `default`.
  private static final Set<Integer> OF_THE_SERVER = Set.of(405, 414, 431, 501);

  private final byte[] json;
  private final Map<?, ?> document;
  private final List<String> complaints = new ArrayList<>();

  DeclaredAnswers(byte[] json) {
    this.json = json;
    this.document = (Map<?, ?>) JSON.parse(json);
  }

  byte[] document() {
    return json;
  }

  List<String> complaints() {
    return complaints;
  }

  @Override
  public Reply filter(Request request, Next next) throws Exception {
    var reply = next.proceed(request);
    request
        .route()
        .ifPresent(template -> {
          var operation = member(document, "paths", template, name(request));
          if (operation != null && !OF_THE_SERVER.contains(reply.status())) {
            compare(request.method() + " " + template + " " + reply.status(), operation, reply);
          }
        });
    return reply;
  }

  private void compare(String what, Map<?, ?> operation, Reply reply) {
    var response = resolved(member(operation, "responses", Integer.toString(reply.status())));
    if (response == null) {
      complaints.add(what + " is not declared");
    } else if (reply.body().length() > 0) {
      var type = reply.headers().first("Content-Type").orElse("none");
      var media = member(response, "content", type);
      complaints.addAll(
          media == null
              ? List.of(what + " is not declared as " + type)
              : wrong(what, Objects.requireNonNull(member(media, "schema")), reply.body()));
    }
    if (response != null && response.get("headers") instanceof Map<?, ?> headers) {
      headers.keySet().stream()
          .filter(name -> reply.status() < 400 && !reply.headers().contains((String) name))
          .forEach(name -> complaints.add(what + " has no " + name));
    }
  }

  private List<String> wrong(String what, Map<?, ?> schema, Body body) {
    var all = Map.of("allOf", List.of(schema), "components", document.get("components"));
    var text = new String(JSON.toJson(all), StandardCharsets.UTF_8);
    var content = new String(((Body.Bytes) body).bytes(), StandardCharsets.UTF_8);
    return SCHEMAS.getSchema(text).validate(content, InputFormat.JSON).stream()
        .map(error -> what + ": " + error)
        .toList();
  }

  private @Nullable Map<?, ?> resolved(@Nullable Map<?, ?> object) {
    return object != null && object.get("$ref") instanceof String reference
        ? member(document, reference.substring(2).split("/", -1))
        : object;
  }

  private static @Nullable Map<?, ?> member(Map<?, ?> object, String... path) {
    Map<?, ?> value = object;
    for (var step : path) {
      if (value == null || !(value.get(step) instanceof Map<?, ?> member)) {
        return null;
      }
      value = member;
    }
    return value;
  }

  private static String name(Request request) {
    return request.method().name().toLowerCase(Locale.ROOT);
  }
}
