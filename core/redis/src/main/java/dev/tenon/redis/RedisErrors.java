package dev.tenon.redis;

import dev.tenon.errors.TransientError;
import io.lettuce.core.RedisCommandExecutionException;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// From what the driver throws to the error of ours.
///
/// | what | becomes |
/// |---|---|
/// | no answer in time | [TransientError]; the command may have been executed |
/// | no connection, a connection lost, too many commands waiting | [TransientError] |
/// | LOADING, READONLY, MASTERDOWN, CLUSTERDOWN, TRYAGAIN, MOVED, ASK, BUSY, OOM, MISCONF, NOREPLICAS, `max number of clients reached` | [TransientError] |
/// | NOAUTH, WRONGPASS, NOPERM, `invalid password` | [RedisFailure] `TENON-R02` |
/// | any other answer | [RedisFailure] `TENON-R01` |
///
/// The text of the server goes into the cause only, since it may name keys and values.
final class RedisErrors {

  private static final Set<String> PASSING =
      Set.of(
          "LOADING",
          "READONLY",
          "MASTERDOWN",
          "CLUSTERDOWN",
          "TRYAGAIN",
          "MOVED",
          "ASK",
          "BUSY",
          "OOM",
          "MISCONF",
          "NOREPLICAS");

  private static final Set<String> ACCESS = Set.of("NOAUTH", "WRONGPASS", "NOPERM");
  private static final int DEPTH = 8;
  private static final String PLACE = "@user_script:";
  private static final String MAY_NOT = "The user executing the script can't";

  private RedisErrors() {}

  /// The error that leaves the module.
  ///
  /// @param failed what a command ended with
  static RuntimeException translated(Throwable failed, RedisScript script) {
    if (failed instanceof TimeoutException) {
      return new TransientError(
          "Redis did not answer the script \"%s\" in time; it may have been executed"
              .formatted(script),
          failed);
    }
    if (isLoss(failed)) {
      return new TransientError(
          "The connection to Redis was lost or cannot be had; the script \"%s\" may have been executed"
              .formatted(script),
          failed);
    }
    var code = code(failed);
    if (PASSING.contains(code)) {
      return new TransientError(
          "Redis cannot run the script \"%s\" now: %s".formatted(script, code), failed);
    }
    if (ACCESS.contains(code)) {
      return new RedisFailure(
          RedisFailure.ACCESS_REFUSED,
          "The server refuses the user what the script \"%s\" does: %s".formatted(script, code),
          failed);
    }
    return new RedisFailure(
        RedisFailure.SCRIPT_REFUSED,
        "The server refused the script \"%s\": %s".formatted(script, code),
        failed);
  }

  /// Whether there was no answer, so that nobody knows what became of the command.
  private static boolean isLoss(Throwable failed) {
    return !(failed instanceof RedisCommandExecutionException);
  }

  /// Whether it has to be found out if the server is lost.
  static boolean isSuspicious(Throwable failed) {
    return isLoss(failed) || code(failed).equals("CLUSTERDOWN");
  }

  /// Whether the answer says that this is the wrong server to write to: it became a replica.
  static boolean isReplica(Throwable failed) {
    return failed instanceof RedisCommandExecutionException && code(failed).equals("READONLY");
  }

  /// Whether the server let nobody in because of who it was.
  static boolean isAccessRefused(Throwable failed) {
    return isSomewhere(
        failed,
        each -> each instanceof RedisCommandExecutionException && ACCESS.contains(code(each)),
        DEPTH);
  }

  /// Whether a server has said this.
  static boolean saysSomewhere(Throwable failed, String words) {
    return isSomewhere(failed, each -> String.valueOf(each.getMessage()).contains(words), DEPTH);
  }

  /// Among the causes, and what was suppressed where several servers were asked.
  private static boolean isSomewhere(
      @Nullable Throwable failed, Predicate<Throwable> wanted, int depth) {
    return failed != null
        && depth > 0
        && (wanted.test(failed)
            || isSomewhere(failed.getCause(), wanted, depth - 1)
            || Stream.of(failed.getSuppressed())
                .anyMatch(each -> isSomewhere(each, wanted, depth - 1)));
  }

  /// The word that names an error. Until Redis 7 the error of a command in a script is told within
  /// a general one: `ERR Error running script (…): @user_script:1: @user_script: 1: -READONLY You
  /// …`.
  static String code(Throwable failed) {
    var text = String.valueOf(failed.getMessage());
    if (text.contains(MAY_NOT)) {
      return "NOPERM";
    }
    if (text.startsWith("ERR max number of clients")) {
      return "BUSY";
    }
    if (text.startsWith("ERR invalid password") || text.startsWith("ERR AUTH")) {
      return "WRONGPASS";
    }
    var word = firstWord(text.startsWith("ERR Error running script") ? inner(text) : text);
    return word.chars().allMatch(c -> c >= 'A' && c <= 'Z') ? word : "ERR";
  }

  private static String inner(String text) {
    var rest = text.substring(Math.max(0, text.indexOf(PLACE)));
    while (rest.startsWith(PLACE)) {
      rest = rest.substring(rest.indexOf(": ", PLACE.length() + 1) + 2);
    }
    return rest.startsWith("-") ? rest.substring(1) : rest;
  }

  private static String firstWord(String text) {
    var space = text.indexOf(' ');
    return space < 0 ? text : text.substring(0, space);
  }
}
