package dev.tenon.http.multipart;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Where the files of one request are until it is over: in memory as far as there is room, then in
/// a folder of its own that nobody else may open. Belongs to the thread of its request.
final class UploadFolder implements AutoCloseable {

  private final Path parent;
  private final Deque<Path> paths = new ArrayDeque<>();
  private int room;
  private @Nullable Path folder;
  private boolean closed;

  /// @param parent where the folder is made when it is needed
  /// @param room in memory, in bytes
  UploadFolder(Path parent, int room) {
    this.parent = parent;
    this.room = room;
  }

  /// Whether there was room for so much, which is taken now.
  boolean takeRoom(int bytes) {
    if (bytes > room) {
      return false;
    }
    room -= bytes;
    return true;
  }

  void giveRoomBack(int bytes) {
    room += bytes;
  }

  /// A new empty file, for its owner alone where the system knows owners.
  Path newFile() throws IOException {
    if (folder == null) {
      folder = Files.createTempDirectory(parent, "tenon-upload-");
      paths.push(folder);
    }
    var file = Files.createTempFile(folder, "", ".part");
    paths.push(file);
    return file;
  }

  /// Whether the request is over.
  boolean isClosed() {
    return closed;
  }

  /// Removes all that was not moved, and goes on where something cannot be removed.
  @Override
  public void close() throws IOException {
    closed = true;
    IOException failure = null;
    while (!paths.isEmpty()) {
      try {
        Files.deleteIfExists(paths.pop());
      } catch (IOException e) {
        failure = e;
      }
    }
    if (failure != null) {
      throw failure;
    }
  }
}
