package dev.tenon.redaction;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// Values that are hidden wherever they stand, since they are known to be secret: those that a
/// request carried under sensitive names, or those of the configuration.
///
/// They are found as they are, percent-encoded, in Base64 (whatever stands before them), in
/// hexadecimal, and escaped in JSON or HTML; and by their beginning where the rest was cut off.
/// Values of less than 4 characters are ignored. Short ones and plain words are found as whole
/// words only.
///
/// Immutable and thread-safe.
public final class KnownValues {

  /// The most values; who brings more gets no text written at all.
  static final int MOST = 256;

  static final int SHORTEST = 4;

  private static final ScopedValue<Source> CURRENT = ScopedValue.newInstance();
  private static final KnownValues NONE = new KnownValues(Set.of());

  private final List<String> values;
  private final Needle[] needles;

  private KnownValues(Set<String> values) {
    this.values = List.copyOf(values);
    this.needles = values.size() > MOST ? new Needle[0] : Needle.all(values);
  }

  /// Who can say, when something is about to be written, which values the work at hand knows. Asked
  /// at each text, from any thread of the work; keeps what it found.
  @FunctionalInterface
  public interface Source {
    /// The values known by now.
    KnownValues values();
  }

  /// No values.
  public static KnownValues none() {
    return NONE;
  }

  /// What the work at hand knows; nothing outside of any.
  public static KnownValues current() {
    return CURRENT.isBound() ? CURRENT.get().values() : NONE;
  }

  /// Does the work while these values are known, in place of those before.
  public static void run(Source source, Runnable work) {
    ScopedValue.where(CURRENT, source).run(work);
  }

  /// The same for who binds other values as well, in one step.
  public static ScopedValue.Carrier bound(ScopedValue.Carrier others, Source source) {
    return others.where(CURRENT, source);
  }

  /// Without the values.
  @Override
  public String toString() {
    return "KnownValues[" + values.size() + "]";
  }

  List<String> values() {
    return values;
  }

  /// The text without these values.
  String removedFrom(String text) {
    if (values.size() > MOST) {
      return "(not shown: the work at hand holds more than %d secrets)".formatted(MOST);
    }
    var rest = text;
    for (var needle : needles) {
      rest = needle.removedFrom(rest);
    }
    return rest;
  }

  /// The text without the beginnings of these values.
  String cutFrom(String text) {
    var rest = text;
    for (var value : values) {
      rest = Needle.beginningRemoved(rest, value);
    }
    return rest;
  }

  /// The longest text that is looked for.
  int longest() {
    int longest = 0;
    for (var needle : needles) {
      longest = Math.max(longest, needle.length());
    }
    return longest;
  }

  /// Gathers values. Used by one thread.
  public static final class Collector {

    private final Redaction redaction;
    private final Set<String> values = new LinkedHashSet<>();
    private String open = "";

    Collector(Redaction redaction) {
      this.redaction = redaction;
    }

    /// Leaves alone what is a part of this text, which is no secret: who may choose it would choose
    /// what becomes unreadable.
    public Collector except(String text) {
      open = text;
      return this;
    }

    /// Adds a value that is secret.
    public Collector value(String value) {
      if (value.length() >= SHORTEST && values.size() <= MOST && !open.contains(value)) {
        values.add(value);
      }
      return this;
    }

    /// Adds a value if its name is sensitive, with the parts of it: the credentials of an
    /// authorization, the values of cookies.
    public Collector named(String name, String value) {
      if (redaction.treatment(name).isPresent()) {
        value(value);
        Parts.of(value, this::value);
      }
      return this;
    }

    /// Adds what the text itself shows to be secret: all that [Redaction#text] would hide.
    public Collector text(String text) {
      TextRedaction.tell(
          redaction,
          text,
          found -> {
            value(found);
            Parts.of(found, this::value);
          });
      return this;
    }

    /// What was gathered.
    public KnownValues done() {
      return values.isEmpty() ? NONE : new KnownValues(values);
    }
  }
}
