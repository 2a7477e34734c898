package dev.tenon.http;

import dev.tenon.errors.DomainError;
import dev.tenon.http.spi.RawRequest;
import java.io.InputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A request on its way through filters to a handler. Handlers seldom need it: what they take is
/// said by the route.
///
/// Belongs to the thread that handles it.
public final class Request {

  private static final Logger LOG = LoggerFactory.getLogger(Request.class);

  private final RawRequest raw;
  private final String id;
  private final Method method;
  private final Target target;
  private final Match match;
  private final State state;
  private final @Nullable Client client;

  /// What changes on the way, and is the same for all copies of a request.
  private static final class State {
    private final IncomingBody body;
    private @Nullable Deque<AutoCloseable> opened;
    private Map<String, List<String>> fields = Map.of();
    private volatile boolean abandoned;

    State(IncomingBody body) {
      this.body = body;
    }
  }

  /// @param maxBodyBytes where the route has no limit of its own
  Request(RawRequest raw, String id, Method method, Target target, Match match, int maxBodyBytes) {
    this.raw = raw;
    this.id = id;
    this.method = method;
    this.target = target;
    this.match = match;
    this.state =
        new State(new IncomingBody(raw, match.limits().maxBodyBytes().orElse(maxBodyBytes)));
    this.client = null;
  }

  private Request(Request other, Client client) {
    this.raw = other.raw;
    this.id = other.id;
    this.method = other.method;
    this.target = other.target;
    this.match = other.match;
    this.state = other.state;
    this.client = client;
  }

  /// The id by which the request is found in logs: that of the caller's `X-Request-ID` when it is
  /// valid, else a new one.
  public String id() {
    return id;
  }

  /// The method.
  public Method method() {
    return method;
  }

  /// The path as sent, without the query, so not decoded: fit for messages, not for decisions.
  public String path() {
    return target.path();
  }

  /// The route's path with its variables in braces, a text from a small closed set, as metrics need
  /// it; empty where no route serves the path.
  public Optional<String> route() {
    return match.template();
  }

  /// The time that its route gives itself until it is answered; empty where it says nothing of its
  /// own.
  public Optional<Duration> deadline() {
    return match.limits().deadline();
  }

  /// The methods that are answered at its path, HEAD and OPTIONS among them; none where no route
  /// serves the path.
  public Set<Method> methods() {
    return match.methods().get();
  }

  /// The address of the peer that holds the connection: a proxy's, where there is one.
  public String remoteAddress() {
    return raw.remoteAddress();
  }

  /// Who asks, as the connection says, or as a filter says that knows [better][#from(Client)].
  public Client client() {
    return client == null
        ? new Client(raw.remoteAddress(), raw.scheme(), header("Host").orElse(""))
        : client;
  }

  /// Whether it was sent over TLS, at least to the first proxy that is trusted.
  public boolean isSecure() {
    return (client == null ? raw.scheme() : client.scheme()).equals("https");
  }

  /// This request as one of another client, for those who come next: the word of a filter that
  /// knows the proxies in front of the service. The body is the same one.
  public Request from(Client other) {
    return new Request(this, other);
  }

  /// Says that nobody waits for its answer any more, so what it throws from now on is no fault of
  /// the service and is logged at DEBUG. Called by any thread.
  public void abandon() {
    state.abandoned = true;
  }

  boolean isAbandoned() {
    return state.abandoned;
  }

  /// The first value of a header; the name's case does not matter.
  public Optional<String> header(String name) {
    var values = raw.headers(name);
    return values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }

  /// All values of a header, in the order received.
  public List<String> headers(String name) {
    return raw.headers(name);
  }

  /// Which of these media types the caller takes most gladly, by the weights in `Accept` (RFC 9110,
  /// 12.5.1): for handlers that make their whole reply. Of several, and where it says nothing, the
  /// first. The reply then says `Vary: Accept`.
  ///
  /// @param first such as `text/html`, in lower case and without parameters
  /// @throws DomainError `NOT_ACCEPTABLE` if it takes none of them
  public String preferred(String first, String... others) {
    var types = Stream.concat(Stream.of(first), Stream.of(others)).toList();
    return types.get(Accept.best(types, raw.headers("Accept")));
  }

  /// The value of a cookie as it was set, not decoded; of several of the name, the first.
  public Optional<String> cookie(String name) {
    return cookies(name).stream().findFirst();
  }

  /// The values of all cookies of a name, in the order sent. A browser has several where they were
  /// set for different paths or by different hosts of a domain.
  public List<String> cookies(String name) {
    return CookieFields.of(name, raw.headers("Cookie"));
  }

  /// The decoded query, each name with its values in the order sent. A name without `=` has an
  /// empty value.
  ///
  /// @throws DomainError `MALFORMED` if it is not percent-encoded UTF-8
  public Map<String, List<String>> query() {
    return FormFields.of(target.query());
  }

  /// The whole body, read once and kept; empty when there is none. Not to be changed.
  ///
  /// @throws DomainError `TOO_LARGE` if it is longer than its route allows, or else
  ///   [HttpOptions#maxBodyBytes()], and than 1 GiB in any case; `MALFORMED` if it breaks off;
  ///   `TIMEOUT` if it is too slow; the same each time
  /// @throws IllegalStateException if it was read [as it arrives][#bodyStream()]
  public byte[] body() {
    return state.body.whole();
  }

  /// The body as it arrives, so that it need not fit into memory; read once. What [#body()] throws,
  /// this and each `read` of the stream do.
  ///
  /// @throws IllegalStateException if it was asked for before
  public InputStream bodyStream() {
    return state.body.stream();
  }

  /// Says which texts its body has under which names, so that those under sensitive ones are not
  /// written anywhere: in problems, in log lines. For whoever reads the body [as it
  /// arrives][#bodyStream()]; what [#body()] gives is looked through without a word.
  public void knowing(Map<String, List<String>> fields) {
    state.fields = fields;
  }

  /// Closes this once the request has its reply, whatever that is: files that were made of its
  /// body, say. The last one given is closed first; one that fails is logged. A body that is
  /// [written while it is sent][Body.Stream] comes after, and so does without.
  public void untilAnswered(AutoCloseable resource) {
    if (state.opened == null) {
      state.opened = new ArrayDeque<>();
    }
    state.opened.push(resource);
  }

  /// Closes what was opened for the request.
  void end() {
    var opened = state.opened;
    while (opened != null && !opened.isEmpty()) {
      try {
        opened.pop().close();
      } catch (Exception e) {
        LOG.warn("Something that was opened for {} cannot be closed", path(), e);
      }
    }
  }

  /// The body as far as it was asked for; null where nobody did.
  byte @Nullable [] bodySoFar() {
    return state.body.soFar();
  }

  /// The texts of the body under their names, as far as a reader has told.
  Map<String, List<String>> fieldsSoFar() {
    return state.fields;
  }

  /// The decoded value of the n-th variable of the route's path.
  String variable(int index) {
    return match.variables().get(index);
  }

  Match match() {
    return match;
  }
}
