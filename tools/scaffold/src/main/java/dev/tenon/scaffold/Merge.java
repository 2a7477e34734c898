package dev.tenon.scaffold;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.jgit.diff.DiffFormatter;
import org.eclipse.jgit.diff.HistogramDiff;
import org.eclipse.jgit.diff.RawText;
import org.eclipse.jgit.diff.RawTextComparator;
import org.eclipse.jgit.merge.MergeAlgorithm;
import org.eclipse.jgit.merge.MergeFormatter;

/// Three texts made one, line by line, and the difference of two: by JGit.
///
/// @param text what came of it, with the usual marks where both sides changed the same lines
/// @param hasConflicts whether there are such marks
record Merge(String text, boolean hasConflicts) {

  private static final String YOURS = "yours";
  private static final String THEIRS = "template";

  /// How the first line of a conflict and its last begin, as in Git.
  private static final List<String> MARKS = List.of("<<<<<<< " + YOURS, ">>>>>>> " + THEIRS);

  /// @param base what both sides began with
  static Merge of(String base, String yours, String theirs) {
    var result =
        new MergeAlgorithm(new HistogramDiff())
            .merge(RawTextComparator.DEFAULT, raw(base), raw(yours), raw(theirs));
    var out = new ByteArrayOutputStream();
    var names = List.of("base", YOURS, THEIRS);
    return Step.tried(
        "Texts cannot be merged.",
        () -> {
          new MergeFormatter().formatMerge(out, result, names, StandardCharsets.UTF_8);
          return new Merge(out.toString(StandardCharsets.UTF_8), result.containsConflicts());
        });
  }

  /// Whether a text holds a conflict that nobody has solved.
  static boolean isUnsolved(String text) {
    return text.lines().map(String::stripTrailing).anyMatch(MARKS::contains);
  }

  /// The lines that differ, with three around them.
  static String difference(String before, String after) {
    var one = raw(before);
    var other = raw(after);
    var edits = new HistogramDiff().diff(RawTextComparator.DEFAULT, one, other);
    var out = new ByteArrayOutputStream();
    return Step.tried(
        "Texts cannot be compared.",
        () -> {
          try (var formatter = new DiffFormatter(out)) {
            formatter.format(edits, one, other);
          }
          return out.toString(StandardCharsets.UTF_8);
        });
  }

  private static RawText raw(String text) {
    return new RawText(text.getBytes(StandardCharsets.UTF_8));
  }
}
