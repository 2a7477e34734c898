package dev.tenon.http.filters;

import java.time.Duration;

/// Which of the standard filters a service has, and how they are set; in a service the settings
/// `filters.…`. What keeps it safe is on and must be switched off by name.
///
/// @param proxies whom to believe about who asks; nobody by default
/// @param security what browsers are told, on by default
/// @param timing whether answers say how long they took, true by default
/// @param accessLog whether each request has a line in the log, false by default
/// @param slow from when on a request has a warning in the log, 1 s by default; zero for never
/// @param cors which pages of other sites may ask; none by default
/// @param concurrency how many requests are handled at once
/// @param compression what is compressed; on by default for answers that hold no secret
/// @param deadline how long a request may take until it is answered, 30 s by default; zero for
///   ever; a route may say its own
public record FilterOptions(
    ProxyOptions proxies,
    SecurityOptions security,
    boolean timing,
    boolean accessLog,
    Duration slow,
    CorsOptions cors,
    ConcurrencyOptions concurrency,
    CompressionOptions compression,
    Duration deadline) {

  /// Refuses times that are neither zero nor from a millisecond to a day.
  public FilterOptions {
    Spans.requireOrZero("slow", slow);
    Spans.requireOrZero("deadline", deadline);
  }

  /// The defaults given above.
  public static FilterOptions defaults() {
    return new FilterOptions(
        ProxyOptions.defaults(),
        SecurityOptions.defaults(),
        true,
        false,
        Duration.ofSeconds(1),
        CorsOptions.defaults(),
        ConcurrencyOptions.defaults(),
        CompressionOptions.defaults(),
        Duration.ofSeconds(30));
  }

  /// With other proxies.
  public FilterOptions withProxies(ProxyOptions other) {
    return new FilterOptions(
        other, security, timing, accessLog, slow, cors, concurrency, compression, deadline);
  }

  /// With other words to browsers.
  public FilterOptions withSecurity(SecurityOptions other) {
    return new FilterOptions(
        proxies, other, timing, accessLog, slow, cors, concurrency, compression, deadline);
  }

  /// With or without the time on answers.
  public FilterOptions withTiming(boolean other) {
    return new FilterOptions(
        proxies, security, other, accessLog, slow, cors, concurrency, compression, deadline);
  }

  /// With or without a line for each request.
  public FilterOptions withAccessLog(boolean other) {
    return new FilterOptions(
        proxies, security, timing, other, slow, cors, concurrency, compression, deadline);
  }

  /// With another bound for warnings.
  public FilterOptions withSlow(Duration other) {
    return new FilterOptions(
        proxies, security, timing, accessLog, other, cors, concurrency, compression, deadline);
  }

  /// With other pages of other sites.
  public FilterOptions withCors(CorsOptions other) {
    return new FilterOptions(
        proxies, security, timing, accessLog, slow, other, concurrency, compression, deadline);
  }

  /// With another limit.
  public FilterOptions withConcurrency(ConcurrencyOptions other) {
    return new FilterOptions(
        proxies, security, timing, accessLog, slow, cors, other, compression, deadline);
  }

  /// With other rules of what is compressed.
  public FilterOptions withCompression(CompressionOptions other) {
    return new FilterOptions(
        proxies, security, timing, accessLog, slow, cors, concurrency, other, deadline);
  }

  /// With another deadline.
  public FilterOptions withDeadline(Duration other) {
    return new FilterOptions(
        proxies, security, timing, accessLog, slow, cors, concurrency, compression, other);
  }
}
