package dev.tenon.scaffold;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A template with the words of one service: every file by its path, relative and with `/`. The
/// same template and the same answers give the same bytes.
///
/// Immutable.
///
/// @param files text by path, sorted
public record Rendering(SortedMap<String, String> files) {

  private static final Pattern TYPE = Pattern.compile("\\b[A-Z][A-Za-z0-9]*\\b");

  /// Comments and texts name no types.
  private static final Pattern WORDS = Pattern.compile("//.*|\"[^\"\\n]*\"");

  public Rendering {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    files.keySet().forEach(Paths::requireSafe);
  }

  /// Renders a template. Where a name makes a line of Java too long, the file is laid out by
  /// google-java-format, for which the JVM needs the `--add-exports` that its documentation names.
  ///
  /// @throws ScaffoldFailure `TENON-N01` if a class of the service would be named like one that it
  ///   uses; `TENON-N07` if the template is damaged
  public static Rendering of(Template template, Answers answers) {
    requireFreeClassNames(template, answers);
    var files = new TreeMap<String, String>();
    template
        .files()
        .forEach((path, text) -> {
          var spelling = Spelling.of(answers, path);
          var chosen = Options.chosen(path, text, answers.options());
          chosen
              .map(spelling::of)
              .ifPresent(spelt -> {
                files.put(
                    spelling.of(path),
                    path.endsWith(".java") ? Layout.of(path, Imports.sorted(spelt)) : spelt);
              });
        });
    return new Rendering(files);
  }

  /// Whether a file is a program of its own: it says by what it is run.
  static boolean isExecutable(String text) {
    return text.startsWith("#!");
  }

  /// SHA-256 over all paths and texts.
  public String hash() {
    var hash = new Hash();
    files.forEach((path, text) -> hash.add(path + "\0" + text + "\0"));
    return hash.toString();
  }

  /// A service named `service` would have a class `Service`, and no longer know ours of that name.
  private static void requireFreeClassNames(Template template, Answers answers) {
    var taken = new TreeSet<String>();
    var own = new TreeSet<String>();
    template
        .files()
        .forEach((path, text) -> {
          if (path.endsWith(".java")) {
            var types = TYPE.matcher(WORDS.matcher(text).replaceAll(""));
            while (types.find()) {
              (types.group().contains(Spelling.PREFIX) ? own : taken).add(types.group());
            }
          }
        });
    own.add(Spelling.PREFIX);
    for (var type : own) {
      var name = type.replace(Spelling.PREFIX, answers.classPrefix());
      if (taken.contains(name) || isOfTheLanguage(name)) {
        throw ScaffoldFailure.of(
            ScaffoldFailure.ANSWERS,
            "\"%s\" cannot be the name: the class %s of the service would hide another one that it uses."
                .formatted(answers.name(), name),
            "Add a word, such as %s-app.".formatted(answers.name()));
      }
    }
  }

  private static boolean isOfTheLanguage(String name) {
    return ClassLoader.getPlatformClassLoader().getResource("java/lang/" + name + ".class") != null;
  }
}
