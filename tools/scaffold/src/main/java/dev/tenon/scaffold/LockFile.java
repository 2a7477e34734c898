package dev.tenon.scaffold;

import dev.tenon.errors.DomainError;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// What a service remembers of its template, for people and programs: `.tenon/lock.json`.
///
/// @param tenon the version of Tenon that rendered it
/// @param templateHash over all files as they were rendered
/// @param answers what was answered
/// @param files SHA-256 of each file as it was rendered, by path
public record LockFile(
    String tenon, String templateHash, Answers answers, SortedMap<String, String> files) {

  public LockFile {
    files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
  }

  /// The lock of a service that is rendered now.
  static LockFile of(String tenon, Rendering rendering, Answers answers) {
    var hashes = new TreeMap<String, String>();
    rendering.files().forEach((path, text) -> hashes.put(path, Hash.of(text)));
    return new LockFile(tenon, rendering.hash(), answers, hashes);
  }

  /// Members that are not known are left aside: a newer Tenon may have more to say.
  ///
  /// @throws ScaffoldFailure `TENON-N05` if the text is no lock
  static LockFile read(String text) {
    try {
      var lock = Json.read(text);
      if (!text(lock, "template").equals(Template.NAME)) {
        throw damaged("it is of another template than " + Template.NAME);
      }
      var files = new TreeMap<String, String>();
      var hashes = member(lock, "files", Map.class);
      for (var path : hashes.keySet()) {
        files.put((String) path, text(hashes, (String) path));
      }
      var answers = answers(member(lock, "answers", Map.class));
      return new LockFile(text(lock, "tenon"), text(lock, "templateHash"), answers, files);
    } catch (DomainError notJson) {
      throw damaged(String.valueOf(notJson.getMessage()));
    }
  }

  private static Answers answers(Object said) {
    var engine = text(said, "engine");
    try {
      return new Answers(
          text(said, "name"),
          text(said, "package"),
          text(said, "description"),
          Engine.of(engine).orElseThrow(() -> damaged("there is no engine " + Visible.of(engine))),
          member(said, "outbox", Boolean.class));
    } catch (ScaffoldFailure refused) {
      throw refused.id().equals(ScaffoldFailure.ANSWERS) ? damaged(refused.problem()) : refused;
    }
  }

  /// For people and their version control: a line a member, sorted, the same each time.
  String toJson() {
    return Json.lines(
        new TreeMap<>(
            Map.of(
                "answers", answers.toMap(),
                "files", files,
                "template", Template.NAME,
                "templateHash", templateHash,
                "tenon", tenon)));
  }

  private static String text(Object object, String name) {
    return member(object, name, String.class);
  }

  private static <T> T member(@Nullable Object object, String name, Class<T> type) {
    return Optional.ofNullable(object instanceof Map<?, ?> map ? map.get(name) : null)
        .filter(type::isInstance)
        .map(type::cast)
        .orElseThrow(() -> damaged(Visible.of(name) + " is missing, or of another kind"));
  }

  private static ScaffoldFailure damaged(String why) {
    return ScaffoldFailure.of(
        ScaffoldFailure.DAMAGED,
        ".tenon/lock.json is damaged: " + why + ".",
        "Restore it from the history of the repository: git checkout HEAD -- .tenon");
  }
}
