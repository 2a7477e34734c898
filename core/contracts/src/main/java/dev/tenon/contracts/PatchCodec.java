package dev.tenon.contracts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A component for which absent and null are two things.
final class PatchCodec extends Codec {

  private final Slot content;

  PatchCodec(Slot content) {
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
    content.write(((Patch.Present<?>) value).value(), out);
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

  /// Whether it tells null from absent.
  boolean takesNull() {
    return content.isNullable;
  }

  @Override
  boolean readsNull() {
    return true;
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
    return Patch.absent();
  }

  @Override
  boolean isWritten() {
    return false;
  }

  @Override
  boolean isOmitted(Object value) {
    return !((Patch<?>) value).isPresent();
  }

  private static Object present(@Nullable Object value) {
    if (value == FAILED) {
      return FAILED;
    }
    return value == null ? Patch.cleared() : Patch.of(value);
  }
}
