package dev.tenon.service;

import dev.tenon.service.Service.Setup;
import java.util.concurrent.CountDownLatch;

/// A service in a process of its own, which prints what happens to it.
final class Child {

  private Child() {}

  /// Runs it.
  ///
  /// @param args how it misbehaves, then its settings
  public static void main(String... args) {
    var settings = new String[args.length - 1];
    System.arraycopy(args, 1, settings, 0, settings.length);
    Service.run("child", settings, NoConfig.class, setup(args[0]));
    say("main ends");
  }

  private static Setup<NoConfig> setup(String how) {
    return (service, _) -> {
      service.use(new FakePart("a", Child::say));
      var part = new FakePart("b", Child::say);
      switch (how) {
        case "closes badly" -> part.onClose = Child::fail;
        case "starts late" -> part.onStart = Child::awaitEnd;
        case "starts late and badly" ->
            part.onStart =
                () -> {
                  awaitEnd();
                  fail();
                };
        case "throws" -> throw new IllegalStateException("broken on purpose");
        default -> say(how);
      }
      service.use(part);
    };
  }

  /// Until the process has been told to end.
  private static void awaitEnd() {
    var told = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(told::countDown));
    say("starting");
    try {
      told.await();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  private static void fail() {
    throw new IllegalStateException("broken on purpose");
  }

  private static void say(String event) {
    System.out.println(event);
  }
}
