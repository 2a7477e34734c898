package dev.tenon.scaffold;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A resource that is about to be added to a service: its files, and the line by which the service
/// serves it.
///
/// Where lines break is not decided here: have the service's own formatter run afterwards.
///
/// Immutable and thread-safe.
public final class NewResource {

  private static final String POM = "pom.xml";
  private static final String KIT = "tenon-sql-junit";
  private static final String MIGRATIONS = "src/main/resources/db/migration";
  private static final Pattern MIGRATION = Pattern.compile("V0*([0-9]{1,9})__.*\\.sql");
  private static final String END_OF_LIST = "    // resources]\n";

  private final ServiceFolder folder;
  private final List<Change> changes;

  private NewResource(ServiceFolder folder, List<Change> changes) {
    this.folder = folder;
    this.changes = changes;
  }

  /// Renders it; nothing is written.
  ///
  /// @param name small words with hyphens: `purchase-order`
  /// @param plural the same for many; null for that of English
  /// @param fields each `name:type`, or `name:type?` for one that may be null; the types are
  ///   `string`, `long`, `int`, `boolean`, `uuid`, `instant` and `date`
  /// @throws ScaffoldFailure `TENON-N02` if a file of it is there already; `TENON-N03` if something
  ///   cannot be read; `TENON-N05` if what the service remembers is damaged; `TENON-N08` if name or
  ///   fields will not do, or the service has no list of resources any more, or is older than this
  public static NewResource of(
      ServiceFolder folder, String name, @Nullable String plural, List<String> fields) {
    var answers = folder.lock().answers();
    var resource = Resource.of(name, plural, fields);
    var sources = new ResourceSources(resource, answers.packageName());
    requireKit(folder);
    var changes = new ArrayList<Change>();
    sources
        .files(nextMigration(folder))
        .forEach((path, text) -> {
          requireFree(folder, path);
          changes.add(new Change(path, Outcome.ADDED, null, text));
        });
    changes.add(served(folder, answers, resource, sources.packageName()));
    return new NewResource(folder, List.copyOf(changes));
  }

  /// What is done, file by file, the list of resources last.
  public List<Change> changes() {
    return changes;
  }

  /// Writes it; where that fails or is interrupted on the way, nothing of it is left.
  ///
  /// @param progress is told of each file when it is written
  /// @throws ScaffoldFailure `TENON-N02` if a file was changed meanwhile; `TENON-N03` if one could
  ///   not be written
  public void write(Consumer<Change> progress) {
    try (var undo = Undo.begin()) {
      for (var change : changes) {
        undo.apply(folder, change);
        progress.accept(change);
      }
      undo.forget();
    }
  }

  /// A service of an older template may be without what the tests of a resource stand on.
  private static void requireKit(ServiceFolder folder) {
    var text = folder.at(POM) instanceof UserFile.Text yours ? yours.raw() : "";
    if (!text.contains("<artifactId>" + KIT + "</artifactId>")) {
      throw Resource.refused(
          "%s does not depend on %s, which the tests of a resource need."
              .formatted(folder.root().resolve(POM), KIT),
          "Run tenon update, or add dev.tenon:%s to it, at scope test.".formatted(KIT));
    }
  }

  private static void requireFree(ServiceFolder folder, String path) {
    var place = folder.root().resolve(path);
    if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
      throw ScaffoldFailure.of(
          ScaffoldFailure.PLACE,
          "%s is there already, and nothing that is there is written over.".formatted(place),
          "Choose another name, or move away what is there.");
    }
  }

  private static int nextMigration(ServiceFolder folder) {
    var migrations = folder.root().resolve(MIGRATIONS);
    if (!Files.isDirectory(migrations)) {
      return 1;
    }
    try (var files = Files.list(migrations)) {
      return 1 + files.mapToInt(NewResource::number).max().orElse(0);
    } catch (IOException e) {
      throw ScaffoldFailure.disk("%s cannot be read.".formatted(migrations), e);
    }
  }

  private static int number(Path migration) {
    var name = MIGRATION.matcher(String.valueOf(migration.getFileName()));
    return name.matches() ? Integer.parseInt(name.group(1)) : 0;
  }

  private static Change served(
      ServiceFolder folder, Answers answers, Resource resource, String packageName) {
    var path =
        "src/main/java/%s/%s.java"
            .formatted(answers.packageName().replace('.', '/'), answers.classPrefix());
    var text = folder.at(path) instanceof UserFile.Text yours ? yours.raw() : "";
    int imports = text.indexOf("import ");
    int end = text.indexOf(END_OF_LIST);
    if (imports < 0 || end < imports) {
      throw Resource.refused(
          "%s has no list of resources to add to.".formatted(folder.root().resolve(path)),
          "Put the lines \"// [resources\" and \"// resources]\" around the routes in it, four spaces before each, as a new service has them.");
    }
    var routes = resource.type() + "Routes";
    var added =
        text.substring(0, imports)
            + "import %s.%s.%s;\n".formatted(answers.packageName(), packageName, routes)
            + text.substring(imports, end)
            + "    routes = routes.and(%s.of(database, events, clock));\n".formatted(routes)
            + text.substring(end);
    return new Change(path, Outcome.UPDATED, text, Imports.sorted(added));
  }
}
