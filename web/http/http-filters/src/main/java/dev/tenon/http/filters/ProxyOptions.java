package dev.tenon.http.filters;

import java.util.List;

/// Which proxies stand in front of a service, and how they say whom they speak for.
///
/// @param networks their networks or addresses, such as `10.0.0.0/8`, `2001:db8::/32` or
///   `192.0.2.7`; none by default, so that nobody is believed
/// @param header which headers they set; the others are never looked at, since whoever asks a proxy
///   can send those through it
public record ProxyOptions(List<String> networks, Header header) {

  /// The headers of a proxy.
  public enum Header {
    /// `X-Forwarded-For`, `X-Forwarded-Proto`, `X-Forwarded-Host`, as most proxies send them.
    X_FORWARDED,
    /// `Forwarded` of RFC 7239.
    FORWARDED
  }

  /// Copies the list.
  ///
  /// @throws IllegalArgumentException if a network is none, or is everybody
  public ProxyOptions {
    networks = List.copyOf(networks);
    networks.forEach(IpNetwork::parse);
  }

  /// No proxies.
  public static ProxyOptions defaults() {
    return new ProxyOptions(List.of(), Header.X_FORWARDED);
  }

  /// With these proxies.
  public ProxyOptions withNetworks(List<String> other) {
    return new ProxyOptions(other, header);
  }

  /// With the headers that they set.
  public ProxyOptions withHeader(Header other) {
    return new ProxyOptions(networks, other);
  }
}
