package dev.tenon.config;

import dev.tenon.errors.FieldProblem;
import dev.tenon.errors.Suggestion;
import java.util.ArrayList;
import java.util.List;

/// What is wrong with some settings, in the words of the one who set them: each by the name that it
/// has where it was set, with that place and the remedy.
final class Mistakes {

  private static final int WIDEST = 60;

  /// One line: what, then where and why.
  private record Mistake(String what, String why) {}

  private final Settings settings;
  private final List<Mistake> mistakes = new ArrayList<>();
  private int count;

  Mistakes(Settings settings) {
    this.settings = settings;
    settings.unknown().forEach(setting -> list(() -> addUnknown(setting)));
  }

  void add(FieldProblem problem) {
    list(() -> addWrong(problem));
  }

  private void addWrong(FieldProblem problem) {
    var message = withoutSecrets(problem.message()) + ".";
    settings
        .owner(problem)
        .ifPresentOrElse(
            setting ->
                add(
                    Shown.line(setting.name()) + " = " + setting.shown(),
                    "from " + setting.origin() + ": " + message),
            () -> addUnset(Settings.path(problem), problem.code(), message));
  }

  /// @throws ConfigurationError if there is any
  void refuse() {
    if (!mistakes.isEmpty()) {
      int width =
          mistakes.stream().mapToInt(each -> Math.min(WIDEST, each.what.length())).max().orElse(0);
      var lines =
          mistakes.stream().map(each -> SettingsTable.padded(each.what, width) + each.why).toList();
      throw ConfigurationError.settings(settings.variables().service(), count, lines);
    }
  }

  /// Counts a mistake, and looks closer while the list has room.
  private void list(Runnable mistake) {
    count++;
    if (count <= ConfigurationError.MOST) {
      mistake.run();
    }
  }

  private void addUnknown(Setting setting) {
    var why = "from %s: no such setting.".formatted(setting.origin());
    add(Shown.line(setting.name()), why + hint(setting));
  }

  private String hint(Setting setting) {
    if (setting.path().equals(Sources.PROFILE)) {
      return " The profile is chosen before files are read: set --profile or %s."
          .formatted(settings.variables().of(Sources.PROFILE));
    }
    var below = settings.known().ceiling(setting.path() + ".");
    if (below != null && below.startsWith(setting.path() + ".")) {
      return " It holds settings, such as %s.".formatted(called(setting, below));
    }
    var names = settings.known().stream().map(path -> called(setting, path)).toList();
    return Suggestion.nearest(setting.name(), names).map(" Did you mean %s?"::formatted).orElse("");
  }

  /// What another path is called where this setting was set.
  private String called(Setting setting, String path) {
    if (setting.name().startsWith(settings.variables().prefix())) {
      return settings.variables().of(path);
    }
    return setting.name().startsWith("--") ? "--" + path : path;
  }

  /// What nobody set, or a record that refuses the values of its components.
  private void addUnset(String path, String code, String message) {
    if (code.equals("missing")) {
      add(path, "is missing: set %s.".formatted(settings.variables().of(path)));
    } else {
      add(path.isEmpty() ? settings.variables().service() : path, message);
    }
  }

  /// A record may repeat in its own words what it was given.
  private String withoutSecrets(String message) {
    var text = message;
    for (var setting : settings.byPath().values()) {
      for (var value : setting.isSecret() ? setting.values() : List.<String>of()) {
        // A shorter one would be found in any sentence.
        text = value.length() < 3 ? text : text.replace(value, Shown.HIDDEN);
      }
    }
    return text;
  }

  private void add(String what, String why) {
    mistakes.add(new Mistake(what, why));
  }
}
