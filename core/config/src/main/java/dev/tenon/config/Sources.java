package dev.tenon.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The places where a service looks for its settings, the weakest first: `application.yaml` on the
/// class path, then in the working directory; the same for `application-<profile>.yaml`; the
/// environment; the arguments.
///
/// Immutable.
///
/// @param profile which kind of place this is: `dev`, `test`, `prod` or a name of the team's own
/// @param list the sources, each stronger than those before
public record Sources(String profile, List<Source> list) {

  /// The profile where nobody says another.
  public static final String DEFAULT_PROFILE = "dev";

  /// The sources of a program: its arguments, the environment of the process, and the files beside
  /// it.
  ///
  /// @throws ConfigurationError if a file that is there cannot be read, or an argument is no
  ///   `--path=value`
  public static Sources standard(String service, List<String> arguments) {
    return of(service, arguments, System.getenv(), Path.of(""));
  }

  /// The same sources with everything given, as a test needs it.
  public static Sources of(
      String service, List<String> arguments, Map<String, String> environment, Path directory) {
    var fromArguments = new ArgumentSource(List.copyOf(arguments));
    var fromEnvironment = new EnvironmentSource(service, Map.copyOf(environment));
    var profile = profile(service, fromArguments, fromEnvironment);
    var sources = new ArrayList<Source>();
    for (var name : List.of("application.yaml", "application-" + profile + ".yaml")) {
      addResource(name, sources);
      addFile(directory.resolve(name), sources);
    }
    sources.add(fromEnvironment);
    sources.add(fromArguments);
    return new Sources(profile, List.copyOf(sources));
  }

  private static String profile(String service, Source arguments, Source environment) {
    var profile = DEFAULT_PROFILE;
    for (var source : List.of(environment, arguments)) {
      for (var setting : source.read(Set.of("profile"))) {
        profile = setting.path().equals("profile") ? setting.values().getFirst() : profile;
      }
    }
    if (!profile.matches("[a-z][a-z0-9-]{0,30}")) {
      throw ConfigurationError.profile(EnvironmentSource.variable(service, "profile"));
    }
    return profile;
  }

  private static void addResource(String name, List<Source> sources) {
    try (InputStream in =
        Thread.currentThread().getContextClassLoader().getResourceAsStream(name)) {
      if (in != null) {
        sources.add(new YamlSource(name, new String(in.readAllBytes(), StandardCharsets.UTF_8)));
      }
    } catch (IOException e) {
      throw ConfigurationError.file(name, e);
    }
  }

  private static void addFile(Path file, List<Source> sources) {
    if (Files.exists(file)) {
      try {
        sources.add(new YamlSource(file.toString(), Files.readString(file)));
      } catch (IOException e) {
        throw ConfigurationError.file(file.toString(), e);
      }
    }
  }
}
