package dev.tenon.observe.logging;

import java.text.MessageFormat;
import java.util.Locale;
import java.util.Objects;
import java.util.ResourceBundle;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The text of a record of `java.util.logging`, as the JDK's own formatters make it, but the same
/// on every machine and without a failure.
final class JulMessage {

  private static final int MAX_PARAMETER = 4_096;
  private static final Pattern PLACE = Pattern.compile("\\{[0-9]");

  private JulMessage() {}

  /// The message with its parameters; where they cannot be put into it, they come after it.
  static String of(
      @Nullable String message,
      @Nullable ResourceBundle bundle,
      @Nullable Object @Nullable [] parameters) {
    if (message == null) {
      return "";
    }
    var pattern = bundle == null ? message : translated(message, bundle);
    if (parameters == null || parameters.length == 0 || !PLACE.matcher(pattern).find()) {
      return pattern;
    }
    try {
      return new MessageFormat(pattern, Locale.ROOT).format(parameters);
    } catch (Throwable _) { // also what a parameter throws
      return Stream.of(parameters)
          .map(parameter -> SafeText.of(Objects.requireNonNullElse(parameter, "null")))
          .map(text -> SafeText.cut(text, MAX_PARAMETER))
          .collect(Collectors.joining(", ", pattern + " [", "]"));
    }
  }

  private static String translated(String key, ResourceBundle bundle) {
    try {
      return bundle.getString(key);
    } catch (RuntimeException _) { // missing, no text, or a fault of the bundle
      return key;
    }
  }
}
