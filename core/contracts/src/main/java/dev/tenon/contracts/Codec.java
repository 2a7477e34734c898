package dev.tenon.contracts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Reads and writes the values of one type. Null never comes here: the [Slot] around it decides
/// about that, unless the codec [reads null itself][#readsNull()].
abstract class Codec {

  /// What a reading returns after it has added a problem.
  static final Mark FAILED = Mark.FAILED;

  /// Reads the value that the cursor stands on, and leaves the cursor on its last token.
  abstract Object read(JsonCursor in, Problems problems);

  abstract void write(Object value, JsonOutput out);

  /// The JSON Schema of the values, for the caller to add to.
  abstract Map<String, Object> schema(SchemaView view);

  /// The same, of what one text or several give.
  Map<String, Object> textSchema(SchemaView view) {
    return schema(view);
  }

  /// Reads the texts that a query string, form or setting gives for one name; never an empty list.
  Object fromTexts(List<String> texts, Problems problems) {
    if (texts.size() > 1) {
      return repeated(problems);
    }
    return fromText(texts.getFirst(), problems);
  }

  /// Reads what came beside the texts for one name; never an empty list.
  Object fromAttachments(List<? extends Attachment> attachments, Problems problems) {
    return problems.wrongType("must be a text, not a file");
  }

  Object fromText(String text, Problems problems) {
    throw new IllegalStateException("not a scalar");
  }

  /// Reads the name of a member of a map: what [#read(JsonCursor, Problems)] would of a text.
  Object fromName(String name, Problems problems) {
    throw new IllegalStateException("not a name");
  }

  /// The value as the name of a member of a map.
  String toName(Object value, JsonOutput out) {
    throw new IllegalStateException("not a name");
  }

  /// Whether the value can be the name of a member of a map.
  boolean isName() {
    return false;
  }

  /// Whether one text is enough to give the value.
  boolean isScalar() {
    return false;
  }

  /// Whether [#fromTexts(List, Problems)] works.
  boolean isBindable() {
    return isScalar();
  }

  /// Whether several texts are several items.
  boolean isRepeatable() {
    return false;
  }

  boolean readsNull() {
    return false;
  }

  /// The value of a component that is absent; null if it is required.
  @Nullable Object absent() {
    return null;
  }

  /// Whether a member of this type is always written.
  boolean isWritten() {
    return true;
  }

  /// Whether the member is left out when it has this value.
  boolean isOmitted(Object value) {
    return false;
  }

  /// The record whose parts are bound one by one; null if there is none.
  @Nullable RecordCodec parts() {
    return null;
  }

  /// The value of the component, made of the record that [#parts()] has read.
  Object ofParts(Object value) {
    return value;
  }

  /// The record that [#parts()] writes, taken from the value of the component; null if empty.
  @Nullable Object toParts(Object value) {
    return value;
  }

  /// Shows what values of this type hold, for whoever looks for something in the whole.
  void inside(Inside inside) {}

  /// Looks at one thing inside of another.
  @FunctionalInterface
  interface Inside {

    /// Is shown one of them.
    ///
    /// @param step in a pointer: a name, or `*` for any item or member
    /// @param component null for an item or member
    void of(String step, @Nullable Component component, Codec codec);
  }

  static Object repeated(Problems problems) {
    problems.add("repeated", "must be given once");
    return FAILED;
  }

  static Object wrongType(JsonCursor in, Problems problems, String expected) {
    in.skip();
    return problems.wrongType(expected);
  }
}
