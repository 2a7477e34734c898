package dev.tenon.outbox.spi;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A message that is to be written, checked and with nothing left in it to hide.
///
/// @param id which message this is
/// @param lane where it waits: the same number for the same key, a random one without a key
/// @param topic what happened
/// @param key whose message it is; null where there is no order to keep
/// @param version of the payload's form
/// @param payload JSON
/// @param headers what else it says about itself
public record NewMessage(
    UUID id,
    long lane,
    String topic,
    @Nullable String key,
    int version,
    String payload,
    Map<String, String> headers) {

  /// Copies the headers.
  public NewMessage {
    headers = Map.copyOf(headers);
  }
}
