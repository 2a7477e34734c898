package dev.tenon.outbox.testkit;

import dev.tenon.outbox.InMemoryTransaction;
import dev.tenon.outbox.Message;
import dev.tenon.outbox.spi.InboxStore;
import dev.tenon.outbox.spi.Lane;
import dev.tenon.outbox.spi.NewMessage;
import dev.tenon.outbox.spi.OutboxStore;
import dev.tenon.outbox.spi.Settled;
import dev.tenon.outbox.spi.Settlement;
import dev.tenon.outbox.spi.Settlement.Dead;
import dev.tenon.outbox.spi.Settlement.Delivered;
import dev.tenon.outbox.spi.Settlement.Returned;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;

/// Ways to break a backend, each of which one sentence of a contract must notice.
enum Sabotage {
  APPENDS_OUTSIDE_THE_TRANSACTION(
      "append_inATransactionThatIsRolledBack_leavesNothing",
      "writes events in a transaction of its own") {
    @Override
    OutboxStore<InMemoryTransaction> of(OutboxStore<InMemoryTransaction> sound) {
      return new Passing<>(sound) {
        @Override
        public void append(InMemoryTransaction transaction, List<NewMessage> messages)
            throws Exception {
          try (var own = new InMemoryTransaction()) {
            super.append(own, messages);
            own.commit();
          }
        }
      };
    }
  },
  GIVES_A_KEY_MANY_LANES(
      "appendAll_keepsTheOrderOfTheList_perKey", "takes the messages of a key for unrelated ones") {
    @Override
    OutboxStore<InMemoryTransaction> of(OutboxStore<InMemoryTransaction> sound) {
      var random = new Random(1);
      return new Passing<>(sound) {
        @Override
        public void append(InMemoryTransaction transaction, List<NewMessage> messages)
            throws Exception {
          var spread = new ArrayList<NewMessage>();
          for (var some : messages) {
            spread.add(
                new NewMessage(
                    some.id(),
                    random.nextLong(),
                    some.topic(),
                    some.key(),
                    some.version(),
                    some.payload(),
                    some.headers()));
          }
          super.append(transaction, spread);
        }
      };
    }
  },
  CLAIMS_THE_LAST_FIRST(
      "run_deliversWhatIsDue_inOrderPerKey_andNothingTwice", "hands out a key in another order") {
    @Override
    OutboxStore<InMemoryTransaction> of(OutboxStore<InMemoryTransaction> sound) {
      return new Passing<>(sound) {
        @Override
        public List<Lane> claim(UUID claim, int most, Duration lease) throws Exception {
          return super.claim(claim, most, lease).stream()
              .map(lane -> new Lane(lane.number(), claim, lane.messages().reversed()))
              .toList();
        }
      };
    }
  },
  CLAIMS_FOR_NO_TIME(
      "claim_whileTheLeaseHolds_isNobodyElses", "lets others claim what is claimed") {
    @Override
    OutboxStore<InMemoryTransaction> of(OutboxStore<InMemoryTransaction> sound) {
      return new Passing<>(sound) {
        @Override
        public List<Lane> claim(UUID claim, int most, Duration lease) throws Exception {
          return super.claim(claim, most, Duration.ZERO);
        }
      };
    }
  },
  CLAIMS_FOR_EVER("claim_thatRanOut_isTakenOver_asAnotherAttempt", "lets no claim run out") {
    @Override
    OutboxStore<InMemoryTransaction> of(OutboxStore<InMemoryTransaction> sound) {
      return new Passing<>(sound) {
        @Override
        public List<Lane> claim(UUID claim, int most, Duration lease) throws Exception {
          return super.claim(claim, most, Duration.ofDays(1_000));
        }
      };
    }
  },
  FORGETS_ATTEMPTS(
      "message_thatFailsAsOftenAsItMay_isADeadLetter_andCanBeReplayed",
      "takes each attempt for the first") {
    @Override
    OutboxStore<InMemoryTransaction> of(OutboxStore<InMemoryTransaction> sound) {
      return new Passing<>(sound) {
        @Override
        public List<Lane> claim(UUID claim, int most, Duration lease) throws Exception {
          return super.claim(claim, most, lease).stream()
              .map(lane ->
                  new Lane(
                      lane.number(),
                      claim,
                      lane.messages().stream().map(Sabotage::triedFirst).toList()))
              .toList();
        }
      };
    }
  },
  SETTLES_FOR_ANYBODY(
      "settlement_afterTheClaimRanOutAndWasTakenOver_hasNoEffect",
      "does not ask by whose claim a message is settled") {
    @Override
    OutboxStore<InMemoryTransaction> of(OutboxStore<InMemoryTransaction> sound) {
      var held = new HashMap<Long, Lane>();
      return new Passing<>(sound) {
        @Override
        public List<Lane> claim(UUID claim, int most, Duration lease) throws Exception {
          var lanes = super.claim(claim, most, lease);
          lanes.forEach(lane -> held.put(lane.number(), lane));
          return lanes;
        }

        @Override
        public Settled settle(List<Settlement> settlements) throws Exception {
          return super.settle(
              settlements.stream()
                  .map(some -> by(held.getOrDefault(some.lane().number(), some.lane()), some))
                  .toList());
        }
      };
    }
  },
  FORGETS_DELAYS(
      "delay_ofALane_holdsBackAllOfIts_andNobodyElse", "hands out at once what has to wait") {
    @Override
    OutboxStore<InMemoryTransaction> of(OutboxStore<InMemoryTransaction> sound) {
      return new Passing<>(sound) {
        @Override
        public Settled settle(List<Settlement> settlements) throws Exception {
          return super.settle(
              settlements.stream()
                  .map(some ->
                      some instanceof Returned back
                          ? new Returned(back.lane(), back.attempts(), Duration.ZERO)
                          : some)
                  .toList());
        }
      };
    }
  },
  LOSES_DEAD_LETTERS("deadLetter_saysWhy_andTheLaterOnesOfItsKeyGoOn", "removes what died") {
    @Override
    OutboxStore<InMemoryTransaction> of(OutboxStore<InMemoryTransaction> sound) {
      return new Passing<>(sound) {
        @Override
        public Settled settle(List<Settlement> settlements) throws Exception {
          return super.settle(
              settlements.stream()
                  .map(some ->
                      some instanceof Dead dead
                          ? new Delivered(dead.lane(), dead.id(), false)
                          : some)
                  .toList());
        }
      };
    }
  },
  PURGES_TOO_EARLY(
      "delivered_thatIsKept_staysUntilItIsPurged", "does not ask how old a message is") {
    @Override
    OutboxStore<InMemoryTransaction> of(OutboxStore<InMemoryTransaction> sound) {
      return new Passing<>(sound) {
        @Override
        public int purge(Duration age, int most) throws Exception {
          return super.purge(Duration.ofSeconds(-1), most);
        }
      };
    }
  },
  MARKS_OUTSIDE_THE_TRANSACTION(
      "transaction_thatIsRolledBack_leavesNoMark", "marks messages in a transaction of its own") {
    @Override
    InboxStore<InMemoryTransaction> of(InboxStore<InMemoryTransaction> sound) {
      return new PassingInbox(sound) {
        @Override
        public boolean mark(InMemoryTransaction transaction, String consumer, UUID message)
            throws Exception {
          try (var own = new InMemoryTransaction()) {
            boolean isFirst = super.mark(own, consumer, message);
            own.commit();
            return isFirst;
          }
        }
      };
    }
  },
  FORGETS_MARKS("message_thatArrivesTwice_isHandledOnce", "takes each message for a new one") {
    @Override
    InboxStore<InMemoryTransaction> of(InboxStore<InMemoryTransaction> sound) {
      return new PassingInbox(sound) {
        @Override
        public boolean mark(InMemoryTransaction transaction, String consumer, UUID message) {
          return true;
        }
      };
    }
  },
  MIXES_UP_CONSUMERS("message_isHandledOnceByEachConsumer", "does not ask who handles a message") {
    @Override
    InboxStore<InMemoryTransaction> of(InboxStore<InMemoryTransaction> sound) {
      return new PassingInbox(sound) {
        @Override
        public boolean mark(InMemoryTransaction transaction, String consumer, UUID message)
            throws Exception {
          return super.mark(transaction, "anybody", message);
        }
      };
    }
  };

