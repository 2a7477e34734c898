package dev.tenon.testkit;

import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Secrets that a test plants, and the search for them in whatever a service gave away: log lines,
/// answers, metrics, messages, files.
///
/// ```java
/// var canaries = Canaries.create();
/// client.with("Authorization", "Bearer " + canaries.plant("bearer")).get("/orders");
/// canaries.requireAbsent("the log", log.bytes());
/// ```
///
/// A canary is random and long, so that it is nowhere by chance. It is found as it is, by its first
/// and its last 16 characters, percent-encoded, in Base64 and Base64URL whatever stands before it,
/// in hexadecimal, escaped in JSON or HTML, with each character written as a number, and backwards.
///
/// Thread-safe.
public final class Canaries {

  private static final String ALPHABET =
      "ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz23456789";
  private static final int LENGTH = 40;

  private final SecureRandom random = new SecureRandom();
  private final Map<String, String> planted = new LinkedHashMap<>();

  private Canaries() {}

  /// None planted yet.
  public static Canaries create() {
    return new Canaries();
  }

  /// Where a canary was found.
  ///
  /// @param canary what it was planted as
  /// @param encoding how it was written
  /// @param at its offset in bytes
  public record Leak(String canary, String encoding, int at) {}

  /// A new secret of letters and digits, which every place takes.
  ///
  /// @param name where it is planted, for the message
  /// @throws IllegalArgumentException if the name is taken
  public String plant(String name) {
    return plant(name, LENGTH, ALPHABET);
  }

  /// A new secret with spaces, quotes, slashes and letters beyond ASCII, which every format writes
  /// in its own way.
  ///
  /// @param name where it is planted, for the message
  /// @throws IllegalArgumentException if the name is taken
  public String plantAwkward(String name) {
    return plant(name, LENGTH, ALPHABET + " /+&<>%'\"\\=éß");
  }

  /// Where the canaries are in these bytes.
  public List<Leak> find(byte... bytes) {
    // One character a byte, so that offsets are those of the bytes.
    var text = new String(bytes, StandardCharsets.ISO_8859_1);
    var leaks = new ArrayList<Leak>();
    snapshot()
        .forEach((name, value) ->
            Disguises.of(value)
                .forEach((encoding, forms) -> {
                  for (var form : forms) {
                    int at =
                        text.indexOf(
                            new String(
                                form.getBytes(StandardCharsets.UTF_8),
                                StandardCharsets.ISO_8859_1));
                    if (at >= 0) {
                      leaks.add(new Leak(name, encoding, at));
                    }
                  }
                }));
    return leaks;
  }

  /// Where the canaries are in this text.
  public List<Leak> find(String text) {
    return find(text.getBytes(StandardCharsets.UTF_8));
  }

  /// Fails if a canary is in these bytes.
  ///
  /// @param place what was searched, for the message
  /// @throws AssertionError naming each canary, how it is written and where; with what stands
  ///   around the first
  public void requireAbsent(String place, byte... bytes) {
    var leaks = find(bytes);
    if (!leaks.isEmpty()) {
      int at = leaks.getFirst().at();
      int start = Math.max(0, at - 200);
      int end = Math.min(bytes.length, at + 200);
      throw new AssertionError(
          "%s holds %s%n… %s …"
              .formatted(
                  place,
                  leaks.stream().map(Leak::toString).collect(Collectors.joining(", ")),
                  new String(bytes, start, end - start, StandardCharsets.UTF_8)));
    }
  }

  private String plant(String name, int length, String alphabet) {
    var canary = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      canary.append(alphabet.charAt(random.nextInt(alphabet.length())));
    }
    synchronized (planted) {
      if (planted.putIfAbsent(name, canary.toString()) != null) {
        throw new IllegalArgumentException("There is a canary '" + name + "' already.");
      }
    }
    return canary.toString();
  }

  private Map<String, String> snapshot() {
    synchronized (planted) {
      return new LinkedHashMap<>(planted);
    }
  }
}
