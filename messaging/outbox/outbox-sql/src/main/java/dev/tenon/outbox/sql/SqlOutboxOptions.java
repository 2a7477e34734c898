package dev.tenon.outbox.sql;

/// Where the tables of outbox and inbox are, and whether relays are woken.
///
/// @param schema the schema of the tables: a lower-case letter, then lower-case letters, digits and
///   `_`, at most 63 in all; empty, the default, for the first schema of the connection's search
///   path
/// @param notifies whether an append wakes idle relays by `NOTIFY`, and relays hold a connection to
///   listen; true by default. Without it they look as often as their options say
public record SqlOutboxOptions(String schema, boolean notifies) {

  private static final int LONGEST = 63;

  /// Refuses what is no plain name.
  ///
  /// @throws IllegalArgumentException if the schema is another name
  public SqlOutboxOptions {
    if (!isName(schema)) {
      throw new IllegalArgumentException(
          "A schema is a lower-case letter, then lower-case letters, digits and '_', at most %d in all; not '%s'"
              .formatted(LONGEST, schema));
    }
  }

  /// The first schema of the search path, and `NOTIFY`.
  public static SqlOutboxOptions defaults() {
    return new SqlOutboxOptions("", true);
  }

  /// With another schema.
  public SqlOutboxOptions withSchema(String schema) {
    return new SqlOutboxOptions(schema, notifies);
  }

  /// With relays that are woken, or not.
  public SqlOutboxOptions withNotifies(boolean notifies) {
    return new SqlOutboxOptions(schema, notifies);
  }

  /// What stands before the name of a table.
  String prefix() {
    return schema.isEmpty() ? "" : schema + ".";
  }

  String channel() {
    return schema.isEmpty() ? "tenon_outbox" : "tenon_outbox:" + schema;
  }

  private static boolean isName(String name) {
    return name.length() <= LONGEST
        && name.chars().allMatch(c -> isLetter(c) || (c >= '0' && c <= '9') || c == '_')
        && (name.isEmpty() || isLetter(name.charAt(0)));
  }

  private static boolean isLetter(int c) {
    return c >= 'a' && c <= 'z';
  }
}