  /// The name of the test that must fail.
  final String sentence;

  /// What the broken backend does, for the guide.
  final String words;

  Sabotage(String sentence, String words) {
    this.sentence = sentence;
    this.words = words;
  }

  OutboxStore<InMemoryTransaction> of(OutboxStore<InMemoryTransaction> sound) {
    return sound;
  }

  InboxStore<InMemoryTransaction> of(InboxStore<InMemoryTransaction> sound) {
    return sound;
  }

  private static Message triedFirst(Message some) {
    return new Message(
        some.id(),
        some.topic(),
        some.key(),
        some.version(),
        some.payload(),
        Map.copyOf(some.headers()),
        some.occurredAt(),
        1);
  }

  private static Settlement by(Lane lane, Settlement some) {
    return switch (some) {
      case Delivered done -> new Delivered(lane, done.id(), done.isKept());
      case Dead dead -> new Dead(lane, dead.id(), dead.attempts(), dead.reason());
      case Returned back -> new Returned(lane, back.attempts(), back.delay());
    };
  }

  private static class PassingInbox implements InboxStore<InMemoryTransaction> {

    private final InboxStore<InMemoryTransaction> sound;

    PassingInbox(InboxStore<InMemoryTransaction> sound) {
      this.sound = sound;
    }

    @Override
    public boolean mark(InMemoryTransaction transaction, String consumer, UUID message)
        throws Exception {
      return sound.mark(transaction, consumer, message);
    }

    @Override
    public long purge(Duration age) throws Exception {
      return sound.purge(age);
    }
  }
}
