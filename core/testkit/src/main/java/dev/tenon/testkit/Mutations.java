package dev.tenon.testkit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.SplittableRandom;

/// Inputs that nobody thought of: seeds, and mutations of them, the same in every run. For tests of
/// whatever reads what others sent.
///
/// ```java
/// Mutations.ofFolder(Path.of("src/test/fuzz/json")).with("null", "\\u0000").feed(5_000, Reader::read);
/// ```
///
/// A mutation changes a seed in one to four ways: bits, bytes, words, parts taken out, repeated, or
/// exchanged with those of another seed. It has at most [#LONGEST] bytes.
///
/// Immutable and thread-safe.
public final class Mutations {

  /// The most bytes of a mutation; a seed may be longer.
  public static final int LONGEST = 16 * 1024;

  private static final int MOST_CHANGES = 4;
  private static final int SHOWN = 1_000;

  private final List<byte[]> seeds;
  private final List<byte[]> words;
  private final long start;

  private Mutations(List<byte[]> seeds, List<byte[]> words, long start) {
    this.seeds = seeds;
    this.words = words;
    this.start = start;
  }

  /// What is tested: anything that reads bytes.
  @FunctionalInterface
  public interface Reader {

    /// Reads the input, and throws whatever shows that it should not have done so.
    void read(byte[] input) throws Exception;
  }

  /// Mutations of these texts in UTF-8.
  ///
  /// @throws IllegalArgumentException if there is none
  public static Mutations of(String... seeds) {
    return of(Arrays.stream(seeds).map(Mutations::bytes).toList());
  }

  /// Mutations of the files in a folder, in the order of their names.
  ///
  /// @throws IllegalArgumentException if there is none
  /// @throws UncheckedIOException if the folder cannot be read
  public static Mutations ofFolder(Path folder) {
    try (var files = Files.list(folder)) {
      var seeds = new ArrayList<byte[]>();
      for (var file : files.filter(Files::isRegularFile).sorted().toList()) {
        seeds.add(Files.readAllBytes(file));
      }
      return of(seeds);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Mutations of(List<byte[]> seeds) {
    if (seeds.isEmpty()) {
      throw new IllegalArgumentException("There is no seed to mutate; give at least one.");
    }
    return new Mutations(seeds, List.of(new byte[] {0}), 1);
  }

  /// Mutations that also put in these words: what the reader knows, and what it should not like.
  public Mutations with(String... more) {
    return new Mutations(seeds, Arrays.stream(more).map(Mutations::bytes).toList(), start);
  }

  /// Other mutations of the same seeds; the first are those of 1.
  public Mutations startingAt(long number) {
    return new Mutations(seeds, words, number);
  }

  /// Gives the reader each seed as it is, and then so many mutations.
  ///
  /// @throws AssertionError if the reader threw, with the input in base64
  public void feed(int rounds, Reader reader) {
    for (var seed : seeds) {
      feed(seed, reader);
    }
    var random = new SplittableRandom(start);
    for (int i = 0; i < rounds; i++) {
      feed(mutation(random), reader);
    }
  }

  @SuppressWarnings("CatchingUnchecked")
  private static void feed(byte[] input, Reader reader) {
    try {
      reader.read(input.clone());
    } catch (Exception | Error e) {
      throw new AssertionError(
          "This input, in base64, was not stood: %s%n%s"
              .formatted(Base64.getEncoder().encodeToString(input), shown(input)),
          e);
    }
  }

  private static String shown(byte[] input) {
    return new String(input, 0, Math.min(input.length, SHOWN), StandardCharsets.ISO_8859_1);
  }

  private byte[] mutation(SplittableRandom random) {
    var input = pick(seeds, random);
    for (int n = random.nextInt(1, MOST_CHANGES + 1); n > 0; n--) {
      input = changed(input, random);
    }
    return input.length > LONGEST ? Arrays.copyOf(input, LONGEST) : input;
  }

  private byte[] changed(byte[] input, SplittableRandom random) {
    int from = random.nextInt(input.length + 1);
    int to = from + random.nextInt(Math.min(input.length - from, 64) + 1);
    return switch (random.nextInt(8)) {
      case 0 -> flipped(input, random);
      case 1 -> replaced(input, from, from, new byte[] {(byte) random.nextInt(256)});
      case 2 -> replaced(input, from, to, new byte[0]);
      case 3 -> replaced(input, from, from, pick(words, random));
      case 4 -> replaced(input, from, to, pick(words, random));
      case 5 -> replaced(input, from, from, Arrays.copyOfRange(input, from, to));
      case 6 -> replaced(input, from, from, repeated(Arrays.copyOfRange(input, from, to), random));
      default -> spliced(input, from, pick(seeds, random), random);
    };
  }

  private static byte[] flipped(byte[] input, SplittableRandom random) {
    var changed = input.clone();
    if (changed.length > 0) {
      changed[random.nextInt(changed.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return changed;
  }

  private static byte[] repeated(byte[] part, SplittableRandom random) {
    int times = random.nextInt(2, 130);
    var all = new byte[part.length * times];
    for (int i = 0; i < times; i++) {
      System.arraycopy(part, 0, all, i * part.length, part.length);
    }
    return all;
  }

  private static byte[] spliced(byte[] input, int end, byte[] other, SplittableRandom random) {
    int from = random.nextInt(other.length + 1);
    return replaced(input, end, input.length, Arrays.copyOfRange(other, from, other.length));
  }

  private static byte[] replaced(byte[] input, int from, int to, byte[] by) {
    var changed = Arrays.copyOf(input, input.length - (to - from) + by.length);
    System.arraycopy(by, 0, changed, from, by.length);
    System.arraycopy(input, to, changed, from + by.length, input.length - to);
    return changed;
  }

  private static byte[] pick(List<byte[]> choices, SplittableRandom random) {
    return choices.get(random.nextInt(choices.size()));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
