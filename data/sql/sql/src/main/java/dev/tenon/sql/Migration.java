package dev.tenon.sql;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// One file of a folder of migrations.
///
/// @param version the number in the name of the file
/// @param file the name of the file
/// @param origin where it lies, for messages
/// @param sql the statements, with line ends as in Unix
record Migration(long version, String file, String origin, String sql) {

  private static final Pattern NAME = Pattern.compile("V([0-9]{1,18})__[A-Za-z0-9_]+\\.sql");

  /// Reads a file, which is UTF-8.
  ///
  /// @throws DatabaseFailure if the name or the text is not one of a migration
  static Migration of(String file, String origin, byte[] content) {
    var name = NAME.matcher(file);
    if (!name.matches()) {
      throw refused(
          origin + " is not named as a migration. Name it as in V001__create_products.sql.");
    }
    try {
      var sql =
          StandardCharsets.UTF_8
              .newDecoder()
              .decode(ByteBuffer.wrap(content))
              .toString()
              .replace("\r\n", "\n");
      return new Migration(Long.parseLong(name.group(1)), file, origin, sql);
    } catch (CharacterCodingException e) {
      throw refused(origin + " is not UTF-8. Save it again in UTF-8.");
    }
  }

  /// SHA-256 of the statements, so that the line ends of a checkout change nothing.
  String checksum() {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(sql.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }

  static DatabaseFailure refused(String message) {
    return new DatabaseFailure(DatabaseFailure.MIGRATIONS_REFUSED, message, null);
  }
}
