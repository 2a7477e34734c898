package dev.tenon.service;

import dev.tenon.http.HttpOptions;
import dev.tenon.http.filters.FilterOptions;
import dev.tenon.observe.LogOptions;

/// The settings that every service has beside its own.
///
/// @param engine the HTTP engine by its name; empty, as by default, takes the only one on the class
///   path
/// @param http where it listens, and how much it takes from one request; outside the profile `dev`
///   it listens on all addresses unless `http.host` says otherwise
/// @param filters what stands around every request
/// @param log how it logs
/// @param redaction what is never written
public record ServiceOptions(
    String engine, HttpOptions http, FilterOptions filters, Log log, RedactionOptions redaction) {

  /// The defaults given above, as they are in the profile `dev`.
  public static ServiceOptions defaults() {
    return new ServiceOptions(
        "",
        HttpOptions.defaults(),
        FilterOptions.defaults(),
        Log.defaults(),
        RedactionOptions.defaults());
  }

  /// How a service logs.
  ///
  /// @param level the least serious level that is written of what the service and Tenon log; `INFO`
  ///   by default
  /// @param libraries the same for everybody else; `WARN` by default, so that a start is one line
  /// @param format how a line looks; by default `TEXT` in the profile `dev`, `JSON` elsewhere
  public record Log(LogOptions.Level level, LogOptions.Level libraries, LogOptions.Format format) {

    /// The defaults given above, as they are in the profile `dev`.
    public static Log defaults() {
      return new Log(LogOptions.Level.INFO, LogOptions.Level.WARN, LogOptions.Format.TEXT);
    }
  }
}
