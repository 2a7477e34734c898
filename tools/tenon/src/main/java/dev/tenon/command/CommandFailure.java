package dev.tenon.command;

/// The command could not do what it was asked for. The message is complete and meant for a
/// terminal.
///
/// | id | meaning |
/// |---|---|
/// | `TENON-N10` | arguments that the command does not take |
/// | `TENON-N11` | there is no such id to explain |
/// | `TENON-N12` | another program is missing, or failed |
/// | `TENON-N13` | the service has not been built, or has no `openapi.json` that can be read |
/// | `TENON-N14` | a fault of the command itself |
/// | `TENON-N15` | the service cannot be developed here: no database, a port that is taken |
final class CommandFailure extends RuntimeException {

  static final String USAGE = "TENON-N10";
  static final String UNKNOWN_ID = "TENON-N11";
  static final String PROGRAM = "TENON-N12";
  static final String NOT_BUILT = "TENON-N13";
  static final String FAULT = "TENON-N14";
  static final String DEVELOPMENT = "TENON-N15";

  private static final long serialVersionUID = 1L;

  private final String id;
  private final String problem;
  private final String remedy;

  CommandFailure(String id, String problem, String remedy) {
    super(id + "  " + problem + "\n  " + remedy, null, false, true);
    this.id = id;
    this.problem = problem;
    this.remedy = remedy;
  }

  String id() {
    return id;
  }

  String problem() {
    return problem;
  }

  String remedy() {
    return remedy;
  }
}
