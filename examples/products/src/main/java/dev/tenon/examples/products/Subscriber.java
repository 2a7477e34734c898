package dev.tenon.examples.products;

import dev.tenon.outbox.HttpTarget;
import dev.tenon.outbox.Target;
import java.net.URI;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Who is told what happened to products.
final class Subscriber {

  private static final Logger LOG = LoggerFactory.getLogger(Subscriber.class);

  private Subscriber() {}

  /// Another service, to which events are posted; the log where none is named.
  static Target of(@Nullable URI url) {
    return url == null
        ? message -> LOG.info("{} {}", message.topic(), message.key())
        : HttpTarget.to(url, "/products");
  }
}
