package dev.tenon.examples.springboot;

import java.time.Clock;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.context.annotation.Bean;
import org.springframework.scheduling.annotation.EnableScheduling;

/// The shop, as it was before but for `Blocks`, and what asks for its beans.
@SpringBootApplication(proxyBeanMethods = false)
@EnableScheduling
public class ShopApplication {

  /// Runs until the process is told to end.
  public static void main(String... args) {
    SpringApplication.run(ShopApplication.class, args);
  }

  @Bean
  Clock clock() {
    return Clock.systemUTC();
  }
}
