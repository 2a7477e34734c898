package dev.tenon.bench.harness;

/// Who may use which processor, as `taskset` takes them. The harness itself runs on that of the
/// load, and the PostgreSQL that it starts with it; see the Makefile.
final class Cpus {

  /// The measured server, alone.
  static final String SERVER = "0";

  /// The load generator.
  static final String LOAD = "1";

  /// A server that starts.
  static final String ALL = SERVER + "," + LOAD;

  private Cpus() {}
}
