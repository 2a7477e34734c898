package dev.tenon.service;

import dev.tenon.redaction.Redaction;
import dev.tenon.redaction.Sensitive;
import dev.tenon.redaction.Treatment;
import java.util.Collection;
import java.util.List;

/// What of a service's logs, problems, labels and health answers is never written.
///
/// @param enabled true by default; false shows everything, which is said at the start as a warning
/// @param mask names whose values become `***`, beside those of [Redaction#standard()]
/// @param hash names whose values become a keyed hash, so that lines can be joined
/// @param drop names that disappear with their values
/// @param show names whose values are shown although they look sensitive
/// @param hashKey the key of the hashes, 16 characters at least; empty, as by default, takes a
///   random one, so that hashes differ from process to process. [#toString()] does not show it
public record RedactionOptions(
    boolean enabled,
    List<String> mask,
    List<String> hash,
    List<String> drop,
    List<String> show,
    @Sensitive String hashKey) {

  /// Copies the lists.
  ///
  /// @throws IllegalArgumentException if a name is none, or the key too short
  public RedactionOptions {
    mask = List.copyOf(mask);
    hash = List.copyOf(hash);
    drop = List.copyOf(drop);
    show = List.copyOf(show);
    named(mask, hash, drop, show, hashKey);
  }

  /// The standard names, masked, and a random key.
  public static RedactionOptions defaults() {
    return new RedactionOptions(true, List.of(), List.of(), List.of(), List.of(), "");
  }

  /// The policy of these options.
  ///
  /// @param secrets what is hidden wherever it stands
  Redaction policy(Collection<String> secrets) {
    return enabled ? named(mask, hash, drop, show, hashKey).hiding(secrets) : Redaction.off();
  }

  private static Redaction named(
      List<String> mask, List<String> hash, List<String> drop, List<String> show, String hashKey) {
    var policy = with(drop, Treatment.DROP, with(hash, Treatment.HASH, Redaction.standard()));
    policy = with(mask, Treatment.MASK, policy);
    for (var name : show) {
      policy = policy.without(name);
    }
    return hashKey.isEmpty() ? policy : policy.withHashKey(hashKey);
  }

  private static Redaction with(List<String> names, Treatment treatment, Redaction policy) {
    var more = policy;
    for (var name : names) {
      more = more.with(name, treatment);
    }
    return more;
  }

  @Override
  public String toString() {
    return "RedactionOptions[enabled=%s, mask=%s, hash=%s, drop=%s, show=%s]"
        .formatted(enabled, mask, hash, drop, show);
  }
}
