/// What every database under a store must do, sentence by sentence: extend the four contracts with
/// a [harness][dev.tenon.sql.testkit.DatabaseHarness] and run them.
///
/// ```java
/// class PostgresTest {
///   @Nested class Stores extends StoreContract { Stores() { super(HARNESS); } }
///   @Nested class Values extends ValueContract { Values() { super(HARNESS); } }
///   @Nested class Searches extends SearchContract { Searches() { super(HARNESS); } }
///   @Nested class Transactions extends TransactionContract { Transactions() { super(HARNESS); } }
/// }
/// ```
///
/// It is not for testing a service: that takes `Database.inMemory()` as it is.
module dev.tenon.sql.testkit {
  requires static transitive org.jspecify;
  requires transitive dev.tenon.sql;
  requires transitive dev.tenon.testkit;
  requires transitive org.assertj.core;
  requires transitive org.junit.jupiter.api;
  requires transitive org.junit.jupiter.params;

  exports dev.tenon.sql.testkit;

  opens dev.tenon.sql.testkit;
}
