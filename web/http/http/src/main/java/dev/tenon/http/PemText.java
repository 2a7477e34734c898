package dev.tenon.http;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// What a setting of TLS holds or names, in PEM (RFC 7468): blocks of Base64, each with a label,
/// and between them whatever people wrote.
///
/// @param setting its name, for messages
/// @param origin the file, or nothing where the setting holds the text itself
/// @param text a secret where a key stands in it; never in a message
record PemText(String setting, String origin, String text) {

  private static final String BEGIN = "-----BEGIN ";
  private static final String END = "-----END ";
  private static final String DASHES = "-----";
  private static final int MAX_BYTES = 1 << 20;

  /// @param label such as `CERTIFICATE`
  @SuppressWarnings("ArrayRecordComponent") // Never compared.
  record Block(String label, byte[] bytes) {}

  /// @throws TlsFailure if the file cannot be read
  static PemText of(String setting, String value) {
    if (value.strip().startsWith(BEGIN)) {
      return new PemText(setting, "", value);
    }
    try (var in = Files.newInputStream(Path.of(value))) {
      var bytes = in.readNBytes(MAX_BYTES);
      return new PemText(setting, value, new String(bytes, StandardCharsets.ISO_8859_1));
    } catch (IOException | InvalidPathException | UncheckedIOException e) {
      throw new TlsFailure(
          TlsFailure.UNREADABLE,
          "The file %s of %s cannot be read (%s). Name a file in PEM that this process may read, or give its text."
              .formatted(value, setting, e.getClass().getSimpleName()),
          e);
    }
  }

  /// Where it stands, for messages.
  String place() {
    return origin.isEmpty()
        ? "The text of " + setting
        : "The file %s of %s".formatted(origin, setting);
  }

  /// @throws TlsFailure if a block does not end, or is no Base64
  List<Block> blocks() {
    var blocks = new ArrayList<Block>();
    int begin = text.indexOf(BEGIN);
    while (begin >= 0) {
      int labelEnd = text.indexOf(DASHES, begin + BEGIN.length());
      if (labelEnd < 0) {
        throw broken();
      }
      var label = text.substring(begin + BEGIN.length(), labelEnd);
      int end = text.indexOf(END + label + DASHES, labelEnd);
      if (end < 0) {
        throw broken();
      }
      blocks.add(new Block(label, decoded(label, text.substring(labelEnd + DASHES.length(), end))));
      begin = text.indexOf(BEGIN, end);
    }
    return blocks;
  }

  /// What is of another kind may hold more than Base64, and is left for who refuses it.
  private byte[] decoded(String label, String base64) {
    if (!isModern(label)) {
      return new byte[0];
    }
    try {
      return Base64.getDecoder().decode(base64.replaceAll("\\s", ""));
    } catch (IllegalArgumentException e) {
      throw broken();
    }
  }

  private static boolean isModern(String label) {
    return switch (label) {
      case "CERTIFICATE", "PRIVATE KEY", "ENCRYPTED PRIVATE KEY" -> true;
      default -> false;
    };
  }

  /// Without the cause's message, which may quote what stands there.
  private TlsFailure broken() {
    return new TlsFailure(
        TlsFailure.UNFIT,
        place() + " is broken PEM: a block of it does not end, or is no Base64. Write it anew.",
        null);
  }
}
