package dev.tenon.contracts;

import java.util.Map;
import java.util.function.Function;

/// From which side payloads are described, and how one that stands under a name is pointed at.
///
/// @param isRead whether they are read; else they are written
/// @param reference the pointer to such a schema
record SchemaView(boolean isRead, Function<Definition, String> reference) {

  Map<String, Object> reference(Definition definition) {
    return Keywords.of("$ref", reference.apply(definition));
  }
}
