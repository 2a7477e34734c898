package dev.tenon.scaffold;

import java.nio.file.Path;
import java.util.concurrent.CountDownLatch;

/// A process that stops in the middle of writing a service, says so, and waits to be ended.
final class StuckWriter {

  private StuckWriter() {}

  public static void main(String... args) {
    var service = NewService.of(TestTemplate.ONE, Answers.of("orders"), Path.of(args[0]));
    service.write(path -> {
      System.out.println("written " + path);
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
    });
  }
}
