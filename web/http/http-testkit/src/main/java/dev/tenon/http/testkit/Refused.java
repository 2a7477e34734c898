package dev.tenon.http.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.TreeSet;
import java.util.regex.Pattern;

/// A request that is refused, and the whole answer to it, from `refusals.txt`.
///
/// @param name what a report says
/// @param request as it is sent
/// @param status the status of the answer
/// @param headers its headers but for the length, in order and in lower case
/// @param body its body
record Refused(String name, String request, int status, List<String> headers, String body) {

  private static final Pattern MANY = Pattern.compile("\\{a\\*(\\d+)}");

  private static final List<String> OF_EVERY_REFUSAL =
      List.of(
          "cache-control: no-store",
          "content-type: application/problem+json",
          "x-content-type-options: nosniff");

  static List<Refused> all(String requestId) {
    try (var in = Objects.requireNonNull(Refused.class.getResourceAsStream("refusals.txt"))) {
      return Arrays.stream(new String(in.readAllBytes(), StandardCharsets.UTF_8).split("\n\n"))
          .skip(1)
          .map(lines -> of(lines.lines().toList(), requestId))
          .toList();
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static Refused of(List<String> lines, String requestId) {
    var asked = behind("> ", lines);
    var sent = String.join("", behind(">> ", lines));
    var told = behind("< ", lines);
    var headers = new TreeSet<>(OF_EVERY_REFUSAL);
    headers.add("x-request-id: " + requestId);
    told.stream().skip(1).map(Refused::withNameInLowerCase).forEach(headers::add);

    var head = new ArrayList<String>();
    head.add(asked.getFirst() + " HTTP/1.1");
    head.add("Host: a");
    head.add("X-Request-ID: " + requestId);
    head.addAll(asked.subList(1, asked.size()));
    if (!sent.isEmpty()) {
      head.add("Content-Length: " + sent.length());
    }
    var request = String.join("\r\n", head) + "\r\n\r\n" + sent;
    return new Refused(
        told.getFirst() + " to " + asked,
        MANY.matcher(request).replaceAll(many -> "a".repeat(Integer.parseInt(many.group(1)))),
        Integer.parseInt(told.getFirst()),
        List.copyOf(headers),
        String.join("", behind("<< ", lines)));
  }

  private static List<String> behind(String mark, List<String> lines) {
    return lines.stream()
        .filter(line -> line.startsWith(mark))
        .map(line -> line.substring(mark.length()))
        .toList();
  }

  private static String withNameInLowerCase(String header) {
    int colon = header.indexOf(':');
    return header.substring(0, colon).toLowerCase(Locale.ROOT) + header.substring(colon);
  }

  @Override
  public String toString() {
    return name;
  }
}
