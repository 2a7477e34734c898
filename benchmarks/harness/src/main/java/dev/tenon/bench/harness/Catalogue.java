package dev.tenon.bench.harness;

import dev.tenon.devservices.DevPostgres;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Map;

/// A PostgreSQL with the products that are selected.
///
/// @param postgres the server
record Catalogue(DevPostgres postgres) implements AutoCloseable {

  /// The product that is selected.
  static final String ID = "0198f2c4-5b00-7000-8000-00000000002a";

  private static final String TABLE =
      """
      create table products (
        id          uuid        primary key,
        name        text        not null,
        description text,
        price       bigint      not null,
        version     bigint      not null,
        created_at  timestamptz not null,
        updated_at  timestamptz
      )\
      """;

  private static final String ROWS =
      """
      insert into products
      select ('0198f2c4-5b00-7000-8000-' || lpad(to_hex(i), 12, '0'))::uuid,
             'Earl Grey', 'Black tea with oil of bergamot', 450, 1,
             '2026-01-02T03:04:05.678901Z', null
      from generate_series(1, 10000) as i\
      """;

  static Catalogue open() throws SQLException {
    var postgres = DevPostgres.temporary();
    try (var connection =
            DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
        var statement = connection.createStatement()) {
      statement.execute(TABLE);
      statement.execute(ROWS);
      statement.execute("analyze products");
    }
    return new Catalogue(postgres);
  }

  /// What the services read to find it.
  Map<String, String> environment() {
    return Map.of(
        "DATABASE_JDBC_URL", postgres.jdbcUrl(),
        "DATABASE_USER", postgres.user(),
        "DATABASE_PASSWORD", postgres.password());
  }

  @Override
  public void close() {
    postgres.close();
  }
}
