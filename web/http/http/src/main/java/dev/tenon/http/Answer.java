package dev.tenon.http;

import dev.tenon.contracts.Contract;
import java.util.List;
import java.util.Optional;

/// One way in which a route answers when all goes well, for whoever describes routes.
///
/// @param status 200 to 299, or 304 where the caller knows the content already
/// @param body the contract of the body; empty for none
/// @param headers the names of the headers that the route makes, such as `Location`
public record Answer(int status, Optional<Contract<?>> body, List<String> headers) {

  static final Answer NOTHING = new Answer(204, Optional.empty(), List.of());

  /// Copies the list.
  public Answer {
    headers = List.copyOf(headers);
  }
}
