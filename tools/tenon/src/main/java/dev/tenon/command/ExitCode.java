package dev.tenon.command;

/// How the command ends, for scripts.
final class ExitCode {

  static final int OK = 0;
  static final int FAILED = 1;
  static final int USAGE = 2;
  static final int CONFLICTS = 3;

  /// As every shell says of a program that Ctrl-C ended; the JVM ends so by itself.
  static final int INTERRUPTED = 130;

  private ExitCode() {}
}
