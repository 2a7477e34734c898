package dev.tenon.examples.products;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.errors.FieldProblem;
import dev.tenon.errors.TransientError;
import dev.tenon.http.Request;
import dev.tenon.http.Routes;
import dev.tenon.observe.Metrics;
import dev.tenon.redaction.Sensitive;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/// Routes that do with a secret of the request whatever one must not do with it.
final class LeakyRoutes {

  private static final Logger LOG = LoggerFactory.getLogger(LeakyRoutes.class);

  /// How a secret is made a part of what is said, by the name of the way.
  static final List<String> WAYS =
      List.of(
          "domain",
          "details",
          "problems",
          "message",
          "bare",
          "cause",
          "suppressed",
          "transient",
          "argument",
          "record",
          "pair",
          "mdc",
          "label",
          "thread",
          "percent",
          "base64",
          "hex",
          "json",
          "cut",
          "jul");

  private record Credentials(String user, @Sensitive String word, Map<String, String> more) {}

  private final Metrics metrics;

  LeakyRoutes(Metrics metrics) {
    this.metrics = metrics;
  }

  Routes routes() {
    return Routes.under("/leaks")
        .open()
        .post("/{way}")
        .path(String.class)
        .request()
        .does(this::leak);
  }

  private void leak(String way, Request request) {
    request.body();
    var secret = secretOf(request);
    switch (way) {
      case "domain" -> throw new DomainError(ErrorKind.CONFLICT, "Was " + secret);
      case "details" ->
          throw new DomainError(ErrorKind.CONFLICT, "x", Map.of("it", List.of(secret)));
      case "problems" ->
          throw DomainError.invalid("x", new FieldProblem("/" + secret, "x", secret));
      case "message" -> throw new IllegalStateException("password=" + secret);
      case "bare" -> throw new IllegalStateException("The value " + secret + " is odd");
      case "cause" -> throw new IllegalStateException("x", new IllegalArgumentException(secret));
      case "suppressed" -> throw withSuppressed(secret);
      case "transient" -> throw new TransientError(secret, new IllegalStateException(secret));
      case "argument" -> LOG.warn("the secret {} of {}", secret, List.of(secret));
      case "record" -> LOG.warn("{}", new Credentials("x", secret, Map.of("pin", secret)));
      case "pair" -> LOG.atWarn().addKeyValue("it", secret).addKeyValue(secret, 1).log("pair");
      case "mdc" -> withMdc(secret);
      case "label" -> metrics.counter("leaks_total", "Leaks.", "what").increment(secret);
      case "thread" -> inThread(secret);
      case "percent" -> LOG.warn(URLEncoder.encode(secret, StandardCharsets.UTF_8));
      case "base64" -> LOG.warn(Base64.getEncoder().encodeToString(bytes("x" + secret)));
      case "hex" -> LOG.warn(HexFormat.of().formatHex(bytes(secret)));
      case "json" ->
          LOG.warn("{\"a\":\"" + secret.replace("\\", "\\\\").replace("\"", "\\\"") + "\"}");
      case "cut" -> LOG.warn("begins with {}", secret.substring(0, secret.length() - 4));
      case "jul" -> java.util.logging.Logger.getLogger("x").severe("it is " + secret);
      default -> throw new IllegalArgumentException(way);
    }
  }

  /// What the request names as its secret, found as a handler finds it.
  private static String secretOf(Request request) {
    var place = request.header("X-Place").orElseThrow();
    var body = new String(request.body(), StandardCharsets.UTF_8);
    return switch (place) {
      case "query" -> request.query().getOrDefault("access_token", List.of()).getFirst();
      case "bearer" -> request.header("Authorization").orElseThrow().substring("Bearer ".length());
      case "basic" -> basicPassword(request.header("Authorization").orElseThrow());
      case "body" -> body.substring(body.indexOf(':') + 3, body.indexOf("\", "));
      default -> request.header(place).orElseThrow();
    };
  }

  private static String basicPassword(String header) {
    var pair = Base64.getDecoder().decode(header.substring("Basic ".length()));
    return new String(pair, StandardCharsets.UTF_8).substring("anna:".length());
  }

  private static RuntimeException withSuppressed(String secret) {
    var error = new IllegalStateException("x");
    error.addSuppressed(new IllegalArgumentException(secret));
    return error;
  }

  private static void withMdc(String secret) {
    MDC.put("it", secret);
    LOG.warn("mdc");
    MDC.remove("it");
  }

  private static void inThread(String secret) {
    var thread = Thread.currentThread();
    var before = thread.getName();
    thread.setName(secret);
    LOG.warn("thread");
    thread.setName(before);
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
