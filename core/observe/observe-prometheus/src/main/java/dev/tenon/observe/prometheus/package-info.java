/// Metrics by the Prometheus client.
@NullMarked
package dev.tenon.observe.prometheus;

import org.jspecify.annotations.NullMarked;
