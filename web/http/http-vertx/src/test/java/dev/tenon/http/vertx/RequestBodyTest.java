package dev.tenon.http.vertx;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RequestBodyTest {

  private final AtomicInteger roomAgain = new AtomicInteger();
  private final RequestBody body = new RequestBody(roomAgain::incrementAndGet);

  @Test
  void body_isReadAsItArrived_whateverThePieces() throws IOException {
    body.add(new byte[] {1, 2, (byte) 0xff});
    body.add(new byte[] {4});
    body.complete();

    assertThat(body.read()).isEqualTo(1);
    assertThat(body.read(new byte[0])).isZero();
    assertThat(body.readNBytes(2)).containsExactly(2, 0xff);
    assertThat(body.readAllBytes()).containsExactly(4);
    assertThat(body.read()).isEqualTo(-1);
  }

  @Test
  void reader_waitsForWhatHasNotArrived() throws Exception {
    var read = CompletableFuture.supplyAsync(this::readAll);
    body.add(new byte[] {1});
    body.add(new byte[] {2});
    body.complete();

    assertThat(read.get(10, TimeUnit.SECONDS)).containsExactly(1, 2);
  }

  private byte[] readAll() {
    try {
      return body.readAllBytes();
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void failure_isToldAfterWhatHasArrived_andOnlyTheFirst() throws IOException {
    body.add(new byte[] {1});
    body.fail("first");
    body.fail("second");

    assertThat(body.read()).isEqualTo(1);
    assertThatThrownBy(body::read).isInstanceOf(IOException.class).hasMessage("first");
    assertThatThrownBy(body::read).hasMessage("first");
  }

  @Test
  void failure_ofWhatIsComplete_isNone() throws IOException {
    body.complete();
    body.fail("late");

    assertThat(body.read()).isEqualTo(-1);
  }

  @Test
  void fullBody_saysOnceWhenThereIsRoomAgain() throws IOException {
    body.add(new byte[100_000]);
    assertThat(body.isFull()).isFalse();
    body.add(new byte[100_000]);
    assertThat(body.isFull()).isTrue();

    body.readNBytes(60_000);
    assertThat(body.isFull()).isTrue();
    body.readNBytes(40_000);
    assertThat(body.isFull()).isFalse();
    body.readNBytes(50_000);
    assertThat(roomAgain).hasValue(1);
  }

  @Test
  void interruption_endsTheWait_andIsKept() {
    Thread.currentThread().interrupt();

    assertThatThrownBy(body::read).isInstanceOf(InterruptedIOException.class);
    assertThat(Thread.interrupted()).isTrue();
  }

  @Test
  void range_outsideTheArray_isRefused() {
    assertThatThrownBy(() -> body.read(new byte[1], 1, 1))
        .isInstanceOf(IndexOutOfBoundsException.class);
  }
}
