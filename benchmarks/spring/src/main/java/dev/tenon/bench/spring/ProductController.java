package dev.tenon.bench.spring;

import dev.tenon.bench.products.Message;
import dev.tenon.bench.products.NewProduct;
import dev.tenon.bench.products.Product;
import jakarta.validation.Valid;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@RestController
@RequestMapping("/api/v1")
class ProductController {

  private static final String SELECT =
      "select id, name, description, price, version, created_at, updated_at from products where id = ?";

  private final JdbcClient jdbc;

  ProductController(JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  @GetMapping("/message")
  Message message() {
    return Message.HELLO;
  }

  @PostMapping("/checks")
  NewProduct check(@Valid @RequestBody NewProduct product) {
    return product;
  }

  @GetMapping("/products/{id}")
  ResponseEntity<Product> retrieve(@PathVariable UUID id) {
    return ResponseEntity.of(
        jdbc.sql(SELECT).param(id).query((row, number) -> product(row)).optional());
  }

  private static Product product(ResultSet row) throws SQLException {
    return new Product(
        row.getObject(1, UUID.class),
        row.getString(2),
        row.getString(3),
        row.getLong(4),
        row.getLong(5),
        row.getObject(6, OffsetDateTime.class).toInstant(),
        instant(row.getObject(7, OffsetDateTime.class)));
  }

  private static @Nullable Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? null : time.toInstant();
  }
}
