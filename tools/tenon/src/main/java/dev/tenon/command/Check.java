package dev.tenon.command;

/// One thing that a service needs of the machine.
///
/// @param name what it is
/// @param status how it is
/// @param said what was found
/// @param remedy what to do; empty where all is well
record Check(String name, Status status, String said, String remedy) {

  /// How a thing is.
  enum Status {
    /// As it must be.
    OK,
    /// Something will not work, or not as usual.
    WARN,
    /// No service can be built or run.
    FAIL
  }

  static Check ok(String name, String said) {
    return new Check(name, Status.OK, said, "");
  }

  static Check warn(String name, String said, String remedy) {
    return new Check(name, Status.WARN, said, remedy);
  }

  static Check fail(String name, String said, String remedy) {
    return new Check(name, Status.FAIL, said, remedy);
  }
}
