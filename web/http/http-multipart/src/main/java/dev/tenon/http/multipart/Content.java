package dev.tenon.http.multipart;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Where the bytes of an upload are.
sealed interface Content {

  InputStream open() throws IOException;

  /// Brings them to a path at which nothing is yet.
  void moveTo(Path target) throws IOException;

  @SuppressWarnings("ArrayRecordComponent") // Bytes are read, never compared.
  record InMemory(byte[] bytes) implements Content {

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(bytes);
    }

    /// Through a file beside it, so that it is there as a whole or not at all, and is readable by
    /// the same people as one that was in a file before.
    @Override
    public void moveTo(Path target) throws IOException {
      var parent = target.toAbsolutePath().getParent();
      if (parent == null) {
        throw new FileAlreadyExistsException(target.toString());
      }
      var file = Files.createTempFile(parent, ".upload-", "");
      try {
        Files.write(file, bytes);
        Files.move(file, target);
      } finally {
        Files.deleteIfExists(file);
      }
    }
  }

  record InFile(Path path) implements Content {

    @Override
    public InputStream open() throws IOException {
      return Files.newInputStream(path);
    }

    @Override
    public void moveTo(Path target) throws IOException {
      Files.move(path, target);
    }
  }
}
