package dev.tenon.http.helidon;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

  @Test
  void body_isReadByteByByte() throws IOException {
    var body = new RequestBody(new ByteArrayInputStream(new byte[] {'a', (byte) 0xff}));

    assertThat(body.read()).isEqualTo('a');
    assertThat(body.read()).isEqualTo(0xff);
    assertThat(body.read()).isEqualTo(-1);
    assertThat(body.isBroken()).isFalse();
  }

  @Test
  void body_thatCannotBeRead_isBroken_whateverWasThrown() {
    var body = new RequestBody(failing(new IllegalStateException("no chunk")));

    assertThatThrownBy(body::read).isExactlyInstanceOf(IOException.class);
    assertThat(body.isBroken()).isTrue();
  }

  @Test
  void body_thatIsLate_isSaidToBe() {
    var late = new SocketTimeoutException("late");
    var body = new RequestBody(failing(new IllegalStateException("closed", late)));

    assertThatThrownBy(body::read).isSameAs(late);
    assertThat(body.isBroken()).isTrue();
  }

  private static InputStream failing(RuntimeException failure) {
    return new InputStream() {
      @Override
      public int read() {
        throw failure;
      }

      @Override
      public int read(byte[] bytes, int offset, int length) {
        throw failure;
      }
    };
  }
}
