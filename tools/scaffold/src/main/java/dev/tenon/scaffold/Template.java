package dev.tenon.scaffold;

import java.io.IOException;
import java.net.URI;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/// A project as a model for others, as it stands in its folder: text by path, in UTF-8.
///
/// Immutable.
///
/// @param version of the Tenon that it belongs to
/// @param files text by path, relative and with `/`, sorted
public record Template(String version, SortedMap<String, String> files) {

  /// The name of the only template.
  static final String NAME = "service";

  private static final String PACKED = "dev/tenon/scaffold/" + NAME + "/";

  /// Left by builds and by tools.
  private static final Set<String> NO_PART = Set.of("target", ".git", ".data", ".idea", ".vscode");

  public Template {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// The template of a service that comes with this version of Tenon.
  ///
  /// @throws ScaffoldFailure `TENON-N07` if it is missing or damaged
  public static Template service() {
    var version =
        Optional.ofNullable(Template.class.getPackage().getImplementationVersion())
            .orElse("development");
    var home = Template.class.getProtectionDomain().getCodeSource().getLocation();
    return packed(version, Path.of(URI.create(home.toString())));
  }

  /// The template in a jar or a folder of classes.
  static Template packed(String version, Path home) {
    try {
      return Files.isDirectory(home)
          ? inFolder(version, home.resolve(PACKED))
          : inJar(version, home);
    } catch (IOException e) {
      throw damaged("%s cannot be read: %s".formatted(home, e.getMessage()));
    }
  }

  /// The template that a folder holds, without what its builds left there.
  ///
  /// @throws ScaffoldFailure `TENON-N07` if it holds none, or a file that is no text
  /// @throws IOException if it cannot be read
  public static Template inFolder(String version, Path folder) throws IOException {
    var files = new TreeMap<String, String>();
    if (Files.isDirectory(folder)) {
      try (var walk = Files.walk(folder)) {
        for (var file : walk.filter(Files::isRegularFile).toList()) {
          var path = folder.relativize(file).toString().replace('\\', '/');
          if (isPart(path)) {
            files.put(path, text(path, Files.readAllBytes(file)));
          }
        }
      }
    }
    return some(version, files, folder);
  }

  private static Template inJar(String version, Path jar) throws IOException {
    var files = new TreeMap<String, String>();
    try (var entries = new JarFile(jar.toFile(), false)) {
      for (var entry : Collections.list(entries.entries())) {
        if (!entry.isDirectory() && entry.getName().startsWith(PACKED)) {
          var path = entry.getName().substring(PACKED.length());
          try (var content = entries.getInputStream(entry)) {
            files.put(path, text(path, content.readAllBytes()));
          }
        }
      }
    }
    return some(version, files, jar);
  }

  private static Template some(String version, SortedMap<String, String> files, Path place) {
    if (files.isEmpty()) {
      throw damaged("there is none in " + place);
    }
    return new Template(version, files);
  }

  private static boolean isPart(String path) {
    return Stream.of(path.split("/", -1)).noneMatch(NO_PART::contains);
  }

  private static String text(String path, byte[] bytes) {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw damaged(path + " is no text in UTF-8");
    }
  }

  private static ScaffoldFailure damaged(String why) {
    return ScaffoldFailure.of(
        ScaffoldFailure.TEMPLATE,
        "The template is damaged: " + why + ".",
        "That is a fault of Tenon: build it again with ./tenon --build, or take another version.");
  }
}
