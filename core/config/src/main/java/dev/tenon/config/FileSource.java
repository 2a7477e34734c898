package dev.tenon.config;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Set;

/// A file in YAML, at most 1 MiB in UTF-8. It is opened when it is read.
///
/// @param label its name, for people
/// @param content what it holds
record FileSource(String label, Content content) implements Source {

  private static final int MAX_BYTES = 1024 * 1024;

  /// What opens the file.
  @FunctionalInterface
  interface Content {
    InputStream open() throws IOException;
  }

  @Override
  public List<Setting> read(Set<String> known) {
    return new YamlReading(label, text(bytes())).settings();
  }

  private byte[] bytes() {
    byte[] bytes;
    try (var in = content.open()) {
      bytes = in.readNBytes(MAX_BYTES + 1);
    } catch (IOException e) {
      throw unreadable("cannot be read: " + reason(e));
    }
    if (bytes.length > MAX_BYTES) {
      throw unreadable("is larger than 1 MiB");
    }
    return bytes;
  }

  private String text(byte[] bytes) {
    var in = ByteBuffer.wrap(bytes);
    var out = CharBuffer.allocate(bytes.length);
    if (StandardCharsets.UTF_8.newDecoder().decode(in, out, true).isError()) {
      throw ConfigurationError.file(label, line(bytes, in.position()), "this is not UTF-8");
    }
    var text = out.flip().toString();
    return text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  private static int line(byte[] bytes, int end) {
    int line = 1;
    for (int i = 0; i < end; i++) {
      line += bytes[i] == '\n' ? 1 : 0;
    }
    return line;
  }

  /// The messages of these exceptions are but the file's name.
  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "it is not there any more, or a link to nothing";
      case AccessDeniedException _ -> "this process may not read it";
      default -> String.valueOf(e.getMessage());
    };
  }

  private ConfigurationError unreadable(String why) {
    return ConfigurationError.of(List.of("TENON-C01  %s %s.".formatted(label, why)));
  }
}
