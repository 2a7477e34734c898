package dev.tenon.contracts;

import dev.tenon.errors.DomainError;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.TokenStreamFactory;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/// Goes through one JSON text (RFC 8259), token by token; the only reader that knows the parser.
final class JsonCursor {

  /// Names are kept by the parser for the next text, so long ones would be remembered for ever.
  private static final int NAME_LENGTH = 1_000;

  /// Depth and lengths are bounded here and in the codecs, where the place can be named.
  private static final JsonFactory JSON =
      JsonFactory.builder()
          .disable(TokenStreamFactory.Feature.CHARSET_DETECTION)
          .disable(TokenStreamFactory.Feature.INTERN_PROPERTY_NAMES)
          .streamReadConstraints(
              StreamReadConstraints.builder()
                  .maxNestingDepth(Integer.MAX_VALUE)
                  .maxStringLength(Integer.MAX_VALUE)
                  .maxNumberLength(Integer.MAX_VALUE)
                  .maxNameLength(NAME_LENGTH)
                  .build())
          .build();

  /// The object is at its end.
  static final int END = PropertyNameMatcher.MATCH_END_OBJECT;

  private final JsonParser parser;
  private final byte[] json;
  private final int maxDepth;
  private final boolean isPlain;
  private int depth;

  private JsonCursor(JsonParser parser, byte[] json, int maxDepth, boolean isPlain) {
    this.parser = parser;
    this.json = json;
    this.maxDepth = maxDepth;
    this.isPlain = isPlain;
  }

  /// The names of one type's members, prepared for looking up.
  static final class Names {
    private final PropertyNameMatcher matcher;

    Names(List<String> names) {
      matcher =
          JSON.constructNameMatcher(names.stream().<Named>map(Named::fromString).toList(), false);
    }
  }

  /// Reads exactly one value, standing on its first token when the body begins.
  ///
  /// @throws DomainError malformed, if the bytes are anything else than one JSON value in UTF-8
  static @Nullable Object read(
      byte[] json, Limits limits, Function<JsonCursor, @Nullable Object> body) {
    int check = Utf8.check(json);
    if (check >= 0) {
      throw Malformed.at(json, check, "The JSON is not UTF-8");
    }
    if (json.length >= 3
        && json[0] == (byte) 0xEF
        && json[1] == (byte) 0xBB
        && json[2] == (byte) 0xBF) {
      throw Malformed.error("The JSON begins with a byte order mark; leave it out.");
    }
    try (var parser = JSON.createParser(ObjectReadContext.empty(), json)) {
      var cursor = new JsonCursor(parser, json, limits.depth(), check == Utf8.PLAIN);
      if (parser.nextToken() == null) {
        throw Malformed.error("The JSON is empty; one value is expected.");
      }
      var value = body.apply(cursor);
      if (parser.nextToken() != null) {
        throw cursor.malformed("There is more after the end of the JSON value,");
      }
      return value;
    } catch (JacksonException e) {
      throw broken(json, e);
    }
  }

  private static DomainError broken(byte[] json, JacksonException e) {
    long offset = e.getLocation() == null ? -1 : e.getLocation().getByteOffset();
    if (e instanceof StreamConstraintsException) {
      return Malformed.error(
          "The JSON has a name longer than %d bytes, or names made to collide."
              .formatted(NAME_LENGTH));
    }
    return e instanceof UnexpectedEndOfInputException || offset >= json.length
        ? Malformed.at(json, json.length, "The JSON ends too early,")
        : Malformed.at(json, offset, "The JSON is broken");
  }

  boolean isNull() {
    return parser.currentToken() == JsonToken.VALUE_NULL;
  }

  boolean isText() {
    return parser.currentToken() == JsonToken.VALUE_STRING;
  }

  /// A number without point and exponent.
  boolean isInteger() {
    return parser.currentToken() == JsonToken.VALUE_NUMBER_INT;
  }

  boolean isNumber() {
    return isInteger() || parser.currentToken() == JsonToken.VALUE_NUMBER_FLOAT;
  }

