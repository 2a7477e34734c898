package dev.tenon.http;

import dev.tenon.contracts.Contract;
import java.util.List;
import java.util.Optional;

/// One way in which a route answers when all goes well, for whoever describes routes.
///
/// @param status 200 to 299, or 304 where the caller knows the content already
/// @param body the contract of the body; empty for none
/// @param headers the names of the headers that the route makes, such as `Location`
/// @param otherTypes in which media types the body is given besides that of the contract, such as
///   `text/csv`
public record Answer(
    int status, Optional<Contract<?>> body, List<String> headers, List<String> otherTypes) {

  static final Answer NOTHING = new Answer(204, Optional.empty(), List.of());

  /// Copies the lists.
  public Answer {
    headers = List.copyOf(headers);
    otherTypes = List.copyOf(otherTypes);
  }

  /// An answer in JSON alone.
  public Answer(int status, Optional<Contract<?>> body, List<String> headers) {
    this(status, body, headers, List.of());
  }

  /// An answer that a handler makes as a whole, in any of these media types; none for no body.
  public static Answer of(int status, String... types) {
    return new Answer(status, Optional.empty(), List.of(), List.of(types));
  }

  /// The same with these headers besides.
  public Answer with(String... names) {
    return new Answer(status, body, List.of(names), otherTypes);
  }
}
