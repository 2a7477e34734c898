package dev.tenon.outbox.spi;

import dev.tenon.outbox.Backlog;
import dev.tenon.outbox.DeadLetter;
import java.time.Duration;
import java.util.List;
import java.util.UUID;

/// Where an outbox keeps its messages; what a backend implements.
///
/// A message waits in a lane: those of one key share one, in the order in which their transactions
/// were kept; a message without a key has its own. Lanes are what is claimed, delayed and returned,
/// so the order of a key and the wait of a failed message hold across any number of relays.
///
/// Times are those of the backend's own clock. A method throws what the driver throws; the caller
/// asks [#isAway] and translates, once. Thread-safe, but for what belongs to a transaction.
///
/// @param <T> the transaction in which events are appended
public interface OutboxStore<T> {

  /// Writes messages in a transaction of the caller: they can be claimed once it is kept, and
  /// nothing is left when it is not. Messages of one key are claimed in the order in which they
  /// were appended, also by transactions that overlap.
  ///
  /// @throws IllegalStateException if this is no open transaction
  void append(T transaction, List<NewMessage> messages) throws Exception;

  /// Takes lanes that are due, those that are due longest first, each with its first messages. For
  /// the time of the lease nobody else is given them. Nothing that can be claimed is passed over
  /// for long because of what cannot.
  ///
  /// The attempt of a lane's first message counts the claims since the message before it was
  /// settled; that of the others is 1.
  ///
  /// @param claim a new id; what is settled later is settled by it
  /// @param most how many messages at most, in all lanes together
  /// @return lanes with one message at least; none where nothing is due
  List<Lane> claim(UUID claim, int most, Duration lease) throws Exception;

  /// Writes down what became of claimed messages, in the order given, all of it or nothing. What
  /// concerns a lane that is no longer held by its claim is left out.
  Settled settle(List<Settlement> settlements) throws Exception;

  /// What is there.
  Backlog backlog() throws Exception;

  /// Dead letters, those that died first first.
  List<DeadLetter> deadLetters(int most) throws Exception;

  /// Makes a dead letter the last message of its lane, with its id.
  ///
  /// @return whether there was such a dead letter
  boolean replay(UUID id) throws Exception;

  /// Makes all dead letters of a topic the last messages of their lanes, in the order in which they
  /// died.
  ///
  /// @return how many there were
  int replayAll(String topic) throws Exception;

  /// Removes a dead letter.
  ///
  /// @return whether there was such a dead letter
  boolean discard(UUID id) throws Exception;

  /// Removes messages that were delivered longer ago than this.
  ///
  /// @param most how many at most
  /// @return how many were removed
  int purge(Duration age, int most) throws Exception;

  /// Begins to listen for messages that can be claimed; opened once a relay. Nothing is thrown: a
  /// backend that cannot listen waits.
  Wakeup wakeup();

  /// Whether waiting may mend this.
  default boolean isAway(Exception e) {
    return false;
  }
}
