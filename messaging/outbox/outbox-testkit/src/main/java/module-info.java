/// What every outbox and inbox must do, sentence by sentence: extend the contracts with a
/// [harness][dev.tenon.outbox.testkit.OutboxHarness] and run them.
///
/// ```java
/// class SqlOutboxTest {
///   @Nested class Appends extends AppendContract<Connection> { Appends() { super(harness); } }
///   @Nested class Claims extends ClaimContract<Connection> { Claims() { super(harness); } }
/// }
/// ```
///
/// It is not for testing a service: that takes `Outbox.inMemory` and `Relay.runOnce()` as they are.
module dev.tenon.outbox.testkit {
  requires static transitive org.jspecify;
  requires transitive dev.tenon.outbox;
  requires transitive dev.tenon.testkit;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;

  exports dev.tenon.outbox.testkit;

  opens dev.tenon.outbox.testkit;
}
