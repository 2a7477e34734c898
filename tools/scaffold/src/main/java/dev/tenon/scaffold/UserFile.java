package dev.tenon.scaffold;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// What stands at a path of a service now.
sealed interface UserFile {

  /// Nothing.
  record Absent() implements UserFile {}

  /// No text in UTF-8, or no file: a folder, a link, something on the way to it.
  record Other() implements UserFile {}

  /// A text. Lines that all end in CR LF are read, and written, as if they ended in LF.
  record Text(String raw) implements UserFile {

    boolean isCrlf() {
      return raw.contains("\r\n") && raw.replace("\r\n", "").indexOf('\n') < 0;
    }

    String lines() {
      return isCrlf() ? raw.replace("\r\n", "\n") : raw;
    }

    /// Another text, with the line ends of this one.
    String like(String lines) {
      return isCrlf() ? lines.replace("\n", "\r\n") : lines;
    }
  }

  static UserFile at(Path root, String path) throws IOException {
    var file = root.resolve(path);
    if (!Paths.isReachable(root, path)) {
      return new Other();
    }
    if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Absent();
    }
    if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
      return new Other();
    }
    var bytes = Files.readAllBytes(file);
    try {
      var text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      return text.indexOf('\0') < 0 ? new Text(text) : new Other();
    } catch (CharacterCodingException e) {
      return new Other();
    }
  }
}
