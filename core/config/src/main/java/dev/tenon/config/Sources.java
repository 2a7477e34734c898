package dev.tenon.config;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/// The places where a service looks for its settings, the weakest first: `application.yaml` on the
/// class path, then in the working directory; the same for `application-<profile>.yaml`; the
/// environment; the arguments. A file need not be there. A list in a stronger source takes the
/// place of one in a weaker; nothing is appended.
///
/// The profile is chosen before any file is read, by `--profile=prod` or, for a service `products`,
/// by the variable `PRODUCTS__PROFILE`.
///
/// Immutable.
///
/// @param profile which kind of place this is: `dev`, `test`, `prod` or a name of the team's own
/// @param list the sources, each stronger than those before
public record Sources(String profile, List<Source> list) {

  /// The profile where nobody says another.
  public static final String DEFAULT_PROFILE = "dev";

  /// What the profile is called as a setting.
  static final String PROFILE = "profile";

  private static final Pattern PROFILE_FORMAT = Pattern.compile("[a-z][a-z0-9-]{0,30}");

  /// Copies the list.
  public Sources {
    list = List.copyOf(list);
  }

  /// The sources of a program: its arguments, the environment of the process, and the files beside
  /// it.
  ///
  /// @throws IllegalArgumentException if the service's name is not lower case words with hyphens
  /// @throws ConfigurationError if the profile is no name
  public static Sources standard(String service, List<String> arguments) {
    return of(service, arguments, System.getenv(), Path.of(""));
  }

  /// The same sources with everything given, as a test needs it.
  ///
  /// @throws IllegalArgumentException if the service's name is not lower case words with hyphens
  /// @throws ConfigurationError if the profile is no name
  public static Sources of(
      String service, List<String> arguments, Map<String, String> environment, Path directory) {
    var fromArguments = new ArgumentSource(List.copyOf(arguments));
    var fromEnvironment = new EnvironmentSource(new Variables(service), Map.copyOf(environment));
    var profile =
        fromArguments
            .profile()
            .or(fromEnvironment::profile)
            .map(Sources::checked)
            .orElse(DEFAULT_PROFILE);
    var sources = new ArrayList<Source>();
    for (var name : List.of("application.yaml", "application-" + profile + ".yaml")) {
      resource(name).ifPresent(sources::add);
      file(directory.resolve(name)).ifPresent(sources::add);
    }
    sources.add(fromEnvironment);
    sources.add(fromArguments);
    return new Sources(profile, sources);
  }

  /// These sources over one that is weaker than all of them.
  public Sources over(Source weakest) {
    var all = new ArrayList<Source>();
    all.add(weakest);
    all.addAll(list);
    return new Sources(profile, all);
  }

  private static String checked(Setting setting) {
    var profile = setting.values().getFirst();
    if (!PROFILE_FORMAT.matcher(profile).matches()) {
      throw ConfigurationError.profile(setting);
    }
    return profile;
  }

  /// The first of the name; where tests bring one, it hides the program's own.
  private static Optional<Source> resource(String name) {
    var loader =
        Optional.ofNullable(Thread.currentThread().getContextClassLoader())
            .orElseGet(ClassLoader::getSystemClassLoader);
    return Optional.ofNullable(loader.getResource(name))
        .map(url -> new FileSource(name + " (class path)", url::openStream));
  }

  /// A link to nothing counts as there, since somebody meant something to be.
  private static Optional<Source> file(Path file) {
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return Optional.empty();
    }
    return Optional.of(new FileSource(file.toString(), () -> Files.newInputStream(file)));
  }
}
