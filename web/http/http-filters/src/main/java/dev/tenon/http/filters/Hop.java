package dev.tenon.http.filters;

/// What one proxy says of whoever asked it.
///
/// @param node who that was
/// @param scheme how it was asked; empty if it does not say
/// @param host what it was asked for; empty if it does not say
record Hop(Node node, String scheme, String host) {}
