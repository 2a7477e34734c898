package dev.tenon.scaffold;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.zip.ZipInputStream;

/// A service that was made a while ago, from a template that has been changed since in many places,
/// and that somebody has worked on. The gate brings one up to date and holds it to its own gate.
final class OlderService {

  static final String MAIN = "src/main/java/com/example/letters/Letters.java";
  static final String STORE = "src/main/java/com/example/letters/items/ItemStore.java";

  static final String CREATE = "  Item create(NewItem item) {\n";

  private OlderService() {}

  /// Makes it.
  ///
  /// @param args the folder
  public static void main(String... args) throws IOException {
    make(Path.of(args[0]));
  }

  static ServiceFolder make(Path folder) throws IOException {
    NewService.of(template(), Answers.of("letters"), folder).write(path -> {});
    Files.delete(folder.resolve(".env.example"));
    edit(folder, "README.md", "# letters\n", "# letters\n\nAsk the post office about it.\n");
    edit(folder, MAIN, "  /// Runs until", "  /// Delivers letters.\n  ///\n  /// Runs until");
    edit(folder, STORE, CREATE, "  // Letters are items, too.\n" + CREATE);
    Files.writeString(folder.resolve("NOTES.md"), "ours\n");
    return ServiceFolder.around(folder);
  }

  private static void edit(Path folder, String path, String old, String now) throws IOException {
    var file = folder.resolve(path);
    var text = Files.readString(file);
    if (!text.contains(old)) {
      throw new IllegalStateException("There is no \"%s\" in %s".formatted(old, file));
    }
    Files.writeString(file, text.replace(old, now));
  }

  private static Template template() throws IOException {
    var files = new TreeMap<String, String>();
    try (var in = OlderService.class.getResourceAsStream("older-template.zip");
        var zip = new ZipInputStream(in)) {
      for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        if (!entry.isDirectory()) {
          files.put(entry.getName(), new String(zip.readAllBytes(), StandardCharsets.UTF_8));
        }
      }
    }
    return new Template("0.0.9", files);
  }
}
