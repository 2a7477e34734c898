package dev.tenon.openapi;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Documents by hand, with single quotes for double ones.
final class Documents {

  private Documents() {}

  static List<BreakingChange> breaks(String released, String now) {
    return DocumentComparison.of(Json.read(bytes(released)), Json.read(bytes(now)));
  }

  static byte[] bytes(String document) {
    return document.replace('\'', '"').getBytes(StandardCharsets.UTF_8);
  }
}
