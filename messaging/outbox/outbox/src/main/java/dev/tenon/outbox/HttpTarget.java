package dev.tenon.outbox;

import dev.tenon.errors.TransientError;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.ResponseInfo;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.concurrent.CompletableFuture;

/// Posts each message to another service, as a CloudEvent 1.0 in binary mode.
///
/// The body is the payload, `application/json`. The attributes are headers, percent-encoded as the
/// HTTP binding wants it:
///
/// | header | holds |
/// |---|---|
/// | `ce-specversion` | `1.0` |
/// | `ce-id`, `Idempotency-Key` | the id of the message |
/// | `ce-type` | the topic |
/// | `ce-source` | what was given here |
/// | `ce-time` | when the event was appended |
/// | `ce-partitionkey` | the key, where there is one |
/// | `ce-dataversion` | the version |
/// | `ce-…` | the headers of the message |
///
/// | answer | means |
/// |---|---|
/// | 2xx | delivered |
/// | 408, 425, 429, 5xx | again later, not before `Retry-After`, if the relay waits as long at all |
/// | no answer in time, no connection | again later |
/// | anything else, redirections included | [rejected][Rejected] |
///
/// Bodies of answers are not read. Redirections are not followed, since they would take the headers
/// elsewhere.
///
/// Thread-safe.
///
/// @see <a
///   href="https://github.com/cloudevents/spec/blob/v1.0.2/cloudevents/bindings/http-protocol-binding.md">
///   HTTP Protocol Binding for CloudEvents 1.0.2</a>
public final class HttpTarget implements Target, AutoCloseable {

  private final URI to;
  private final String source;
  private final HttpTargetOptions options;
  private final InstantSource clock;
  private final HttpClient client;

  private HttpTarget(URI to, String source, HttpTargetOptions options, InstantSource clock) {
    this.to = to;
    this.source = source;
    this.options = options;
    this.clock = clock;
    client =
        HttpClient.newBuilder()
            .connectTimeout(options.timeout())
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /// A target with everything by default.
  ///
  /// @param to where messages are posted
  /// @param source who sends them: a URI reference, such as `/orders`
  /// @throws IllegalArgumentException as [#to(URI, String, HttpTargetOptions)]
  public static HttpTarget to(URI to, String source) {
    return to(to, source, HttpTargetOptions.defaults());
  }

  /// A target.
  ///
  /// @param to where messages are posted
  /// @param source who sends them: a URI reference, such as `/orders`
  /// @throws IllegalArgumentException if there is no host to post to, the source is no URI
  ///   reference or empty, or a header is none that may be set
  public static HttpTarget to(URI to, String source, HttpTargetOptions options) {
    return to(to, source, options, InstantSource.system());
  }

  static HttpTarget to(URI to, String source, HttpTargetOptions options, InstantSource clock) {
    if (source.isEmpty()) {
      throw new IllegalArgumentException(
          "A source is a URI reference that says who sends, such as /orders.");
    }
    var reference = URI.create(source).toString();
    var target = new HttpTarget(to, reference, options, clock);
    target.request(); // refuses what no request can be made of
    return target;
  }

  /// Posts a message.
  ///
  /// @throws Rejected if the other service refuses it for good
  /// @throws TransientError if it asks for it later
  /// @throws IOException if there is no answer
  /// @throws InterruptedException if the thread is interrupted
  @Override
  public void deliver(Message message) throws IOException, InterruptedException {
    var request =
        request()
            .header("Content-Type", "application/json")
            .header("Idempotency-Key", message.id().toString())
            .header("ce-specversion", "1.0")
            .header("ce-id", message.id().toString())
            .header("ce-type", message.topic())
            .header("ce-source", encoded(source))
            .header("ce-time", message.occurredAt().toString())
            .header("ce-dataversion", Integer.toString(message.version()))
            .POST(BodyPublishers.ofString(message.payload(), StandardCharsets.UTF_8));
    var key = message.key();
    if (key != null) {
      request.header("ce-partitionkey", encoded(key));
    }
    message.headers().forEach((name, value) -> request.header("ce-" + name, encoded(value)));
    judge(answer(request.build()));
  }

  /// Ends the connections.
  @Override
  public void close() {
    client.shutdownNow();
    client.close();
  }

  /// Where it posts, without query and user.
  @Override
  public String toString() {
    return "HttpTarget[%s://%s%s]".formatted(to.getScheme(), to.getHost(), to.getPath());
  }

  private HttpRequest.Builder request() {
    var request = HttpRequest.newBuilder(to).timeout(options.timeout());
    options.headers().forEach(request::setHeader);
    return request;
  }

  /// The head of the answer: what becomes of the body, which nobody reads, does not matter.
  private ResponseInfo answer(HttpRequest request) throws IOException, InterruptedException {
    var head = new CompletableFuture<ResponseInfo>();
    try {
      client.send(
          request,
          answer -> {
            head.complete(answer);
            return new Unread();
          });
    } catch (IOException e) {
      if (!head.isDone()) {
        throw e;
      }
    }
    return head.join();
  }

  private void judge(ResponseInfo answer) {
    int status = answer.statusCode();
    if (status / 100 == 2) {
      return;
    }
    var said = "%s answered %d".formatted(this, status);
    if (status == 408 || status == 425 || status == 429 || status >= 500) {
      throw new TransientError(said, retryAfter(answer), null);
    }
    throw new Rejected(said);
  }

  /// RFC 9110, 10.2.3: seconds, or a date; what is neither says nothing.
  private Duration retryAfter(ResponseInfo answer) {
    var asked = answer.headers().firstValue("Retry-After").orElse("").strip();
    try {
      if (!asked.isEmpty()
          && asked.length() <= 9
          && asked.chars().allMatch(c -> c >= '0' && c <= '9')) {
        return Duration.ofSeconds(Integer.parseInt(asked));
      }
      return notNegative(Duration.between(clock.instant(), date(asked)));
    } catch (DateTimeParseException e) {
      return Duration.ZERO;
    }
  }

  private static Instant date(String text) {
    return ZonedDateTime.parse(text, DateTimeFormatter.RFC_1123_DATE_TIME).toInstant();
  }

  private static Duration notNegative(Duration duration) {
    return duration.isNegative() ? Duration.ZERO : duration;
  }

  /// HTTP Protocol Binding for CloudEvents, 3.1.3.2: what is not printable ASCII, spaces, double
  /// quotes and percent signs are percent-encoded bytes of UTF-8.
  private static String encoded(String value) {
    var encoded = new StringBuilder(value.length());
    for (byte b : value.getBytes(StandardCharsets.UTF_8)) {
      if (b > ' ' && b < 0x7F && b != '"' && b != '%') {
        encoded.append((char) b);
      } else {
        encoded.append('%').append(HexFormat.of().withUpperCase().toHexDigits(b));
      }
    }
    return encoded.toString();
  }
}
