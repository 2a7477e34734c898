package dev.tenon.outbox;

import dev.tenon.outbox.spi.InboxStore;
import dev.tenon.outbox.spi.OutboxStore;
import java.time.InstantSource;
import java.util.function.BiConsumer;

/// Leads to the stores behind `Outbox.inMemory` and `Inbox.inMemory`, which no user needs.
public final class InMemoryStores {

  private InMemoryStores() {}

  public static <T> OutboxStore<T> outbox(
      InstantSource clock, BiConsumer<T, Runnable> afterCommit) {
    return new InMemoryOutboxStore<>(clock, afterCommit);
  }

  public static <T> InboxStore<T> inbox(InstantSource clock, BiConsumer<T, Runnable> afterCommit) {
    return new InMemoryInboxStore<>(clock, afterCommit);
  }
}
