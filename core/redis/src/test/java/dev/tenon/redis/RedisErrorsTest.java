package dev.tenon.redis;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.tenon.errors.TransientError;
import io.lettuce.core.RedisCommandExecutionException;
import io.lettuce.core.RedisException;
import io.lettuce.core.protocol.AsyncCommand;
import io.lettuce.core.protocol.Command;
import io.lettuce.core.protocol.CommandType;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedisErrorsTest {

  private static final RedisScript SCRIPT = RedisScript.of("-- greet\nreturn 1");

  private static RuntimeException translated(String answer) {
    return RedisErrors.translated(new RedisCommandExecutionException(answer), SCRIPT);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "LOADING Redis is loading the dataset in memory",
        "READONLY You can't write against a read only replica. script: f, on @user_script:1.",
        "ERR Error running script (call to f_1): @user_script:1: @user_script: 1: -READONLY You can't write",
        "MASTERDOWN Link with MASTER is down",
        "CLUSTERDOWN Hash slot not served",
        "TRYAGAIN Multiple keys request during rehashing of slot",
        "MOVED 866 127.0.0.1:7000",
        "BUSY Redis is busy running a script. You can only call SCRIPT KILL or SHUTDOWN NOSAVE.",
        "OOM command not allowed when used memory > 'maxmemory'.",
        "ERR Error running script (call to f_1): @user_script:1: @user_script: 1: -OOM command not allowed",
        "MISCONF Redis is configured to save RDB snapshots",
        "NOREPLICAS Not enough good replicas to write.",
        "ERR max number of clients reached"
      })
  void whatWaitingMends_isTransient(String answer) {
    assertThat(translated(answer))
        .isInstanceOf(TransientError.class)
        .hasMessageContaining("\"greet\"")
        .hasCauseInstanceOf(RedisCommandExecutionException.class);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          NOAUTH Authentication required.                                                                      | TENON-R02
          WRONGPASS invalid username-password pair or user is disabled.                                        | TENON-R02
          NOPERM this user has no permissions to run the 'evalsha' command                                     | TENON-R02
          ERR invalid password                                                                                 | TENON-R02
          ERR AUTH <password> called without any password configured                                           | TENON-R02
          ERR Error running script (call to f_1): @user_script:1: @user_script: 1: The user executing the script can't run this command | TENON-R02
          WRONGTYPE Operation against a key holding the wrong kind of value                                    | TENON-R01
          ERR Error running script (call to f_1): @user_script:1: WRONGTYPE Operation against a key            | TENON-R01
          ERR Error running script (call to f_1): @user_script:1: user_script:1: my text: -OOM x               | TENON-R01
          ERR Error running script without a place                                                             | TENON-R01
          ERR Error compiling script (new function): user_script:1: '=' expected near 'lua'                    | TENON-R01
          MINE                                                                                                 | TENON-R01
          7SEVEN my own                                                                                        | TENON-R01
          my own words                                                                                         | TENON-R01
          """)
  void theRest_isAFailureWithItsId(String answer, String id) {
    assertThat(translated(answer))
        .isInstanceOfSatisfying(
            RedisFailure.class, failure -> assertThat(failure.id()).isEqualTo(id))
        .hasMessageContaining("\"greet\"")
        .hasMessageNotContainingAny("my text", "user_script", "my own");
  }

  @Test
  void noAnswer_isTransient_andMayHaveBeenExecuted() {
    assertThat(RedisErrors.translated(new TimeoutException(), SCRIPT))
        .isInstanceOf(TransientError.class)
        .hasMessageContaining("may have been executed");
    assertThat(RedisErrors.translated(new RedisException("Currently not connected"), SCRIPT))
        .isInstanceOf(TransientError.class)
        .hasMessageContaining("may have been executed");
  }

  @Test
  void suspicion_isForWhatHadNoAnswer_orOfACluster() {
    assertThat(RedisErrors.isSuspicious(new RedisException("lost"))).isTrue();
    assertThat(RedisErrors.isSuspicious(answered("CLUSTERDOWN x"))).isTrue();
    assertThat(RedisErrors.isSuspicious(answered("OOM x"))).isFalse();
    assertThat(RedisErrors.isReplica(answered("READONLY x"))).isTrue();
    assertThat(RedisErrors.isReplica(new RedisException("READONLY"))).isFalse();
  }

  @Test
  void refusals_areFoundAmongCausesAndWhatWasSuppressed() {
    var several = new RedisException("several", new RedisException("one"));
    assertThat(RedisErrors.isAccessRefused(several)).isFalse();
    several.addSuppressed(new RedisException("two", answered("NOAUTH x")));

    assertThat(RedisErrors.isAccessRefused(several)).isTrue();
    assertThat(RedisErrors.saysSomewhere(several, "NOAUTH")).isTrue();

    RuntimeException deep = answered("NOAUTH x");
    for (int i = 0; i < 20; i++) {
      deep = new RedisException(deep.getClass().getName(), deep);
    }
    assertThat(RedisErrors.isAccessRefused(deep)).as("not looked for without end").isFalse();
  }

  private static RedisCommandExecutionException answered(String text) {
    return new RedisCommandExecutionException(text);
  }

  @Test
  void script_isNamedByItsFirstLine_andBlankIsRefused() {
    assertThat(SCRIPT).hasToString("greet");
    assertThat(SCRIPT.sha()).hasSize(40);
    assertThat(RedisScript.of("\n  return 1\n")).hasToString("return 1");
    assertThat(RedisScript.of("-- " + "a".repeat(100))).hasToString("a".repeat(60) + "…");
    assertThatIllegalArgumentException().isThrownBy(() -> RedisScript.of(" \n"));
  }

  @Test
  void commandThatIsNotSentAgain_isSaidToBeLost() {
    var command = new AsyncCommand<>(new Command<>(CommandType.PING, new ReplyOutput(), null));

    assertThat(Connector.isDropped(command)).isTrue();
    assertThat(command).isCompletedExceptionally();
  }

  @Test
  void output_readsListsInLists() {
    var output = new ReplyOutput();
    output.multi(4);
    output.multi(0);
    output.multi(2);
    output.set(1);
    output.multi(1);
    output.set(ByteBuffer.wrap("a".getBytes(StandardCharsets.UTF_8)));
    output.multi(-1);
    output.set(2);

    var reply = new RedisReply(SCRIPT, output.get());
    assertThat(reply.list()).hasToString("[a list, a list, nothing, a number]");
    assertThat(reply.list().get(1).list().get(1).list().getFirst().text()).isEqualTo("a");
    assertThat(reply.list().getFirst().list()).isEqualTo(List.of());
  }

  @Test
  void reply_ofAnUnknownKind_isRefused() {
    var reply = new RedisReply(SCRIPT, true);

    assertThat(reply.isNothing()).isFalse();
    assertThat(reply).hasToString("something unknown");
  }
}
