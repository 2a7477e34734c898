package dev.tenon.contracts;

import java.util.List;
import java.util.Map;

/// What comes beside texts: taken as it is.
final class AttachmentCodec extends Codec {

  private static final String A_FILE = "must be a file";

  private final Class<?> type;

  AttachmentCodec(Class<?> type) {
    this.type = type;
  }

  @Override
  Object read(JsonCursor in, Problems problems) {
    return wrongType(in, problems, A_FILE);
  }

  @Override
  void write(Object value, JsonOutput out) {
    throw out.unwritable("is a file");
  }

  /// As OpenAPI 3.1 says it of a part (4.8.14.3).
  @Override
  Map<String, Object> schema(SchemaView view) {
    return Keywords.of("type", "string", "contentMediaType", "application/octet-stream");
  }

  @Override
  Object fromTexts(List<String> texts, Problems problems) {
    return problems.wrongType(A_FILE);
  }

  @Override
  Object fromAttachments(List<? extends Attachment> attachments, Problems problems) {
    if (attachments.size() > 1) {
      return repeated(problems);
    }
    return type.isInstance(attachments.getFirst())
        ? attachments.getFirst()
        : problems.wrongType(A_FILE);
  }

  @Override
  boolean isBindable() {
    return true;
  }
}
