package dev.tenon.examples.springboot;

import dev.tenon.devservices.DevPostgres;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.test.context.DynamicPropertyRegistrar;

/// A PostgreSQL for a test, as long as its context lasts.
@TestConfiguration(proxyBeanMethods = false)
class DevDatabase {

  @Bean
  DevPostgres postgres() {
    return DevPostgres.temporary();
  }

  @Bean
  DynamicPropertyRegistrar dataSourceProperties(DevPostgres postgres) {
    return properties -> {
      properties.add("spring.datasource.url", postgres::jdbcUrl);
      properties.add("spring.datasource.username", postgres::user);
      properties.add("spring.datasource.password", postgres::password);
    };
  }
}
