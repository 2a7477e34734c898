/// What a service says about itself: [fields][dev.tenon.observe.LogFields] on every log line of the
/// work at hand, and [metrics][dev.tenon.observe.Metrics].
///
/// ```java
/// var orders = metrics.counter("orders_placed_total", "Orders placed.", "country");
///
/// LogFields.with("orderId", id).run(() -> {
///   log.info("placed");              // the line carries orderId
///   orders.increment("CH");
/// });
/// ```
///
/// It writes no log itself (that is SLF4J and a [backend][dev.tenon.observe.spi.LogBackend]), and
/// its own metrics stay in memory until a [backend][dev.tenon.observe.spi.MetricsBackend] is
/// chosen.
module dev.tenon.observe {
  requires static transitive org.jspecify;
  requires transitive dev.tenon.lifecycle;
  requires transitive dev.tenon.redaction;
  requires org.slf4j;

  exports dev.tenon.observe;
  exports dev.tenon.observe.spi;
}
