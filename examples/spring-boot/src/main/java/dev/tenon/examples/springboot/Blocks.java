package dev.tenon.examples.springboot;

import dev.tenon.http.Dispatcher;
import dev.tenon.http.HttpOptions;
import dev.tenon.http.servlet.TenonServlet;
import dev.tenon.lock.Locks;
import dev.tenon.lock.sql.SqlFences;
import dev.tenon.lock.sql.SqlLockStore;
import dev.tenon.outbox.Inbox;
import dev.tenon.outbox.Outbox;
import dev.tenon.outbox.OutboxOptions;
import dev.tenon.outbox.Relay;
import dev.tenon.outbox.RelayOptions;
import dev.tenon.outbox.Target;
import dev.tenon.outbox.sql.SqlInboxStore;
import dev.tenon.outbox.sql.SqlOutboxStore;
import java.sql.Connection;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.springframework.boot.web.servlet.ServletRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What was put into the shop.
@Configuration(proxyBeanMethods = false)
class Blocks {

  @Bean(initMethod = "createTables")
  SqlLockStore lockStore(DataSource pool) {
    return SqlLockStore.on(pool);
  }

  @Bean(initMethod = "createTables")
  SqlFences fences(DataSource pool) {
    return SqlFences.on(pool);
  }

  @Bean
  Locks locks(SqlLockStore store) {
    return Locks.on(store);
  }

  @Bean(initMethod = "createTables")
  SqlOutboxStore outboxStore(DataSource pool) {
    return SqlOutboxStore.on(pool);
  }

  @Bean
  Outbox<Connection> outbox(SqlOutboxStore store) {
    return Outbox.on(store, OutboxOptions.defaults());
  }

  @Bean(initMethod = "createTables")
  SqlInboxStore inboxStore(DataSource pool) {
    return SqlInboxStore.on(pool);
  }

  @Bean
  Inbox<Connection> inbox(SqlInboxStore store) {
    return Inbox.on(store);
  }

  @Bean(initMethod = "start", destroyMethod = "close")
  Relay relay(Outbox<Connection> outbox, Stock stock) {
    return outbox.relay(
        Target.byTopic(Map.of("order.placed", stock::take)), RelayOptions.defaults());
  }

  @Bean
  ServletRegistrationBean<TenonServlet> stockApi(StockRoutes stock) {
    var dispatcher = Dispatcher.of(stock.routes(), HttpOptions.defaults(), List.of());
    return new ServletRegistrationBean<>(TenonServlet.of(dispatcher), "/api/v1/stock/*");
  }
}
