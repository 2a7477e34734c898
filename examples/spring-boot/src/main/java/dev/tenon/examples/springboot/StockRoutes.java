package dev.tenon.examples.springboot;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.http.Routes;
import jakarta.validation.constraints.PositiveOrZero;
import org.springframework.context.annotation.Lazy;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// What is in stock, over HTTP: routes of ours in an application that has controllers, too.
@Component
class StockRoutes {

  record Item(String item, long quantity) {}

  record Count(@PositiveOrZero long quantity) {}

  private final JdbcClient jdbc;

  /// @param jdbc made when it is first used: Spring makes servlets, and all that they ask for,
  ///   before other beans
  StockRoutes(@Lazy JdbcClient jdbc) {
    this.jdbc = jdbc;
  }

  Routes routes() {
    // @formatter:off
    return Routes.under("/api/v1/stock").open()
        .get("/{item}").path(String.class).calls(this::find).gives(Item.class)
        .put("/{item}").path(String.class).body(Count.class).calls(this::count).gives(Item.class);
    // @formatter:on
  }

  private Item find(String item) {
    return jdbc.sql("select item, quantity from stock where item = ?")
        .param(item)
        .query(Item.class)
        .optional()
        .orElseThrow(() -> new DomainError(ErrorKind.NOT_FOUND, "There is no such item."));
  }

  private Item count(String item, Count count) {
    jdbc.sql(
            """
            insert into stock (item, quantity) values (?, ?)
            on conflict (item) do update set quantity = excluded.quantity
            """)
        .params(item, count.quantity())
        .update();
    return find(item);
  }
}
