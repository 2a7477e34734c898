package dev.tenon.errors;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The catalogue of all codes that a service can answer with: the [kinds][ErrorKind] and the
/// service's own.
///
/// Immutable and thread-safe.
public final class ErrorCodes {

  private final Map<String, ErrorCode> byId;

  private ErrorCodes(Map<String, ErrorCode> byId) {
    this.byId = byId;
  }

  /// The built-in kinds and the codes given.
  ///
  /// @throws IllegalArgumentException if two codes share an id, naming both
  public static ErrorCodes of(ErrorCode... codes) {
    var byId = new LinkedHashMap<String, ErrorCode>();
    for (var kind : ErrorKind.values()) {
      byId.put(kind.id(), kind);
    }
    for (var code : codes) {
      var other = byId.putIfAbsent(code.id(), code);
      if (other != null) {
        throw new IllegalArgumentException(
            "Two error codes share the id '%s': %s and %s. Rename one of them."
                .formatted(code.id(), described(other), described(code)));
      }
    }
    return new ErrorCodes(byId);
  }

  /// The code with this id.
  public Optional<ErrorCode> find(String id) {
    return Optional.ofNullable(byId.get(id));
  }

  /// All codes, the kinds first, then the service's own in the order given.
  public Collection<ErrorCode> all() {
    return Collections.unmodifiableCollection(byId.values());
  }

  private static String described(ErrorCode code) {
    return code.getClass().getSimpleName() + "." + code.name();
  }
}
