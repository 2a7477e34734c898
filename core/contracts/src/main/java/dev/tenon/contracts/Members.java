package dev.tenon.contracts;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The names that a record's members may have in JSON, prepared for looking up: those of its
/// components, their aliases, and the discriminator where it has one.
final class Members {

  /// The position of the discriminator, which is no component.
  static final int DISCRIMINATOR = -1;

  static final Members NONE = new Members(List.of(), null);

  final JsonCursor.Names lookup;

  /// Those that are told to people.
  final List<String> names;

  private final String[] spellings;
  private final int[] positions;

  /// @param discriminator its name; null where there is none
  Members(List<Component> components, @Nullable String discriminator) {
    var all = new ArrayList<String>();
    var told = new ArrayList<String>();
    int count = components.stream().mapToInt(component -> component.names().size()).sum();
    positions = new int[discriminator == null ? count : count + 1];
    for (int i = 0; i < components.size(); i++) {
      told.add(components.get(i).name);
      Arrays.fill(positions, all.size(), all.size() + components.get(i).names().size(), i);
      all.addAll(components.get(i).names());
    }
    if (discriminator != null) {
      positions[count] = DISCRIMINATOR;
      all.add(discriminator);
      told.add(discriminator);
    }
    names = List.copyOf(told);
    spellings = all.toArray(String[]::new);
    lookup = new JsonCursor.Names(all);
  }

  /// The component that was found by this match, or [#DISCRIMINATOR].
  int position(int match) {
    return positions[match];
  }

  /// The name as the sender wrote it.
  String name(int match) {
    return spellings[match];
  }
}
