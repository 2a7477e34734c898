package dev.tenon.http.multipart;

import java.io.BufferedOutputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/// Takes the bytes of one file: into memory while there is room, then into a file of the folder.
final class FileSink extends OutputStream {

  private final UploadFolder folder;
  private final long most;
  private final ByteArrayOutputStream memory = new ByteArrayOutputStream();
  private @Nullable Path path;
  private @Nullable OutputStream file;
  private long size;

  /// @param most in bytes
  FileSink(UploadFolder folder, long most) {
    this.folder = folder;
    this.most = most;
  }

  @Override
  public void write(int b) throws IOException {
    write(new byte[] {(byte) b}, 0, 1);
  }

  /// @throws dev.tenon.errors.DomainError `TOO_LARGE` if it is too long
  @Override
  public void write(byte[] bytes, int offset, int length) throws IOException {
    if (length > most - size) {
      throw Refused.tooLarge("A file of the form is larger than %d bytes.", most);
    }
    size += length;
    if (file == null && !folder.takeRoom(length)) {
      spill();
    }
    (file == null ? memory : file).write(bytes, offset, length);
  }

  private void spill() throws IOException {
    path = folder.newFile();
    file = new BufferedOutputStream(Files.newOutputStream(path));
    memory.writeTo(file);
    folder.giveRoomBack(memory.size());
    memory.reset();
  }

  @Override
  public void close() throws IOException {
    if (file != null) {
      file.close();
    }
  }

  /// What has come, once it is closed.
  Upload upload(String name, String contentType) {
    var content =
        path == null ? new Content.InMemory(memory.toByteArray()) : new Content.InFile(path);
    return new Upload(name, contentType, size, content, folder::isClosed);
  }
}
