package dev.tenon.scaffold;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/// A service that is about to be made.
///
/// Immutable and thread-safe.
public final class NewService {

  private final Path folder;
  private final TreeMap<String, byte[]> files = new TreeMap<>();

  private NewService(Path folder) {
    this.folder = folder.toAbsolutePath().normalize();
  }

  /// Renders it; nothing is written.
  ///
  /// @param folder where it is to stand; the folder above must be there, it itself must not
  /// @throws ScaffoldFailure `TENON-N01` if the name would hide a class; `TENON-N02` if the place
  ///   is taken; `TENON-N07` if the template is damaged
  public static NewService of(Template template, Answers answers, Path folder) {
    var service = new NewService(folder);
    service.requireFree();
    var rendering = Rendering.of(template, answers);
    rendering
        .files()
        .forEach((path, text) -> service.files.put(path, text.getBytes(StandardCharsets.UTF_8)));
    service.files.put(ServiceFolder.BASE, BaseFile.write(rendering));
    var lock = LockFile.of(template.version(), rendering, answers);
    service.files.put(ServiceFolder.LOCK, lock.toJson().getBytes(StandardCharsets.UTF_8));
    return service;
  }

  /// Where it is to stand.
  public Path folder() {
    return folder;
  }

  /// What it consists of, relative and with `/`.
  public SortedSet<String> paths() {
    return new TreeSet<>(files.keySet());
  }

  /// Writes it beside its place, and moves it there in one step. Whatever happens on the way, the
  /// end of the process included, nothing half-written is left.
  ///
  /// @param progress is told of each file when it is written
  /// @throws ScaffoldFailure `TENON-N02` if the place is taken meanwhile; `TENON-N03` if something
  ///   could not be written
  public void write(Consumer<String> progress) {
    requireFree();
    try (var unfinished = Unfinished.beside(folder)) {
      for (var file : files.entrySet()) {
        unfinished.write(file.getKey(), file.getValue());
        progress.accept(file.getKey());
      }
      requireFree();
      unfinished.finish(folder);
    } catch (IOException e) {
      throw ScaffoldFailure.disk("%s was not written; nothing is left of it.".formatted(folder), e);
    }
  }

  private void requireFree() {
    var above = folder.getParent();
    if (above == null || !Files.isDirectory(above)) {
      throw taken(
          "There is no folder %s to make the service in.".formatted(above),
          "Make it first, or name another one with --into.");
    }
    if (Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw taken(
          "%s is there already, and nothing that is there is written over.".formatted(folder),
          "Choose another name, name another place with --into, or move away what is there.");
    }
  }

  private static ScaffoldFailure taken(String problem, String remedy) {
    return ScaffoldFailure.of(ScaffoldFailure.PLACE, problem, remedy);
  }
}
