package dev.tenon.contracts;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A component that may be absent, and is never null.
final class OptionalCodec extends Codec {

  private final Slot content;

  OptionalCodec(Slot content) {
    this.content = content;
  }

  @Override
  Object read(JsonCursor in, Problems problems) {
    return present(content.read(in, problems));
  }

  @Override
  Object fromTexts(List<String> texts, Problems problems) {
    return present(content.fromTexts(texts, problems));
  }

  @Override
  Object fromAttachments(List<? extends Attachment> attachments, Problems problems) {
    return present(content.fromAttachments(attachments, problems));
  }

  @Override
  void write(Object value, JsonOutput out) {
    content.write(((Optional<?>) value).orElseThrow(), out);
  }

  @Override
  Map<String, Object> schema(SchemaView view) {
    return content.schema(view);
  }

  @Override
  Map<String, Object> textSchema(SchemaView view) {
    return content.textSchema(view);
  }

  @Override
  boolean isBindable() {
    return content.codec.isBindable();
  }

  @Override
  boolean isRepeatable() {
    return content.codec.isRepeatable();
  }

  @Override
  void inside(Inside inside) {
    content.codec.inside(inside);
  }

  @Override
  Object absent() {
    return Optional.empty();
  }

  @Override
  boolean isWritten() {
    return false;
  }

  @Override
  boolean isOmitted(Object value) {
    return ((Optional<?>) value).isEmpty();
  }

  @Override
  @Nullable RecordCodec parts() {
    return content.codec.parts();
  }

  @Override
  Object ofParts(Object value) {
    return present(value);
  }

  @Override
  @Nullable Object toParts(Object value) {
    return ((Optional<?>) value).orElse(null);
  }

  private static Object present(@Nullable Object value) {
    return value == FAILED ? FAILED : Optional.ofNullable(value);
  }
}
