package dev.tenon.http.multipart;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The parts of a form, gathered by their names while they arrive.
final class Parts {

  private final UploadLimits limits;
  private final UploadFolder folder;
  private final Map<String, List<String>> texts = new LinkedHashMap<>();
  private final Map<String, List<Upload>> uploads = new LinkedHashMap<>();
  private int count;
  private int textRoom;

  Parts(UploadLimits limits, UploadFolder folder) {
    this.limits = limits;
    this.folder = folder;
    this.textRoom = limits.maxTextBytes();
  }

  Map<String, List<String>> texts() {
    return texts;
  }

  Map<String, List<Upload>> uploads() {
    return uploads;
  }

  /// Reads one more.
  ///
  /// @throws dev.tenon.errors.DomainError if there are too many, if it is too large, or no text
  /// @throws IOException if it breaks off, or cannot be written
  void add(PartHead head, InputStream content) throws IOException {
    if (++count > limits.maxParts()) {
      throw Refused.tooLarge("The form has more than %d parts.", limits.maxParts());
    }
    var fileName = head.fileName();
    if (fileName == null) {
      texts.computeIfAbsent(head.name(), _ -> new ArrayList<>(1)).add(text(content));
    } else {
      addFile(head, fileName, content);
    }
  }

  private String text(InputStream content) throws IOException {
    var bytes = content.readNBytes(textRoom + 1);
    if (bytes.length > textRoom) {
      throw Refused.tooLarge(
          "The texts of the form have more than %d bytes together.", limits.maxTextBytes());
    }
    textRoom -= bytes.length;
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
    } catch (CharacterCodingException e) {
      throw Refused.malformed("A text of the form is not UTF-8.");
    }
  }

  /// A browser sends a file without name and bytes where nothing was chosen.
  private void addFile(PartHead head, String fileName, InputStream content) throws IOException {
    var sink = new FileSink(folder, limits.maxFileBytes());
    try (sink) {
      content.transferTo(sink);
    }
    var upload = sink.upload(FileName.of(fileName), head.contentType());
    if (upload.size() > 0 || !fileName.isEmpty()) {
      uploads.computeIfAbsent(head.name(), _ -> new ArrayList<>(1)).add(upload);
    }
  }
}
