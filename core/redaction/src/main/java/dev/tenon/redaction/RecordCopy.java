package dev.tenon.redaction;

import java.util.AbstractMap;
import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// What is left of a record: a map of its components that reads like the record.
final class RecordCopy extends AbstractMap<Object, @Nullable Object> {

  private final String type;
  private final Map<Object, @Nullable Object> members;

  RecordCopy(String type, Map<Object, @Nullable Object> members) {
    this.type = type;
    this.members = Collections.unmodifiableMap(members);
  }

  @Override
  public Set<Entry<Object, @Nullable Object>> entrySet() {
    return members.entrySet();
  }

  @Override
  public String toString() {
    return members.entrySet().stream()
        .map(Entry::toString)
        .collect(Collectors.joining(", ", type + "[", "]"));
  }
}