  boolean isTrue() {
    return parser.currentToken() == JsonToken.VALUE_TRUE;
  }

  boolean isFalse() {
    return parser.currentToken() == JsonToken.VALUE_FALSE;
  }

  boolean isObject() {
    return parser.currentToken() == JsonToken.START_OBJECT;
  }

  boolean isList() {
    return parser.currentToken() == JsonToken.START_ARRAY;
  }

  String text() {
    return parser.getString();
  }

  /// Whether no text can hold an escape, hence neither U+0000 nor half a surrogate pair.
  boolean isPlain() {
    return isPlain;
  }

  /// How many characters the number has.
  int numberLength() {
    return parser.getStringLength();
  }

  /// Whether the whole number can be read by [#longValue()].
  boolean isLong() {
    return numberLength() <= 20 && parser.getNumberType() != JsonParser.NumberType.BIG_INTEGER;
  }

  long longValue() {
    return parser.getLongValue();
  }

  /// Steps into the object or list that the cursor stands on.
  void open() {
    deeper();
  }

  /// Moves to the next member's name: its position among the names, [#END], or another negative
  /// number for a name that is not among them.
  int nextMember(Names names) {
    int match = parser.nextNameMatch(names.matcher);
    if (match == END) {
      depth--;
    }
    return match;
  }

  /// Moves to the next member's name; null at the end of the object.
  @Nullable String nextMember() {
    var name = parser.nextName();
    if (name == null) {
      depth--;
    }
    return name;
  }

  /// The name that the cursor stands on.
  String name() {
    return parser.currentName();
  }

  /// Moves from a name to its value.
  void toValue() {
    parser.nextToken();
  }

  /// Moves to the next item; false at the end of the list.
  boolean nextItem() {
    if (parser.nextToken() == JsonToken.END_ARRAY) {
      depth--;
      return false;
    }
    return true;
  }

  /// What the object that the cursor stands on holds under this name, without moving: a text,
  /// [Mark#NULL], [Mark#FAILED] for anything else, [Mark#ABSENT] also where the rest cannot be
  /// read; whoever goes on will meet the same end.
  Object peek(String name) {
    int from = (int) parser.currentTokenLocation().getByteOffset();
    try (var ahead = JSON.createParser(ObjectReadContext.empty(), json, from, json.length - from)) {
      int open = 0;
      while (depth + open <= maxDepth) {
        var token = ahead.nextToken();
        if (token == JsonToken.START_OBJECT || token == JsonToken.START_ARRAY) {
          open++;
        } else if (token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY) {
          if (--open == 0) {
            break;
          }
        } else if (open == 1
            && token == JsonToken.PROPERTY_NAME
            && ahead.currentName().equals(name)) {
          return switch (ahead.nextToken()) {
            case VALUE_STRING -> ahead.getString();
            case VALUE_NULL -> Mark.NULL;
            default -> Mark.FAILED;
          };
        }
      }
    } catch (JacksonException e) {
      // Told when the cursor comes to it, with its place in the whole text.
    }
    return Mark.ABSENT;
  }

  /// Passes over the value that the cursor stands on; afterwards it stands on its last token.
  void skip() {
    skipDownTo(depth);
  }

  /// Passes over the item or member that the cursor stands on and all that follow in the same list
  /// or object.
  void skipRest() {
    skipDownTo(depth - 1);
  }

  private void skipDownTo(int outer) {
    step();
    while (depth > outer) {
      parser.nextToken();
      step();
    }
  }

  private void step() {
    if (isObject() || isList()) {
      deeper();
    } else if (isEnd()) {
      depth--;
    }
  }

  private boolean isEnd() {
    var token = parser.currentToken();
    return token == JsonToken.END_OBJECT || token == JsonToken.END_ARRAY;
  }

  private void deeper() {
    if (++depth > maxDepth) {
      throw malformed("The JSON is nested deeper than %d".formatted(maxDepth));
    }
  }

  private DomainError malformed(String what) {
    return Malformed.at(json, parser.currentTokenLocation().getByteOffset(), what);
  }
}
