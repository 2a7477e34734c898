package dev.tenon.redis;

import io.lettuce.core.codec.ByteArrayCodec;
import io.lettuce.core.output.CommandOutput;
import java.nio.ByteBuffer;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Takes what a script answers, whatever it is: the driver's own kinds want to know beforehand.
final class ReplyOutput extends CommandOutput<byte[], byte[], @Nullable Object> {

  private final Deque<Unfinished> lists = new ArrayDeque<>();

  /// A list of which not all items have come.
  private record Unfinished(List<@Nullable Object> items, int size) {

    boolean isComplete() {
      return items.size() == size;
    }
  }

  ReplyOutput() {
    super(ByteArrayCodec.INSTANCE, null);
  }

  @Override
  public void set(@Nullable ByteBuffer bytes) {
    take(bytes == null ? null : codec.decodeValue(bytes));
  }

  @Override
  public void set(long integer) {
    take(integer);
  }

  @Override
  public void multi(int count) {
    if (count < 0) {
      take(null);
      return;
    }
    var list = new Unfinished(new ArrayList<>(), count);
    place(list.items());
    lists.push(list);
    finish();
  }

  private void take(@Nullable Object value) {
    place(value);
    finish();
  }

  private void place(@Nullable Object value) {
    if (lists.isEmpty()) {
      output = value;
    } else {
      lists.getFirst().items().add(value);
    }
  }

  private void finish() {
    while (!lists.isEmpty() && lists.getFirst().isComplete()) {
      lists.pop();
    }
  }
}
