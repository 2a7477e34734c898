package dev.tenon.openapi.ui;

import dev.tenon.http.Asset;
import dev.tenon.http.Reply;
import dev.tenon.http.Request;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// A file that a page loads, under an address that no other content will ever have, so that
/// browsers keep it. Thread-safe.
final class PageFile {

  static final String OWN = "dev/tenon/openapi/ui/";

  /// Redoc shows its maker's mark beside its name, from elsewhere. The name stays.
  private static final String FOREIGN_LOGO = "https://cdn.redoc.ly/redoc/logo-mini.svg";

  private final String name;
  private final String address;
  private final String resource;
  private final Asset asset;

  /// @param version changes whenever the content does
  PageFile(String name, String version, String resource) {
    int dot = name.lastIndexOf('.');
    this.name = name;
    this.address = name.substring(0, dot) + "-" + version + name.substring(dot);
    this.resource = resource;
    this.asset = Asset.of(contentType(), this::content).lasting();
  }

  /// A file of ours.
  static PageFile own(String name) {
    var sum = new CRC32();
    sum.update(read(OWN + name));
    return new PageFile(name, Long.toHexString(sum.getValue()), OWN + name);
  }

  String name() {
    return name;
  }

  /// The name under which it is served.
  String address() {
    return address;
  }

  Reply answer(Request request) {
    return asset.answer(request);
  }

  /// @throws IllegalStateException if it is not there
  static byte[] read(String resource) {
    try (var in = PageFile.class.getClassLoader().getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException(
            "There is no file %s on the class path.".formatted(resource));
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private byte[] content() {
    var bytes = read(resource);
    return name.equals("redoc.standalone.js")
        ? new String(bytes, StandardCharsets.UTF_8)
            .replace(FOREIGN_LOGO, "data:,")
            .getBytes(StandardCharsets.UTF_8)
        : bytes;
  }

  private String contentType() {
    return switch (name.substring(name.lastIndexOf('.'))) {
      case ".css" -> "text/css; charset=utf-8";
      case ".js" -> "text/javascript; charset=utf-8";
      default -> "image/png";
    };
  }
}
