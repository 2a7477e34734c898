package dev.tenon.http;

import java.util.function.Function;

/// Another form than JSON in which a route gives its value.
///
/// @param type the media type
/// @param headers of the answer, `Content-Type` among them
/// @param mark what its entity tags end in, so that they are none of another form
record Variant<R>(String type, Headers headers, String mark, Function<R, byte[]> body) {

  /// These headers as they are in this form.
  Headers over(Headers others) {
    var tag = others.first("ETag");
    var all = tag.isEmpty() ? others : others.with("ETag", marked(tag.get()));
    return headers.withDefaults(all);
  }

  private String marked(String tag) {
    return tag.endsWith("\"") ? tag.substring(0, tag.length() - 1) + mark + '"' : tag;
  }
}
