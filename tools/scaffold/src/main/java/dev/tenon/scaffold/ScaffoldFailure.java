package dev.tenon.scaffold;

import org.jspecify.annotations.Nullable;

/// A service that cannot be made or brought up to date. The message is complete and meant for a
/// terminal: the id, what is wrong, where, and the remedy.
///
/// | id | meaning |
/// |---|---|
/// | `TENON-N01` | the answers are wrong: a name, a package or a description that will not do |
/// | `TENON-N02` | the place is taken or cannot be used |
/// | `TENON-N03` | something could not be written or read: the disk is full, a right is missing, somebody interrupted |
/// | `TENON-N04` | the folder is no service that was made by `tenon new` |
/// | `TENON-N05` | what `.tenon` holds is damaged, or of a Tenon that is newer than this one |
/// | `TENON-N06` | conflicts of the last update are not solved |
/// | `TENON-N07` | the template is damaged: a fault of Tenon |
/// | `TENON-N08` | a resource cannot be made: its name or a field will not do |
public final class ScaffoldFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  static final String ANSWERS = "TENON-N01";
  static final String PLACE = "TENON-N02";
  static final String DISK = "TENON-N03";
  static final String NO_SERVICE = "TENON-N04";
  static final String DAMAGED = "TENON-N05";
  static final String UNSOLVED = "TENON-N06";
  static final String TEMPLATE = "TENON-N07";
  static final String RESOURCE = "TENON-N08";

  private final String id;
  private final String problem;
  private final String remedy;

  private ScaffoldFailure(String id, String problem, String remedy, @Nullable Throwable cause) {
    super(id + "  " + problem + "\n  " + remedy, cause, false, true);
    this.id = id;
    this.problem = problem;
    this.remedy = remedy;
  }

  static ScaffoldFailure of(String id, String problem, String remedy) {
    return new ScaffoldFailure(id, problem, remedy, null);
  }

  /// Something could not be written or read.
  static ScaffoldFailure disk(String problem, Exception cause) {
    var message = cause.getMessage();
    var why = cause.getClass().getSimpleName() + (message == null ? "" : ": " + message);
    return new ScaffoldFailure(
        DISK,
        problem + " (" + why + ")",
        "Look at the rights of the folder and at the space on its disk, then run the command again.",
        cause);
  }

  /// Which failure, from the table above; stable.
  public String id() {
    return id;
  }

  /// What is wrong, and where.
  public String problem() {
    return problem;
  }

  /// What to do about it.
  public String remedy() {
    return remedy;
  }
}
