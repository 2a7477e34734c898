package dev.tenon.rules.guide;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.errors.DomainError;
import dev.tenon.sql.Criteria;
import dev.tenon.sql.Database;
import dev.tenon.sql.Store;
import dev.tenon.sql.Table;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SqlGuideTest {

  record Account(String id, String owner, long balance) {

    Account plus(long amount) {
      if (balance + amount < 0) {
        throw new IllegalStateException("There is not enough on " + id + ".");
      }
      return new Account(id, owner, balance + amount);
    }
  }

  private static final Table<Account, String> ACCOUNTS =
      Table.of("accounts", Account.class, Account::id).unique("owner");

  private final Database database = Database.inMemory();
  private final Store<Account, String> accounts = database.store(ACCOUNTS);

  void move(String from, String to, long amount) {
    database.runInTransaction(tx -> {
      accounts.update(tx, from, account -> account.plus(-amount));
      accounts.update(tx, to, account -> account.plus(amount));
    });
  }

  @Nullable Account richest(@Nullable String owner) {
    var found =
        accounts.search(
            Criteria.all()
                .whenPresent(owner, (all, name) -> all.contains("owner", name))
                .greater("balance", 0)
                .orderByDescending("balance")
                .page(1, 0));
    return found.items().isEmpty() ? null : found.items().getFirst();
  }

  long sumOfBalances() {
    return database.inTransaction(tx ->
        tx.sql(connection -> {
          try (var statement = connection.prepareStatement("select sum(balance) from accounts");
              var rows = statement.executeQuery()) {
            rows.next();
            return rows.getLong(1);
          }
        }));
  }

  @Test
  void transaction_isAllOrNothing() {
    accounts.create(new Account("a", "Ada", 100));
    accounts.create(new Account("b", "Bob", 0));

    move("a", "b", 60);
    assertThatThrownBy(() -> move("b", "a", 61)).isInstanceOf(IllegalStateException.class);

    assertThat(accounts.retrieve("a").balance()).isEqualTo(40);
    assertThat(accounts.find("b")).contains(new Account("b", "Bob", 60));
    assertThat(richest(null)).isEqualTo(new Account("b", "Bob", 60));
    assertThat(richest("x")).isNull();
  }

  @Test
  void duplicate_isAConflict() {
    accounts.create(new Account("a", "Ada", 100));

    assertThatThrownBy(() -> accounts.create(new Account("b", "Ada", 0)))
        .isInstanceOf(DomainError.class);
  }

  @Test
  void inMemory_refusesStatementsWrittenByHand() {
    assertThatThrownBy(this::sumOfBalances).isInstanceOf(IllegalStateException.class);
  }
}
