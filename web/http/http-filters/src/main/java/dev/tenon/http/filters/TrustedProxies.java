package dev.tenon.http.filters;

import dev.tenon.http.Client;
import dev.tenon.http.Filter;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import java.net.InetAddress;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds out who asks where proxies stand in front of a service, from what they say in
/// `X-Forwarded-For`, `X-Forwarded-Proto` and `X-Forwarded-Host`, or in `Forwarded` (RFC 7239).
///
/// Whoever asks can send these headers, too; so they count only where the connection comes from a
/// proxy that [ProxyOptions] name, and are read from the right, where the nearest proxy writes: the
/// client is the first that is no such proxy. What stands further left is hearsay and is not looked
/// at. If all of them are such proxies, the client is the leftmost. Headers that are not there
/// change nothing. What a proxy says and cannot be read is a 400, since to go on without it would
/// let the client pass for the proxy.
///
/// Filters and handlers further in find it in [Request#client()]. Immutable and thread-safe.
public final class TrustedProxies implements Filter {

  private static final String FOR = "X-Forwarded-For";
  private static final String PROTO = "X-Forwarded-Proto";
  private static final String HOST = "X-Forwarded-Host";

  private final List<IpNetwork> networks;
  private final ProxyOptions.Header header;

  private TrustedProxies(List<IpNetwork> networks, ProxyOptions.Header header) {
    this.networks = networks;
    this.header = header;
  }

  /// The filter with these options.
  public static TrustedProxies of(ProxyOptions options) {
    return new TrustedProxies(
        options.networks().stream().map(IpNetwork::parse).toList(), options.header());
  }

  @Override
  public Reply filter(Request request, Next next) {
    if (!isTrusted(IpAddress.ofPeer(request.remoteAddress()))) {
      return next.proceed(request);
    }
    var hop =
        switch (header) {
          case X_FORWARDED -> xForwarded(request);
          case FORWARDED -> forwarded(request);
        };
    return next.proceed(hop == null ? request : request.from(client(hop, request.client())));
  }

  private boolean isTrusted(@Nullable InetAddress address) {
    if (address != null) {
      for (var network : networks) {
        if (network.contains(address)) {
          return true;
        }
      }
    }
    return false;
  }

  /// What no proxy says is as the connection says.
  private static Client client(Hop hop, Client peer) {
    return new Client(
        hop.node().text(),
        hop.scheme().isEmpty() ? peer.scheme() : hop.scheme(),
        hop.host().isEmpty() ? peer.host() : hop.host());
  }

  private @Nullable Hop forwarded(Request request) {
    @Nullable Hop found = null;
    for (var hop : Forwarded.parse(request.headers(Forwarded.HEADER)).reversed()) {
      found = hop;
      if (!isTrusted(hop.node().address())) {
        return hop;
      }
    }
    return found;
  }

  private Hop xForwarded(Request request) {
    var nodes = new FromTheRight(request.headers(FOR));
    var node = new Node(request.remoteAddress(), null);
    int behind = -1; // how many proxies stand between the nearest one and the client
    for (var next = nodes.next(); !next.isEmpty(); next = nodes.next()) {
      node = Values.node(next, FOR);
      behind++;
      if (!isTrusted(node.address())) {
        break;
      }
    }
    var scheme = said(request.headers(PROTO), behind);
    var host = said(request.headers(HOST), behind);
    return new Hop(node, Values.scheme(scheme, PROTO), Values.host(host, HOST));
  }

  /// Of the values that proxies wrote one after the other, that of the proxy which the client
  /// asked. There may be fewer than proxies, where one writes in place of those before; more do not
  /// count.
  private static String said(List<String> values, int behind) {
    var all = new FromTheRight(values);
    var value = all.next();
    for (int i = 0; i < behind; i++) {
      var further = all.next();
      value = further.isEmpty() ? value : further;
    }
    return value;
  }
}
