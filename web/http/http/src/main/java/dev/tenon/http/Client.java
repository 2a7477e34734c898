package dev.tenon.http;

/// Who asks, and how it reached us: as its connection says, or as a proxy that is trusted says for
/// it.
///
/// @param address its IP address; or what a proxy calls it in place of one (RFC 7239, 6), such as
///   `unknown`
/// @param scheme `https` over TLS, else `http`
/// @param host the host that it asked for, with the port where it named one; empty if it named none
public record Client(String address, String scheme, String host) {}
