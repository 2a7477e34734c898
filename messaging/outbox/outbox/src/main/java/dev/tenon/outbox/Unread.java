package dev.tenon.outbox;

import java.net.http.HttpResponse.BodySubscriber;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import org.jspecify.annotations.Nullable;

/// The body of an answer that nobody wants: it is not waited for. What is short runs past, so that
/// the connection can be used again; of what is long the connection is closed.
final class Unread implements BodySubscriber<@Nullable Void> {

  private static final long MOST = 64 * 1024;

  private Flow.@Nullable Subscription subscription;
  private long passed;

  @Override
  public CompletionStage<@Nullable Void> getBody() {
    return CompletableFuture.completedFuture(null);
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE);
  }

  @Override
  public void onNext(List<ByteBuffer> part) {
    passed += part.stream().mapToLong(ByteBuffer::remaining).sum();
    if (passed > MOST) {
      Objects.requireNonNull(subscription, "subscribed before the first part").cancel();
    }
  }

  @Override
  public void onError(Throwable failure) {}

  @Override
  public void onComplete() {}
}
