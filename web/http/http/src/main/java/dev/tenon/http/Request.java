package dev.tenon.http;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import dev.tenon.http.spi.RawRequest;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// A request on its way through filters to a handler. Handlers seldom need it: what they take is
/// said by the route.
///
/// Belongs to the thread that handles it.
public final class Request {

  /// The digits of a `Content-Length` that surely fits into 64 bits.
  private static final int LONGEST_LENGTH = 18;

  private final RawRequest raw;
  private final String id;
  private final Method method;
  private final Target target;
  private final Match match;
  private final int maxBodyBytes;
  private final State state;
  private final @Nullable Client client;

  /// What changes on the way, and is the same for all copies of a request.
  private static final class State {
    private byte @Nullable [] body;
    private @Nullable DomainError unreadable;
    private volatile boolean abandoned;
  }

  Request(RawRequest raw, String id, Method method, Target target, Match match, int maxBodyBytes) {
    this.raw = raw;
    this.id = id;
    this.method = method;
    this.target = target;
    this.match = match;
    this.maxBodyBytes = maxBodyBytes;
    this.state = new State();
    this.client = null;
  }

  private Request(Request other, Client client) {
    this.raw = other.raw;
    this.id = other.id;
    this.method = other.method;
    this.target = other.target;
    this.match = other.match;
    this.maxBodyBytes = other.maxBodyBytes;
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
  /// @throws DomainError `TOO_LARGE` if it is longer than [HttpOptions#maxBodyBytes()], `MALFORMED`
  ///   if it breaks off, `TIMEOUT` if it is too slow; the same each time
  public byte[] body() {
    if (state.unreadable != null) {
      throw state.unreadable;
    }
    if (state.body == null) {
      try {
        state.body = readBody();
      } catch (DomainError e) {
        // Whoever asked again would take the rest of the body for the whole.
        state.unreadable = e;
        throw e;
      }
    }
    return state.body;
  }

  /// The body as far as it was asked for; null where nobody did.
  byte @Nullable [] bodySoFar() {
    return state.body;
  }

  /// The decoded value of the n-th variable of the route's path.
  String variable(int index) {
    return match.variables().get(index);
  }

  Match match() {
    return match;
  }

  private byte[] readBody() {
    long declared = declaredLength();
    if (declared > maxBodyBytes) {
      throw tooLarge();
    }
    var bytes = readOneMoreThan(declared < 0 ? maxBodyBytes : declared);
    if (bytes.length > maxBodyBytes) {
      throw tooLarge();
    }
    if (declared >= 0 && bytes.length != declared) {
      throw malformed("The request body is not as long as its Content-Length says.");
    }
    return bytes;
  }

  private byte[] readOneMoreThan(long length) {
    try {
      return raw.body().readNBytes((int) Math.min(length + 1, Integer.MAX_VALUE));
    } catch (SocketTimeoutException e) {
      throw new DomainError(ErrorKind.TIMEOUT, "The request body did not arrive in time.");
    } catch (IOException e) {
      throw malformed("The request body breaks off.");
    }
  }

  /// The `Content-Length`; -1 where there is none.
  private long declaredLength() {
    var declared = header("Content-Length").orElse("");
    if (declared.isEmpty()) {
      return -1;
    }
    long length = 0;
    for (int i = 0; i < declared.length(); i++) {
      char c = declared.charAt(i);
      if (c < '0' || c > '9' || i == LONGEST_LENGTH) {
        throw malformed("The Content-Length is not a number.");
      }
      length = length * 10 + c - '0';
    }
    return length;
  }

  private static DomainError malformed(String detail) {
    return new DomainError(ErrorKind.MALFORMED, detail);
  }

  private DomainError tooLarge() {
    return new DomainError(
        ErrorKind.TOO_LARGE, "The request body is larger than %d bytes.".formatted(maxBodyBytes));
  }
}
