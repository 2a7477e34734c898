package dev.tenon.bench.products;

import java.io.ByteArrayOutputStream;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.json.JsonFactory;

/// JSON as one would write it by hand, token by token, with the checks of [NewProduct] in place.
/// Thread-safe.
public final class JsonByHand {

  private static final JsonFactory JSON = new JsonFactory();

  private JsonByHand() {}

  /// Reads and checks a new product.
  ///
  /// @throws IllegalArgumentException if it is none
  /// @throws tools.jackson.core.JacksonException if it is no JSON
  public static NewProduct newProduct(byte[] json) {
    String name = null;
    String description = null;
    Long price = null;
    try (var in = JSON.createParser(ObjectReadContext.empty(), json)) {
      require(in.nextToken() == JsonToken.START_OBJECT);
      for (var field = in.nextName(); field != null; field = in.nextName()) {
        in.nextToken();
        switch (field) {
          case "name" -> name = text(in);
          case "description" ->
              description = in.currentToken() == JsonToken.VALUE_NULL ? null : text(in);
          case "price" -> price = number(in);
          default -> throw new IllegalArgumentException("unknown field");
        }
      }
      require(in.nextToken() == null);
    }
    return checked(name, description, price);
  }

  private static NewProduct checked(
      @Nullable String name, @Nullable String description, @Nullable Long price) {
    if (name == null
        || name.isBlank()
        || name.length() > 200
        || (description != null && description.length() > 2000)
        || price == null
        || price < 0) {
      throw new IllegalArgumentException("invalid");
    }
    return new NewProduct(name, description, price);
  }

  private static String text(JsonParser in) {
    require(in.currentToken() == JsonToken.VALUE_STRING);
    return in.getString();
  }

  private static long number(JsonParser in) {
    require(in.currentToken() == JsonToken.VALUE_NUMBER_INT);
    return in.getLongValue();
  }

  private static void require(boolean isSo) {
    if (!isSo) {
      throw new IllegalArgumentException("wrong type");
    }
  }

  /// Writes a message.
  public static byte[] bytes(Message message) {
    return written(out -> out.writeStringProperty("message", message.message()));
  }

  /// Writes a new product.
  public static byte[] bytes(NewProduct product) {
    return written(out -> {
      out.writeStringProperty("name", product.name());
      text(out, "description", product.description());
      out.writeNumberProperty("price", product.price());
    });
  }

  /// Writes a product.
  public static byte[] bytes(Product product) {
    return written(out -> {
      out.writeStringProperty("id", product.id().toString());
      out.writeStringProperty("name", product.name());
      text(out, "description", product.description());
      out.writeNumberProperty("price", product.price());
      out.writeNumberProperty("version", product.version());
      out.writeStringProperty("createdAt", product.createdAt().toString());
      text(out, "updatedAt", product.updatedAt());
    });
  }

  private static void text(JsonGenerator out, String name, @Nullable Object value) {
    if (value == null) {
      out.writeNullProperty(name);
    } else {
      out.writeStringProperty(name, value.toString());
    }
  }

  private static byte[] written(Consumer<JsonGenerator> members) {
    var bytes = new ByteArrayOutputStream(256);
    try (var out = JSON.createGenerator(ObjectWriteContext.empty(), bytes)) {
      out.writeStartObject();
      members.accept(out);
      out.writeEndObject();
    }
    return bytes.toByteArray();
  }
}
