package dev.tenon.scaffold;

import dev.tenon.scaffold.UserFile.Absent;
import dev.tenon.scaffold.UserFile.Text;
import java.lang.module.ModuleDescriptor.Version;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// A newer template, merged into a service: what the template changed since the last rendering is
/// changed in the service, and what people changed stays.
///
/// Planned first, then applied, or not. Applied in steps that can be repeated: where it stops in
/// the middle, the next update goes on.
public final class Update {

  private final ServiceFolder folder;
  private final Rendering rendering;
  private final LockFile before;
  private final LockFile after;
  private final List<Change> changes;

  private Update(
      ServiceFolder folder, Rendering base, Rendering rendering, LockFile before, LockFile after) {
    this.folder = folder;
    this.rendering = rendering;
    this.before = before;
    this.after = after;
    this.changes = changes(base);
  }

  /// Compares the last rendering, the new one and what is there; nothing is written.
  ///
  /// @param force to go on although marks of earlier conflicts are in the files
  /// @throws ScaffoldFailure `TENON-N03` if a file cannot be read; `TENON-N05` if what the service
  ///   remembers is damaged or of a newer Tenon; `TENON-N06` if there are such marks
  public static Update plan(ServiceFolder folder, Template template, boolean force) {
    var lock = folder.lock();
    requireNotNewer(lock.tenon(), template.version());
    var base = folder.base();
    if (!force) {
      requireSolved(folder, base);
    }
    var rendering = Rendering.of(template, lock.answers());
    var after = LockFile.of(template.version(), rendering, lock.answers());
    return new Update(folder, base, rendering, lock, after);
  }

  private static void requireNotNewer(String lock, String template) {
    try {
      if (Version.parse(lock).compareTo(Version.parse(template)) > 0) {
        throw ScaffoldFailure.of(
            ScaffoldFailure.DAMAGED,
            "The service was made with Tenon %s, and this is Tenon %s."
                .formatted(Visible.of(lock), template),
            "Take a Tenon that is at least as new: git pull in its checkout.");
      }
    } catch (IllegalArgumentException e) {
      // A version of a developer's own is compared with nothing.
    }
  }

  private static void requireSolved(ServiceFolder folder, Rendering base) {
    var unsolved = new ArrayList<String>();
    for (var path : base.files().keySet()) {
      if (folder.at(path) instanceof Text text && Merge.isUnsolved(text.raw())) {
        unsolved.add(path);
      }
    }
    if (!unsolved.isEmpty()) {
      throw ScaffoldFailure.of(
          ScaffoldFailure.UNSOLVED,
          "Conflicts of the last update are not solved: " + String.join(", ", unsolved) + ".",
          "Edit these files, remove the lines of <<<<<<<, ======= and >>>>>>>, and run the command again; --force goes on regardless.");
    }
  }

  /// The version of Tenon that the service was rendered with last.
  public String from() {
    return before.tenon();
  }

  /// The version of Tenon that it is brought to.
  public String to() {
    return after.tenon();
  }

  /// What is done, by path; files that stay as they are for no reason worth a word are left out.
  public List<Change> changes() {
    return List.copyOf(changes);
  }

  /// Whether a person has to look at something afterwards.
  public boolean needsYou() {
    return changes.stream().anyMatch(change -> change.outcome().needsYou());
  }

  /// Carries it out: each file in one step, what the service remembers last.
  ///
  /// @param progress is told of each change when it is done
  /// @throws ScaffoldFailure `TENON-N02` if a file was changed since the plan; `TENON-N03` if one
  ///   could not be written
  public void apply(Consumer<Change> progress) {
    for (var change : changes) {
      folder.apply(change);
      progress.accept(change);
    }
    if (!after.equals(before)) {
      folder.write(ServiceFolder.BASE, BaseFile.write(rendering));
      folder.write(ServiceFolder.LOCK, after.toJson().getBytes(StandardCharsets.UTF_8));
    }
  }

  private List<Change> changes(Rendering base) {
    var paths = new TreeSet<>(base.files().keySet());
    paths.addAll(rendering.files().keySet());
    var all = new ArrayList<Change>();
    for (var path : paths) {
      change(path, base.files().get(path), rendering.files().get(path)).ifPresent(all::add);
    }
    return List.copyOf(all);
  }

  private Optional<Change> change(String path, @Nullable String old, @Nullable String now) {
    if (Optional.ofNullable(old).equals(Optional.ofNullable(now))) {
      return Optional.empty();
    }
    return switch (folder.at(path)) {
      case Text yours when now == null -> Optional.of(removed(path, String.valueOf(old), yours));
      case Text yours -> merged(path, old == null ? "" : old, yours, now);
      case Absent() when old == null -> Optional.of(new Change(path, Outcome.ADDED, null, now));
      case Absent() ->
          now == null ? Optional.empty() : Optional.of(Change.none(path, Outcome.AWAY));
      case UserFile.Other() ->
          Optional.of(Change.none(path, now == null ? Outcome.KEPT : Outcome.BLOCKED));
    };
  }

  private static Change removed(String path, String old, Text yours) {
    return yours.lines().equals(old)
        ? new Change(path, Outcome.REMOVED, yours.raw(), null)
        : Change.none(path, Outcome.KEPT);
  }

  private static Optional<Change> merged(String path, String old, Text yours, String now) {
    if (yours.lines().equals(now)) {
      return Optional.empty();
    }
    if (yours.lines().equals(old)) {
      return Optional.of(new Change(path, Outcome.UPDATED, yours.raw(), yours.like(now)));
    }
    var merge = Merge.of(old, yours.lines(), now);
    var outcome = merge.hasConflicts() ? Outcome.CONFLICT : Outcome.MERGED;
    return merge.text().equals(yours.lines())
        ? Optional.empty()
        : Optional.of(new Change(path, outcome, yours.raw(), yours.like(merge.text())));
  }
}
