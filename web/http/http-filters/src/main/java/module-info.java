/// The filters of the HTTP edge, each a small class of its own: a service takes [all of them in
/// their order][dev.tenon.http.filters.Filters], or those that it wants.
///
/// ```java
/// Dispatcher.of(routes, options, List.of(SecurityHeaders.of(SecurityOptions.defaults())));
/// ```
///
/// What stands on other capabilities (authentication, rate limits, idempotency) is not here.
module dev.tenon.http.filters {
  requires static transitive org.jspecify;
  requires transitive dev.tenon.http;
  requires transitive dev.tenon.observe;
  requires dev.tenon.errors;
  requires org.slf4j;

  exports dev.tenon.http.filters;
}
