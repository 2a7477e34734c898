package dev.tenon.sql;

import dev.tenon.errors.TransientError;
import java.io.PrintWriter;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// The pool of a database as JDBC knows one, for what is not ours.
final class LentConnections implements DataSource {

  private static final String CANNOT_CONNECT = "08001";

  private final Pool pool;

  LentConnections(Pool pool) {
    this.pool = pool;
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      return pool.borrow();
    } catch (TransientError away) {
      throw new SQLTransientConnectionException(away.getMessage(), CANNOT_CONNECT, away);
    } catch (SQLException failed) {
      pool.suspect();
      throw failed;
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException(
        "The user of the database is that of its options. Call getConnection().");
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    if (type.isInstance(this)) {
      return type.cast(this);
    }
    throw new SQLException("The pool of a database is no " + type.getName() + ".");
  }

  @Override
  public boolean isWrapperFor(Class<?> type) {
    return type.isInstance(this);
  }

  @Override
  public @Nullable PrintWriter getLogWriter() {
    return null;
  }

  @Override
  public void setLogWriter(@Nullable PrintWriter out) throws SQLException {
    throw new SQLFeatureNotSupportedException("The pool logs through SLF4J.");
  }

  @Override
  public int getLoginTimeout() {
    return 0;
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    throw new SQLFeatureNotSupportedException(
        "How long connecting may take is set by the options of the database.");
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    throw new SQLFeatureNotSupportedException("The pool logs through SLF4J.");
  }
}
