package dev.tenon.contracts;

import java.util.Map;
import java.util.function.Function;

/// From which side payloads are described, and how a record is pointed at.
///
/// @param isRead whether they are read; else they are written
/// @param reference the pointer to a record's own schema
record SchemaView(boolean isRead, Function<RecordCodec, String> reference) {

  Map<String, Object> reference(RecordCodec codec) {
    return Keywords.of("$ref", reference.apply(codec));
  }
}
