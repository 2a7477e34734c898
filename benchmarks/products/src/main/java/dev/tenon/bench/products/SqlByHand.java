package dev.tenon.bench.products;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Products selected by plain JDBC over a pool. Thread-safe.
public final class SqlByHand implements AutoCloseable {

  private static final String SELECT =
      "select id, name, description, price, version, created_at, updated_at from products where id = ?";

  private final HikariDataSource source;

  private SqlByHand(HikariDataSource source) {
    this.source = source;
  }

  /// Opens the pool.
  public static SqlByHand open(Settings settings) {
    var config = new HikariConfig();
    config.setJdbcUrl(settings.databaseUrl());
    config.setUsername(settings.user());
    config.setPassword(settings.password());
    config.setMaximumPoolSize(Settings.CONNECTIONS);
    return new SqlByHand(new HikariDataSource(config));
  }

  /// The product of this id.
  public Optional<Product> find(UUID id) {
    try (var connection = source.getConnection();
        var statement = connection.prepareStatement(SELECT)) {
      statement.setObject(1, id);
      try (var row = statement.executeQuery()) {
        return row.next()
            ? Optional.of(
                new Product(
                    row.getObject(1, UUID.class),
                    row.getString(2),
                    row.getString(3),
                    row.getLong(4),
                    row.getLong(5),
                    row.getObject(6, OffsetDateTime.class).toInstant(),
                    instant(row.getObject(7, OffsetDateTime.class))))
            : Optional.empty();
      }
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }

  @Override
  public void close() {
    source.close();
  }
}
