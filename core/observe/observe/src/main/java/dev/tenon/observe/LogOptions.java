package dev.tenon.observe;

import dev.tenon.redaction.Redaction;
import java.util.Map;

/// How a service logs.
///
/// @param format how a line looks; [Format#JSON] by default
/// @param level the least serious level that is written; [Level#INFO] by default
/// @param loggers other levels by the beginning of a logger's name, such as `dev.tenon.sql` →
///   `DEBUG`; unmodifiable, empty by default
/// @param service the name of the service, a field of every JSON line; left out when empty
/// @param version its version, likewise
/// @param redaction what of a line is not written; [Redaction#standard()] by default
public record LogOptions(
    Format format,
    Level level,
    Map<String, Level> loggers,
    String service,
    String version,
    Redaction redaction) {

  private static final LogOptions DEFAULTS =
      new LogOptions(Format.JSON, Level.INFO, Map.of(), "", "", Redaction.standard());

  /// How a line looks.
  public enum Format {
    /// One JSON object a line, for programs.
    JSON,
    /// Short lines, for people at a terminal.
    TEXT
  }

  /// How serious a line is, from nothing at all to everything.
  public enum Level {
    /// Nothing is written.
    OFF,
    /// A fault of the service that somebody should look at.
    ERROR,
    /// Something is not as it should be, and the service goes on.
    WARN,
    /// What happens rarely and matters.
    INFO,
    /// For the developer of the part that logs.
    DEBUG,
    /// Everything.
    TRACE
  }

  /// Copies the map.
  ///
  /// @throws IllegalArgumentException if a logger's name is blank
  public LogOptions {
    loggers = Map.copyOf(loggers);
    if (loggers.keySet().stream().anyMatch(String::isBlank)) {
      throw new IllegalArgumentException(
          "A logger's name is not blank. For all loggers set the level itself.");
    }
  }

  /// JSON from INFO on, without service and version.
  public static LogOptions defaults() {
    return DEFAULTS;
  }

  /// The same with another format.
  public LogOptions withFormat(Format other) {
    return new LogOptions(other, level, loggers, service, version, redaction);
  }

  /// The same with another level.
  public LogOptions withLevel(Level other) {
    return new LogOptions(format, other, loggers, service, version, redaction);
  }

  /// The same with other levels of single loggers, instead of those before.
  public LogOptions withLoggers(Map<String, Level> others) {
    return new LogOptions(format, level, others, service, version, redaction);
  }

  /// The same for this service.
  public LogOptions withService(String otherService, String otherVersion) {
    return new LogOptions(format, level, loggers, otherService, otherVersion, redaction);
  }

  /// The same with another policy of what is not written.
  public LogOptions withRedaction(Redaction other) {
    return new LogOptions(format, level, loggers, service, version, other);
  }
}
