package dev.tenon.contracts;

/// What stands where a value should, when there is none to return.
enum Mark {
  /// A problem has been added.
  FAILED,
  /// A null was read, where null itself means that nothing was.
  NULL,
  /// The member is there and counts as absent.
  ABSENT
}
