package dev.tenon.sql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tenon.devservices.DevPostgres;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LentConnectionsTest {

  private DevPostgres server;
  private Database database;
  private DataSource source;

  @BeforeEach
  void open() {
    server = DevPostgres.temporary();
    database =
        Database.of(
            DatabaseOptions.defaults()
                .withUrl(server.jdbcUrl())
                .withUser(server.user())
                .withPassword(server.password())
                .withMaxConnections(1)
                .withConnectTimeout(Duration.ofMillis(300))
                .withMigrations(""));
    source = database.dataSource();
  }

  @AfterEach
  void close() {
    database.close();
    server.start();
    server.close();
  }

  @Test
  void connection_isOneOfThePool_andGoesBack() throws SQLException {
    database.start();
    for (int i = 0; i < 3; i++) {
      try (var connection = source.getConnection()) {
        assertThat(connection.isValid(1)).isTrue();
        assertThat(connection.getAutoCommit()).isTrue();
        connection.setAutoCommit(false);
      }
    }
    assertThat(database.<Boolean, RuntimeException>inTransaction(tx -> true)).isTrue();
  }

  @Test
  void noneLeft_isTransient_andSoIsAServerThatIsAway() throws SQLException {
    database.start();
    try (var connection = source.getConnection()) {
      assertThatThrownBy(source::getConnection).isInstanceOf(SQLTransientConnectionException.class);
      assertThat(connection.isClosed()).isFalse();
    }
    server.stop();
    assertThatThrownBy(this::usedUntilAway)
        .isInstanceOf(SQLTransientConnectionException.class)
        .hasMessage("The database cannot be reached")
        .extracting(e -> ((SQLException) e).getSQLState())
        .isEqualTo("08001");
  }

  /// Until the pool has found out, other exceptions come.
  private void usedUntilAway() throws SQLException {
    while (database.ready().isReady()) {
      try (var connection = source.getConnection()) {
        connection.isValid(1);
      } catch (SQLException notYet) {
        Thread.onSpinWait();
      }
    }
    source.getConnection().close();
  }

  @Test
  void notStarted_saysSo() {
    assertThatThrownBy(source::getConnection)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("start()");
  }

  @Test
  void whatAPoolDoesNotOffer_isRefused_withTheRemedy() throws SQLException {
    assertThatThrownBy(() -> source.getConnection("other", "secret"))
        .isInstanceOf(SQLFeatureNotSupportedException.class)
        .hasMessageContaining("getConnection()");
    assertThatThrownBy(() -> source.setLogWriter(null))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
    assertThatThrownBy(() -> source.setLoginTimeout(1))
        .isInstanceOf(SQLFeatureNotSupportedException.class);
    assertThatThrownBy(source::getParentLogger).isInstanceOf(SQLFeatureNotSupportedException.class);
    assertThat(source.getLogWriter()).isNull();
    assertThat(source.getLoginTimeout()).isZero();
    assertThat(source.isWrapperFor(DataSource.class)).isTrue();
    assertThat(source.unwrap(DataSource.class)).isSameAs(source);
    assertThatThrownBy(() -> source.unwrap(String.class))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("java.lang.String");
  }

  @Test
  void inMemory_hasNone() {
    var inMemory = Database.inMemory();

    assertThatThrownBy(inMemory::dataSource)
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("in-memory");
  }
}
