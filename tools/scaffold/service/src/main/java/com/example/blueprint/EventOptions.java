// [outbox
package com.example.blueprint;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/// Who is told what happens in this service.
///
/// @param subscriber where events are posted; null, the default, for nobody
record EventOptions(@Nullable URI subscriber) {

  static EventOptions defaults() {
    return new EventOptions(null);
  }
}
// outbox]
