package dev.tenon.redaction;

import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The policy of what is never written, and its application to names, values and text.
///
/// ```java
/// var redaction = Redaction.standard().with("customer number", Treatment.HASH);
/// redaction.text("login failed: password=hunter2"); // login failed: password=***
/// ```
///
/// Names are compared without case, `-`, `_`, `.` and spaces, by their last words: `password` also
/// stands for `dbPassword`, `DB_PASSWORD` and `passwords`, not for `passwordless` or
/// `passwordPolicy`.
///
/// What the caller gives is never changed; copies are. Nothing is thrown: where redaction itself
/// fails, a sentence without any of the text takes its place.
///
/// Immutable and thread-safe.
public final class Redaction {

  static final String MASK = "***";

  private static final List<String> STANDARD =
      List.of(
          "password",
          "passwd",
          "pwd",
          "passphrase",
          "passcode",
          "secret",
          "client secret",
          "secret key",
          "token",
          "access token",
          "refresh token",
          "id token",
          "auth token",
          "authorization",
          "proxy authorization",
          "cookie",
          "api key",
          "access key",
          "private key",
          "signing key",
          "encryption key",
          "hash key",
          "credential",
          "session",
          "session id",
          "jsessionid",
          "sid",
          "pin",
          "otp",
          "cvv",
          "cvc",
          "card number",
          "iban",
          "ssn",
          "social security number",
          "connection string",
          "salt",
          "pepper");

  /// Where to go on reading; no more than a pointer into public data.
  private static final List<String> PLAIN =
      List.of("page token", "next token", "continuation token", "sync token");

  private static final Redaction OFF =
      new Redaction(SensitiveNames.none(), Fingerprint.random(), KnownValues.none());

  private final SensitiveNames names;
  private final Fingerprint fingerprint;
  private final KnownValues known;
  private final Structures structures = new Structures(this);

  private Redaction(SensitiveNames names, Fingerprint fingerprint, KnownValues known) {
    this.names = names;
    this.fingerprint = fingerprint;
    this.known = known;
  }

  /// Masks what is a secret in nearly every service: passwords, secrets, tokens, cookies,
  /// authorizations, credentials, API keys, private and signing keys, sessions, one-time codes,
  /// PINs, card and social security numbers, IBANs. Tokens that only say where a page begins are
  /// exempt.
  public static Redaction standard() {
    return Standard.REDACTION;
  }

  /// Hides nothing: for a developer who looks for a fault on their own machine.
  public static Redaction off() {
    return OFF;
  }

  /// The same with one more sensitive name, or another treatment of it.
  ///
  /// @param name any form of it: `api key`, `apiKey` and `X-API-KEY` without the `X` are the same
  /// @throws IllegalArgumentException if the name has less than 2 letters or digits, or more than
  ///   64 characters
  /// @throws IllegalStateException if this is [#off()]
  public Redaction with(String name, Treatment treatment) {
    return named(name, Objects.requireNonNull(treatment));
  }

  /// The same with a name that is not sensitive, nor are names that end with it. An entry that is
  /// longer still counts: `without("token")` leaves `access token` sensitive.
  ///
  /// @throws IllegalArgumentException as [#with]
  /// @throws IllegalStateException if this is [#off()]
  public Redaction without(String name) {
    return named(name, null);
  }

  /// The same with a key for [Treatment#HASH], so that hashes are equal across processes and
  /// restarts. Without it the key is random.
  ///
  /// @param key 16 characters at least
  /// @throws IllegalArgumentException if it is shorter
  public Redaction withHashKey(String key) {
    if (key.length() < 16) {
      throw new IllegalArgumentException(
          "A hash key has 16 characters at least; this one has %d. Take a random one."
              .formatted(key.length()));
    }
    var keyed = Fingerprint.of(key.getBytes(StandardCharsets.UTF_8));
    return isOff() ? this : new Redaction(names, keyed, known);
  }

