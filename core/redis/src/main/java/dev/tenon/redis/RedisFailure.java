package dev.tenon.redis;

import org.jspecify.annotations.Nullable;

/// Redis failed in a way that neither the caller of the service nor waiting can mend: a wrong
/// script, a missing right, a wrong setting.
///
/// | id | meaning |
/// |---|---|
/// | `TENON-R01` | the server refused a script: an error in it, or a key of another kind |
/// | `TENON-R02` | the server refuses the user, the password, or the user a command or key |
/// | `TENON-R03` | a script answered something else than its caller expects |
/// | `TENON-R04` | the server is a node of a cluster and the settings say otherwise, or the reverse |
///
/// The message is for the log. It holds neither keys nor arguments; what the server said is in the
/// cause.
public final class RedisFailure extends RuntimeException {

  private static final long serialVersionUID = 1L;

  static final String SCRIPT_REFUSED = "TENON-R01";
  static final String ACCESS_REFUSED = "TENON-R02";
  static final String OTHER_ANSWER = "TENON-R03";
  static final String OTHER_SERVER = "TENON-R04";

  private final String id;

  RedisFailure(String id, String message, @Nullable Throwable cause) {
    super(id + "  " + message, cause);
    this.id = id;
  }

  /// Which failure, from the table above; stable.
  public String id() {
    return id;
  }
}
