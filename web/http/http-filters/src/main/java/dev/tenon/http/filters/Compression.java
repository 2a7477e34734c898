package dev.tenon.http.filters;

import dev.tenon.http.Filter;
import dev.tenon.http.Headers;
import dev.tenon.http.Method;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/// Compresses answers by gzip (RFC 1952) where the caller takes that and it is worth it: text of
/// some length. What is written while it is sent is compressed so, too, and a `flush` sends what
/// there is.
///
/// **Never where a secret may stand in the answer**, unless [the options][CompressionOptions] say
/// otherwise: where the request has `Authorization` or `Cookie`, which a browser sends along also
/// when another site asks, or the answer has `Set-Cookie`. How well an answer compresses tells how
/// much it repeats itself; who can have a text of their own echoed beside a secret, and see the
/// length on the wire, reads the secret letter by letter (BREACH). Switch it on for a service that
/// echoes nothing of a request, or whose callers are no browsers. An answer that says
/// `Cache-Control: public` is the same for everybody, and is compressed for whoever asks.
///
/// **Never what would break:** parts of a whole (206), what has an encoding already or says
/// `Cache-Control: no-transform`, streams of events, and what has a strong `ETag` at a path that is
/// also written to, since `If-Match` takes that tag and no weak one. Elsewhere the tag becomes weak
/// (`W/"…"`), as the bytes are others; `If-None-Match` goes on to work.
///
/// HEAD is told what a caller would be that takes nothing compressed. `Vary: Accept-Encoding` is on
/// every answer that depends on it. Immutable and thread-safe.
public final class Compression implements Filter {

  private static final String ACCEPT = "Accept-Encoding";
  private static final Set<Method> WRITING =
      EnumSet.of(Method.POST, Method.PUT, Method.PATCH, Method.DELETE);

  private final CompressionOptions options;

  private Compression(CompressionOptions options) {
    this.options = options;
  }

  /// The filter with these options.
  public static Compression of(CompressionOptions options) {
    return new Compression(options);
  }

  @Override
  public Reply filter(Request request, Next next) {
    var reply = next.proceed(request);
    if (reply.status() == 304) {
      return known(request, reply);
    }
    if (!isWorthIt(reply) || mayHoldSecret(request, reply) || isVersion(request, reply)) {
      return reply;
    }
    var headers = varied(reply.headers());
    return request.method() != Method.HEAD && AcceptEncoding.takesGzip(request.headers(ACCEPT))
        ? compressed(reply, headers)
        : reply.with(headers);
  }

  private boolean isWorthIt(Reply reply) {
    long length = reply.body().length();
    var headers = reply.headers();
    return length != 0
        && (length < 0 || length >= options.minBytes())
        && reply.status() != 206
        && headers.first("Content-Type").filter(TextTypes::contain).isPresent()
        && !headers.contains("Content-Encoding")
        && !headers.contains("Content-Range")
        && !says(headers, "Cache-Control", "no-transform");
  }

  private boolean mayHoldSecret(Request request, Reply reply) {
    if (options.secrets()) {
      return false;
    }
    boolean isPersonal =
        !request.headers("Cookie").isEmpty() || !request.headers("Authorization").isEmpty();
    return reply.headers().contains("Set-Cookie")
        || (isPersonal && !says(reply.headers(), "Cache-Control", "public"));
  }

  /// Whether the tag of the answer may come back in `If-Match`.
  private static boolean isVersion(Request request, Reply reply) {
    return reply.headers().first("ETag").filter(tag -> !isWeak(tag)).isPresent()
        && request.methods().stream().anyMatch(WRITING::contains);
  }

  private static Reply compressed(Reply reply, Headers headers) {
    var body = Gzip.compressed(reply.body());
    if (body.equals(reply.body())) {
      return reply.with(headers);
    }
    var coded = headers.with("Content-Encoding", "gzip");
    var tag = coded.first("ETag").orElse("");
    if (!tag.isEmpty() && !isWeak(tag)) {
      coded = coded.with("ETag", "W/" + tag);
    }
    if (coded.contains("Accept-Ranges")) {
      coded = coded.with("Accept-Ranges", "none");
    }
    return new Reply(reply.status(), coded, body);
  }

  /// A 304 names the tag that the caller has, or a cache would not find what it is about (RFC 9111,
  /// 4.3.4).
  private static Reply known(Request request, Reply reply) {
    var weak = "W/" + reply.headers().first("ETag").orElse("");
    var named = String.join(",", request.headers("If-None-Match"));
    return weak.startsWith("W/\"") && named.contains(weak)
        ? reply.with(varied(reply.headers()).with("ETag", weak))
        : reply;
  }

  private static Headers varied(Headers headers) {
    return says(headers, "Vary", "accept-encoding") ? headers : headers.and("Vary", ACCEPT);
  }

  private static boolean isWeak(String tag) {
    return tag.startsWith("W/");
  }

  /// @param word in lower case
  private static boolean says(Headers headers, String name, String word) {
    for (var value : headers.all(name)) {
      if (List.of(value.toLowerCase(Locale.ROOT).split(",", -1)).stream()
          .anyMatch(each -> each.strip().equals(word))) {
        return true;
      }
    }
    return false;
  }
}
