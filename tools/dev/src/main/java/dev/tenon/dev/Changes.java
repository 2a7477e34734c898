package dev.tenon.dev;

import java.io.IOException;
import java.nio.file.ClosedWatchServiceException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchEvent;
import java.nio.file.WatchKey;
import java.nio.file.WatchService;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// Notices that something in some folders changes, also in those that are made later.
final class Changes implements AutoCloseable {

  /// Editors write a file in several steps; what comes within this time is one change.
  private static final long QUIET_MILLIS = 30;

  private static final WatchEvent.Kind<?>[] KINDS = {
    StandardWatchEventKinds.ENTRY_CREATE,
    StandardWatchEventKinds.ENTRY_MODIFY,
    StandardWatchEventKinds.ENTRY_DELETE
  };

  private final WatchService service;
  private final Map<WatchKey, Path> folders = new HashMap<>();
  private final Path file;

  private Changes(WatchService service, Path file) {
    this.service = service;
    this.file = file;
  }

  /// @param folders with all that is in them
  /// @param file one beside
  static Changes of(List<Path> folders, Path file) throws IOException {
    var changes = new Changes(file.getFileSystem().newWatchService(), file);
    var above = Objects.requireNonNull(file.getParent());
    changes.folders.put(above.register(changes.service, KINDS), above);
    for (var folder : folders) {
      changes.add(folder);
    }
    return changes;
  }

  private void add(Path root) throws IOException {
    if (!Files.isDirectory(root)) {
      return;
    }
    Files.walkFileTree(
        root,
        new SimpleFileVisitor<>() {
          @Override
          public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes)
              throws IOException {
            folders.put(folder.register(service, KINDS), folder);
            return FileVisitResult.CONTINUE;
          }
        });
  }

  /// Waits for a change and for it to be over.
  ///
  /// @return when it began, in milliseconds since 1970
  /// @throws ClosedWatchServiceException if this is closed meanwhile
  long await() throws InterruptedException, IOException {
    boolean isRelevant = false;
    long began = 0;
    while (!isRelevant) {
      var key = service.take();
      began = System.currentTimeMillis();
      isRelevant = isRelevant(key);
    }
    for (var key = soon(); key != null; key = soon()) {
      isRelevant(key);
    }
    return began;
  }

  private @Nullable WatchKey soon() throws InterruptedException {
    return service.poll(QUIET_MILLIS, TimeUnit.MILLISECONDS);
  }

  private boolean isRelevant(WatchKey key) throws IOException {
    var folder = Objects.requireNonNull(folders.get(key));
    boolean isRelevant = false;
    for (var event : key.pollEvents()) {
      var changed = event.context() instanceof Path name ? folder.resolve(name) : folder;
      if (folder.equals(file.getParent())) {
        isRelevant |= changed.equals(file);
      } else {
        isRelevant |= !isKeptByAnEditor(String.valueOf(changed.getFileName()));
        add(changed); // also one that was made and filled before it was watched
      }
    }
    key.reset();
    return isRelevant;
  }

  private static boolean isKeptByAnEditor(String name) {
    return name.startsWith(".") || name.endsWith("~") || name.endsWith(".swp");
  }

  @Override
  public void close() throws IOException {
    service.close();
  }
}
