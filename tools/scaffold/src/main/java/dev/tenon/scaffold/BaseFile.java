package dev.tenon.scaffold;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Collections;
import java.util.TreeMap;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;

/// The last rendering as it was: `.tenon/base.zip`. The same rendering gives the same bytes:
/// entries are sorted, bear one time and are stored as they are, which version control packs better
/// anyway.
final class BaseFile {

  /// The first that a ZIP file can say.
  private static final LocalDateTime TIME = LocalDateTime.of(1980, 1, 1, 0, 0);

  private static final int MOST_BYTES = 32 << 20;
  private static final int MOST_FILES = 10_000;

  private BaseFile() {}

  static byte[] write(Rendering rendering) {
    return Step.tried(
        "The base cannot be packed.",
        () -> {
          var bytes = new ByteArrayOutputStream();
          try (var zip = new ZipOutputStream(bytes, StandardCharsets.UTF_8)) {
            for (var file : rendering.files().entrySet()) {
              var content = file.getValue().getBytes(StandardCharsets.UTF_8);
              zip.putNextEntry(entry(file.getKey(), content));
              zip.write(content);
            }
          }
          return bytes.toByteArray();
        });
  }

  private static ZipEntry entry(String path, byte[] content) {
    var crc = new CRC32();
    crc.update(content);
    var entry = new ZipEntry(path);
    entry.setTimeLocal(TIME);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCrc(crc.getValue());
    return entry;
  }

  /// @throws ScaffoldFailure `TENON-N05` if the file is no base, or more than a base is;
  ///   `TENON-N03` if it cannot be read
  static Rendering read(Path file) {
    return Step.tried(
        file + " cannot be read.",
        () -> {
          try (var zip = new ZipFile(file.toFile(), StandardCharsets.UTF_8)) {
            return read(zip);
          } catch (ZipException e) {
            throw damaged(String.valueOf(e.getMessage()));
          }
        });
  }

  private static Rendering read(ZipFile zip) throws IOException {
    if (zip.size() > MOST_FILES) {
      throw damaged("it holds more than a service");
    }
    var files = new TreeMap<String, String>();
    int room = MOST_BYTES;
    for (var entry : Collections.list(zip.entries())) {
      var content = content(zip, entry, room);
      room -= content.length;
      files.put(entry.getName(), new String(content, StandardCharsets.UTF_8));
    }
    return new Rendering(files);
  }

  private static byte[] content(ZipFile zip, ZipEntry entry, int room) throws IOException {
    try (var stream = zip.getInputStream(entry)) {
      var content = stream.readNBytes(room + 1);
      if (content.length > room) {
        throw damaged("it holds more than a service");
      }
      var crc = new CRC32();
      crc.update(content);
      if (crc.getValue() != entry.getCrc()) {
        throw damaged(Visible.of(entry.getName()) + " is not as it was written");
      }
      return content;
    }
  }

  private static ScaffoldFailure damaged(String why) {
    return ScaffoldFailure.of(
        ScaffoldFailure.DAMAGED,
        ".tenon/base.zip is damaged: " + why + ".",
        "Restore it from the history of the repository: git checkout HEAD -- .tenon");
  }
}