  /// The same with values that are hidden wherever they stand, such as the secrets of the
  /// configuration: as they are, and percent-encoded, in Base64, hexadecimal, JSON and HTML; and so
  /// is what [#text] finds in them, such as the password in a URL. Less than 4 characters are
  /// ignored, since they are in any text.
  public Redaction hiding(Collection<String> values) {
    if (isOff()) {
      return this;
    }
    var collector = collector();
    known.values().forEach(collector::value);
    values.forEach(value -> collector.value(value).text(value));
    return new Redaction(names, fingerprint, collector.done());
  }

  /// Whether this hides nothing.
  @SuppressWarnings("ReferenceEquality") // There is one.
  public boolean isOff() {
    return this == OFF;
  }

  /// What becomes of a value of this name; empty where the name is not sensitive.
  public Optional<Treatment> treatment(String name) {
    return Optional.ofNullable(names.of(name));
  }

  /// A value under its name as it may be written: treated where the name is sensitive, else as by
  /// [#value].
  ///
  /// @return empty where it disappears
  public Optional<Object> named(String name, @Nullable Object value) {
    if (isOff()) {
      return Optional.of(Objects.requireNonNullElse(value, "null"));
    }
    return Optional.ofNullable(structures.named(name, value))
        .map(shown -> shown.equals(Structures.NULL) ? "null" : shown);
  }

  /// A copy as it may be written, to a depth of 16 and with at most 1,000 items of each list or
  /// map: text by [#text]; maps, lists, arrays, `Optional` and records member by member, by name
  /// and by [Sensitive]. A record becomes a map that reads like the record. What has nothing to
  /// hide in it, and whatever else there is, stays the object it is.
  public @Nullable Object value(@Nullable Object value) {
    if (isOff() || value == null) {
      return value;
    }
    return structures.value(value);
  }

  /// A text as it may be written. Hidden are:
  ///
  /// - the values of [#hiding], and those that [KnownValues] knows of the work at hand;
  /// - what follows a sensitive name: `name=value`, `name: value`, `"name":"value"` (also escaped,
  ///   and lists and objects), `<name>value</name>`, a query string, `name%3Dvalue`;
  /// - the credentials after `Bearer`, `Basic`, `DPoP` and `Negotiate`;
  /// - what has the shape of a JWT (RFC 7519), a URL's user and password, and private keys in PEM.
  ///
  /// The time is linear in the length. Of a text longer than a million characters only the
  /// beginning is shown.
  ///
  /// @return the same text where there is nothing to hide
  @SuppressWarnings("CatchingUnchecked")
  public String text(String text) {
    if (isOff() || text.isEmpty()) {
      return text;
    }
    try {
      return TextRedaction.of(this, text, KnownValues.current(), known);
    } catch (Throwable failure) {
      // Never the text, and not the message of the failure, which may hold it.
      return "(not shown: redaction failed with %s)".formatted(failure.getClass().getName());
    }
  }

  /// Gathers [known values][KnownValues] by this policy.
  public KnownValues.Collector collector() {
    return new KnownValues.Collector(this);
  }

  /// Without names and values.
  @Override
  public String toString() {
    return isOff() ? "Redaction[off]" : "Redaction[on]";
  }

  SensitiveNames names() {
    return names;
  }

  /// What is written in place of a value; never for [Treatment#DROP] outside of a text.
  String shown(Treatment treatment, String value) {
    return treatment == Treatment.HASH ? fingerprint.of(value) : MASK;
  }

  private Redaction named(String name, @Nullable Treatment treatment) {
    if (isOff()) {
      throw new IllegalStateException("Redaction is off; begin with Redaction.standard().");
    }
    return new Redaction(names.with(name, treatment), fingerprint, known);
  }

  /// Made when it is first asked for.
  private static final class Standard {

    static final Redaction REDACTION = create();

    private static Redaction create() {
      var names = SensitiveNames.of(STANDARD, PLAIN);
      return new Redaction(names, Fingerprint.random(), KnownValues.none());
    }
  }
}
