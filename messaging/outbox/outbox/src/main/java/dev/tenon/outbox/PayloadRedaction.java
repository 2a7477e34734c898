package dev.tenon.outbox;

import dev.tenon.contracts.Contract;
import dev.tenon.contracts.Limits;
import dev.tenon.errors.DomainError;
import dev.tenon.redaction.Redaction;
import dev.tenon.redaction.Treatment;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Leaves out of a payload what one of two policies hides. It works on JSON that was read again, so
/// on a copy, and unlike a redaction of log lines it shortens nothing.
final class PayloadRedaction {

  private static final Contract<Object> FREE =
      Contract.of(Object.class)
          .within(Limits.defaults().withNumberLength(1_000_000).withItems(1_000_000));

  /// Stands for a member that disappears.
  private static final Object GONE = new Object();

  /// What a value is called of which an annotation speaks, whatever its component is called.
  private static final String ANNOTATED = "annotated as sensitive";

  private final List<Redaction> policies;
  private final Redaction masking;
  private final Redaction hashing;

  /// @param all the policy of all topics
  /// @param own that of this topic
  PayloadRedaction(Redaction all, Redaction own) {
    policies = Stream.of(all, own).filter(policy -> !policy.isOff()).toList();
    masking = isOff() ? all : policies.getFirst().with(ANNOTATED, Treatment.MASK);
    hashing = isOff() ? all : policies.getFirst().with(ANNOTATED, Treatment.HASH);
  }

  private boolean isOff() {
    return policies.isEmpty();
  }

  /// @param type what the payload was before it was JSON
  byte[] payload(byte[] json, Class<?> type) {
    if (isOff()) {
      return json;
    }
    try {
      // The contract of free JSON gives null for `null`, which no payload is.
      return FREE.toJson(copyOfValue(FREE.parse(json), SensitiveShape.of(type)));
    } catch (DomainError e) {
      throw new IllegalArgumentException(
          "The payload cannot be read back to be redacted: " + e.problems(), e);
    }
  }

  Map<String, String> headers(Map<String, String> headers) {
    if (isOff()) {
      return headers;
    }
    var shown = new LinkedHashMap<String, String>();
    headers.forEach((name, value) -> {
      var copy = member(name, value, SensitiveShape.NONE);
      if (!GONE.equals(copy)) {
        shown.put(name, String.valueOf(copy));
      }
    });
    return shown;
  }

  private @Nullable Object copy(@Nullable Object value, SensitiveShape shape) {
    return value == null ? null : copyOfValue(value, shape);
  }

  private Object copyOfValue(Object value, SensitiveShape shape) {
    return switch (value) {
      case String text -> text(text);
      case Map<?, ?> members -> object(members, shape);
      case List<?> items -> list(items, shape);
      default -> value;
    };
  }

  private String text(String text) {
    var shown = text;
    for (var policy : policies) {
      shown = policy.text(shown);
    }
    return shown;
  }

  private Object list(List<?> items, SensitiveShape shape) {
    var copy = new ArrayList<@Nullable Object>(items.size());
    items.forEach(item -> copy.add(copy(item, shape)));
    return copy;
  }

  private Object object(Map<?, ?> members, SensitiveShape shape) {
    var copy = new LinkedHashMap<String, @Nullable Object>();
    members.forEach((key, value) -> {
      var name = String.valueOf(key);
      var shown = member(name, value, shape);
      if (!GONE.equals(shown)) {
        copy.put(text(name), shown);
      }
    });
    return copy;
  }

  private @Nullable Object member(String name, @Nullable Object value, SensitiveShape shape) {
    var known = shape.member(name);
    var treatment = known == null ? null : known.treatment();
    for (var policy : policies) {
      treatment = SensitiveShape.stricter(treatment, policy.treatment(name).orElse(null));
    }
    if (treatment == null) {
      // The keys of a map are not components: what stands behind them is as sensitive as the map.
      return copy(value, known == null ? shape : known.shape());
    }
    return switch (treatment) {
      case DROP -> GONE;
      case MASK -> shown(masking, name);
      case HASH -> value == null ? null : shown(hashing, value);
    };
  }

  private static Object shown(Redaction policy, Object value) {
    return policy.named(ANNOTATED, value).orElse(GONE);
  }
}
