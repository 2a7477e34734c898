package dev.tenon.bench.spring;

import dev.tenon.bench.products.Settings;
import java.util.Map;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The compared service as one would write it on Spring Boot: MVC on Tomcat with virtual threads,
/// Jackson's databind, Hibernate Validator and a `JdbcClient`.
@SpringBootApplication(proxyBeanMethods = false)
public class SpringServer {

  /// Runs until the process is told to end.
  public static void main(String... args) {
    var settings = Settings.fromEnvironment();
    var application = new SpringApplication(SpringServer.class);
    application.setDefaultProperties(
        Map.of(
            "server.port", settings.port(),
            "spring.datasource.url", settings.databaseUrl(),
            "spring.datasource.username", settings.user(),
            "spring.datasource.password", settings.password(),
            "spring.datasource.hikari.maximum-pool-size", Settings.CONNECTIONS));
    application.run(args);
  }
}
