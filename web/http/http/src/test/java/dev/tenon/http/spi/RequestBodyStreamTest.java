package dev.tenon.http.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RequestBodyStreamTest {

  @Test
  void body_isReadByteByByte() throws IOException {
    var body = new RequestBodyStream(() -> new ByteArrayInputStream(new byte[] {'a', (byte) 0xff}));

    assertThat(body.read()).isEqualTo('a');
    assertThat(body.read()).isEqualTo(0xff);
    assertThat(body.read()).isEqualTo(-1);
    assertThat(body.isBroken()).isFalse();
  }

  @Test
  void body_isAskedOfTheServer_whenItIsRead_andOnce() throws IOException {
    var asked = new AtomicInteger();
    var body =
        new RequestBodyStream(() -> {
          asked.incrementAndGet();
          return new ByteArrayInputStream(new byte[3]);
        });
    assertThat(asked).hasValue(0);

    assertThat(body.readAllBytes()).hasSize(3);

    assertThat(asked).hasValue(1);
  }

  static Stream<Exception> brokenBodies() {
    return Stream.of(
        new IOException("reset"),
        new IllegalStateException("no chunk"),
        new IllegalStateException("no chunk", new IOException("reset")));
  }

  @ParameterizedTest
  @MethodSource("brokenBodies")
  void body_thatCannotBeRead_isBroken_whateverWasThrown(Exception thrown) {
    var body = failing(thrown);

    assertThatThrownBy(body::read).isExactlyInstanceOf(IOException.class).hasCause(thrown);
    assertThat(body.isBroken()).isTrue();
  }

  static Stream<Exception> lateBodies() {
    return Stream.of(
        new SocketTimeoutException("late"),
        new IOException(new TimeoutException("late")),
        new IllegalStateException(new IOException(new TimeoutException("late"))));
  }

  @ParameterizedTest
  @MethodSource("lateBodies")
  void body_thatIsLate_isSaidToBe_howeverTheServerSaysIt(Exception thrown) {
    var body = failing(thrown);

    assertThatThrownBy(body::read).isInstanceOf(SocketTimeoutException.class).hasCause(thrown);
    assertThat(body.isBroken()).isTrue();
  }

  private static RequestBodyStream failing(Exception thrown) {
    return new RequestBodyStream(() -> {
      switch (thrown) {
        case RuntimeException unchecked -> throw unchecked;
        case IOException checked -> throw checked;
        default -> throw new AssertionError(thrown);
      }
    });
  }

  @Test
  void rest_isReadOver_whereAllOfItHasArrived() throws IOException {
    var body = new RequestBodyStream(() -> new ByteArrayInputStream(new byte[5]));
    body.read();

    assertThat(body.isReadOver(5)).isTrue();
    assertThat(body.isReadOver(5)).isTrue();
    assertThat(body.read()).isEqualTo(-1);
  }

  @Test
  void rest_thatHasNotArrived_orHasNoKnownLength_isLeft() throws IOException {
    assertThat(new RequestBodyStream(() -> new ByteArrayInputStream(new byte[5])).isReadOver(6))
        .isFalse();

    var chunked = new RequestBodyStream(() -> new ByteArrayInputStream(new byte[5]));
    assertThat(chunked.isReadOver(-1)).isFalse();
    assertThat(chunked.readAllBytes()).hasSize(5);
    assertThat(chunked.isReadOver(-1)).isTrue();
  }
}
