package dev.tenon.contracts;

import java.util.Map;

/// A schema that stands under a name of its own, so that others can point at it.
interface Definition {

  /// What it is the schema of.
  SchemaKey key();

  /// The JSON Schema itself.
  Map<String, Object> definition(SchemaView view);
}
