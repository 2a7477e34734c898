package dev.tenon.http.multipart;

import dev.tenon.contracts.Attachment;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/// A file that came with a form.
///
/// It is there until its request has a reply; then it is gone, unless it was
/// [moved][#moveTo(Path)]. A stream that was opened before can be read to its end on systems where
/// an open file may be removed, such as Linux. Belongs to the thread of its request.
public final class Upload implements Attachment {

  private final String name;
  private final String contentType;
  private final long size;
  private final BooleanSupplier isGone;
  private Content content;
  private boolean isMoved;

  Upload(String name, String contentType, long size, Content content, BooleanSupplier isGone) {
    this.name = name;
    this.contentType = contentType;
    this.size = size;
    this.content = content;
    this.isGone = isGone;
  }

  /// An upload that is there without a request, for tests of handlers. Its name is treated like one
  /// that was sent.
  public static Upload of(String name, String contentType, byte[] content) {
    return new Upload(
        FileName.of(name),
        contentType,
        content.length,
        new Content.InMemory(content.clone()),
        () -> false);
  }

  /// What the client calls the file, fit to be shown and to be a part of a path: without folders,
  /// without what cannot be seen, `_` in place of `:*?"<>|`, 255 bytes in UTF-8 at most; `file`
  /// where nothing is left. Two uploads may have the same.
  public String name() {
    return name;
  }

  /// What the client says that it is, such as `image/png`, with its parameters; nobody has looked.
  /// `application/octet-stream` where it says nothing that can be. Do not send a file back as what
  /// its sender says unless you have looked: a page is a script in your name.
  public String contentType() {
    return contentType;
  }

  /// How many bytes it has.
  public long size() {
    return size;
  }

  /// Its bytes from the beginning, each time; to be closed by the caller.
  ///
  /// @throws IllegalStateException if its request is over and it was not moved
  /// @throws IOException if it cannot be read
  public InputStream open() throws IOException {
    requireThere();
    return content.open();
  }

  /// Keeps it: from now on it is at this path, and no longer removed. Within one file system this
  /// takes no time, however large it is. Only the owner of the process may read it, where the
  /// system knows owners; in the folder, which must be there, nothing else is left behind.
  ///
  /// @throws java.nio.file.FileAlreadyExistsException if something is there already
  /// @throws IllegalStateException if its request is over and it was not moved
  /// @throws IOException if it cannot be moved
  public void moveTo(Path target) throws IOException {
    requireThere();
    content.moveTo(target);
    content = new Content.InFile(target);
    isMoved = true;
  }

  private void requireThere() {
    if (isGone.getAsBoolean() && !isMoved) {
      throw new IllegalStateException(
          "This upload was removed when its request had a reply. Read it or move it before the handler returns.");
    }
  }

  /// Its type and its size; not its name, which is its sender's.
  @Override
  public String toString() {
    return "Upload[%s, %d bytes]".formatted(contentType, size);
  }
}
