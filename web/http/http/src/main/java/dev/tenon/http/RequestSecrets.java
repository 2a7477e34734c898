package dev.tenon.http;

import dev.tenon.errors.DomainError;
import dev.tenon.http.spi.RawRequest;
import dev.tenon.redaction.KnownValues;
import dev.tenon.redaction.Redaction;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a request carries that is never written: the values of headers, of the query and of the
/// body that have a sensitive name. Found when something is about to be written, so that a request
/// of which nothing is written costs nothing; then kept.
final class RequestSecrets implements KnownValues.Source {

  /// @param body the body as far as it was read then
  /// @param fields what its reader had told then
  @SuppressWarnings("ArrayRecordComponent") // The array is asked whether it is the same.
  private record Found(
      byte @Nullable [] body, Map<String, List<String>> fields, KnownValues values) {}

  private final RawRequest raw;
  private final String id;
  private final Redaction redaction;
  private @Nullable Request request;
  private @Nullable Found found;

  /// @param id the id of the request, which every line shows
  RequestSecrets(RawRequest raw, String id, Redaction redaction) {
    this.raw = raw;
    this.id = id;
    this.redaction = redaction;
  }

  /// From now on its body counts, too.
  Request of(Request routed) {
    request = routed;
    return routed;
  }

  @Override
  @SuppressWarnings("ReferenceEquality") // Bodies are read once, and told about once.
  public KnownValues values() {
    var routed = request;
    var body = routed == null ? null : routed.bodySoFar();
    Map<String, List<String>> fields = routed == null ? Map.of() : routed.fieldsSoFar();
    var known = found;
    if (known == null || known.body != body || known.fields != fields) {
      known = new Found(body, fields, collected(body, fields));
      found = known;
    }
    return known.values;
  }

  private KnownValues collected(byte @Nullable [] body, Map<String, List<String>> fields) {
    var collector = redaction.collector().except(id);
    for (var name : raw.headerNames()) {
      if (redaction.treatment(name).isPresent()) {
        raw.headers(name).forEach(value -> addHeader(name, value, collector));
      }
    }
    var target = raw.target();
    collector.text(target);
    addQuery(target.substring(target.indexOf('?') + 1), collector);
    if (body != null) {
      var text = new String(body, StandardCharsets.UTF_8);
      collector.text(text);
      if (isForm()) {
        addQuery(text, collector);
      }
    }
    fields.forEach((name, texts) -> texts.forEach(text -> collector.named(name, text).text(text)));
    return collector.done();
  }

  private boolean isForm() {
    var types = raw.headers("Content-Type");
    return !types.isEmpty() && ContentType.of(types.getFirst()).name().equals(Input.Form.TYPE);
  }

  /// Of cookies their values alone: a problem may name the cookie that it is about.
  private static void addHeader(String name, String value, KnownValues.Collector collector) {
    if (!name.equalsIgnoreCase("Cookie")) {
      collector.named(name, value);
      return;
    }
    for (var pair : value.split(";", -1)) {
      collector.named(name, pair.substring(pair.indexOf('=') + 1).strip());
    }
  }

  private static void addQuery(String query, KnownValues.Collector collector) {
    for (var pair : query.split("&", -1)) {
      int equals = pair.indexOf('=');
      if (equals > 0) {
        var value = pair.substring(equals + 1);
        var name = decoded(pair.substring(0, equals));
        collector.named(name, value).named(name, decoded(value));
      }
    }
  }

  /// As it is where it cannot be decoded: then nobody else can, either.
  private static String decoded(String text) {
    try {
      return PercentDecoder.form(text);
    } catch (DomainError e) {
      return text;
    }
  }
}
