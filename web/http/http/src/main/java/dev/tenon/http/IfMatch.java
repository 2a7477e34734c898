package dev.tenon.http;

import dev.tenon.errors.DomainError;
import dev.tenon.errors.ErrorKind;
import java.util.List;

/// The versions of a thing that the caller is willing to change (RFC 9110, 13.1.1). A caller that
/// names none changes whatever is there.
///
/// Ask it where the thing is locked, so that nothing comes between the check and the change:
///
/// ```java
/// store.update(id, product -> {
///   ifMatch.require(product.version());
///   return product.renamed(name);
/// });
/// ```
///
/// Immutable.
public final class IfMatch {

  private static final IfMatch ANY = new IfMatch(List.of("*"));

  private final List<String> tags;

  private IfMatch(List<String> tags) {
    this.tags = tags;
  }

  /// The condition of a caller that names no version.
  public static IfMatch any() {
    return ANY;
  }

  /// The condition of a caller that knows this version.
  public static IfMatch version(Object version) {
    return new IfMatch(List.of(EntityTags.strong(version)));
  }

  static IfMatch parse(List<String> values) {
    return values.isEmpty() ? ANY : new IfMatch(EntityTags.parse("If-Match", values));
  }

  /// Whether the caller accepts this version. A weak tag accepts none.
  public boolean accepts(Object version) {
    return tags.contains("*") || tags.contains(EntityTags.strong(version));
  }

  /// Returns if the caller accepts this version.
  ///
  /// @throws DomainError `PRECONDITION_FAILED` if it does not
  public void require(Object version) {
    if (!accepts(version)) {
      throw new DomainError(
          ErrorKind.PRECONDITION_FAILED,
          "It has changed since you last read it. Read it again and repeat the change.");
    }
  }
}
