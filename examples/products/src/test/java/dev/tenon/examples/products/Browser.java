package dev.tenon.examples.products;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.Limits;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// A headless Chromium that tells what a page does, by its own DevTools protocol.
final class Browser implements AutoCloseable {

  private static final Contract<Object> JSON =
      Contract.of(Object.class)
          .within(Limits.defaults().withStringLength(100_000_000).withDepth(200));
  private static final Duration START = Duration.ofSeconds(60);
  private static final Duration QUIET = Duration.ofSeconds(3);

  private final Process process;
  private final WebSocket socket;
  private final BlockingQueue<Map<?, ?>> messages;
  private int last;

  private Browser(Process process, WebSocket socket, BlockingQueue<Map<?, ?>> messages) {
    this.process = process;
    this.socket = socket;
    this.messages = messages;
  }

  /// What was seen while a page was open.
  ///
  /// @param requests the addresses that it asked for
  /// @param complaints what went wrong: errors on the console, refusals by the content policy
  /// @param screenshot as PNG
  @SuppressWarnings("ArrayRecordComponent") // Nothing is compared.
  record Visit(List<String> requests, List<String> complaints, byte[] screenshot) {}

  static Browser open(String program, Path directory) throws Exception {
    var process =
        new ProcessBuilder(
                program,
                "--headless=new",
                "--no-sandbox",
                "--no-first-run",
                "--disable-gpu",
                "--disable-background-networking",
                "--disable-component-update",
                "--window-size=1300,1600",
                "--remote-debugging-port=0",
                "--user-data-dir=" + directory,
                "about:blank")
            .redirectErrorStream(true)
            .redirectOutput(directory.resolve("browser.log").toFile())
            .start();
    var messages = new LinkedBlockingQueue<Map<?, ?>>();
    var address = URI.create("ws://127.0.0.1:" + devTools(directory, process));
    var socket =
        HttpClient.newHttpClient()
            .newWebSocketBuilder()
            .buildAsync(address, new Listener(messages))
            .get(START.toSeconds(), TimeUnit.SECONDS);
    return new Browser(process, socket, messages);
  }

  /// Opens a page and watches it until it has been quiet for a while.
  Visit visit(String address) throws InterruptedException {
    var target = result(send("Target.createTarget", Map.of("url", "about:blank"), null));
    var attach = Map.of("targetId", target.get("targetId"), "flatten", true);
    var session = (String) result(send("Target.attachToTarget", attach, null)).get("sessionId");
    for (var domain : List.of("Network", "Page", "Log", "Runtime")) {
      result(send(domain + ".enable", Map.of(), session));
    }
    messages.clear();
    send("Page.navigate", Map.of("url", address), session);
    var requests = new ArrayList<String>();
    var complaints = new ArrayList<String>();
    for (var message = next(QUIET); message != null; message = next(QUIET)) {
      var params = message.get("params") instanceof Map<?, ?> map ? map : Map.of();
      switch (String.valueOf(message.get("method"))) {
        case "Network.requestWillBeSent" -> requests.add(text(params, "request", "url"));
        case "Network.loadingFailed" -> complaints.add("failed: " + params);
        case "Log.entryAdded" -> complaints.add("log: " + params);
        case "Runtime.exceptionThrown" -> complaints.add("thrown: " + params);
        case "Runtime.consoleAPICalled" -> {
          if (List.of("error", "assert").contains(params.get("type"))) {
            complaints.add("console: " + params);
          }
        }
        default -> {}
      }
    }
    var shot = result(send("Page.captureScreenshot", Map.of("format", "png"), session));
    return new Visit(requests, complaints, Base64.getDecoder().decode((String) shot.get("data")));
  }

  @Override
  public void close() {
    send("Browser.close", Map.of(), null);
    process.onExit().completeOnTimeout(process, 10, TimeUnit.SECONDS).join();
    process.destroyForcibly();
  }

  private int send(String method, Map<String, Object> params, @Nullable String session) {
    int id = ++last;
    Map<String, Object> message =
        session == null
            ? Map.of("id", id, "method", method, "params", params)
            : Map.of("id", id, "method", method, "params", params, "sessionId", session);
    socket.sendText(new String(JSON.toJson(message), StandardCharsets.UTF_8), true).join();
    return id;
  }

  private Map<?, ?> result(int id) throws InterruptedException {
    for (var message = next(START); message != null; message = next(START)) {
      if (message.get("id") instanceof Number number && number.intValue() == id) {
        return (Map<?, ?>) Objects.requireNonNull(message.get("result"), message::toString);
      }
    }
    throw new IllegalStateException("The browser does not answer.");
  }

  private @Nullable Map<?, ?> next(Duration wait) throws InterruptedException {
    return messages.poll(wait.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static String text(Map<?, ?> params, String object, String name) {
    return String.valueOf(((Map<?, ?>) Objects.requireNonNull(params.get(object))).get(name));
  }

  /// The port and the path that the browser writes into a file of its folder.
  private static String devTools(Path directory, Process process) throws Exception {
    var file = directory.resolve("DevToolsActivePort");
    try (var watch = directory.getFileSystem().newWatchService()) {
      directory.register(watch, java.nio.file.StandardWatchEventKinds.ENTRY_CREATE);
      long end = System.nanoTime() + START.toNanos();
      while (!Files.exists(file) || Files.readAllLines(file).size() < 2) {
        if (!process.isAlive() || System.nanoTime() > end) {
          throw new IOException(
              "The browser did not start: " + Files.readString(directory.resolve("browser.log")));
        }
        var key = watch.poll(1, TimeUnit.SECONDS);
        if (key != null) {
          key.reset();
        }
      }
    }
    return String.join("", Files.readAllLines(file));
  }

  private record Listener(BlockingQueue<Map<?, ?>> messages, StringBuilder text)
      implements WebSocket.Listener {

    Listener(BlockingQueue<Map<?, ?>> messages) {
      this(messages, new StringBuilder());
    }

    @Override
    public @Nullable CompletionStage<?> onText(
        WebSocket socket, CharSequence data, boolean isLast) {
      text.append(data);
      if (isLast) {
        messages.add((Map<?, ?>) JSON.parse(text.toString().getBytes(StandardCharsets.UTF_8)));
        text.setLength(0);
      }
      socket.request(1);
      return null;
    }
  }
}
