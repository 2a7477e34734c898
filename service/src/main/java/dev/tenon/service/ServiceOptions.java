package dev.tenon.service;

import dev.tenon.http.HttpOptions;
import dev.tenon.http.filters.FilterOptions;
import dev.tenon.observe.LogOptions;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;

/// The settings that every service has beside its own.
///
/// @param engine the HTTP engine by its name; empty, as by default, takes the only one on the class
///   path
/// @param http where it listens, and how much it takes from one request; outside the profile `dev`
///   it listens on all addresses unless `http.host` says otherwise, and outside `dev` and `test` it
///   serves for 5 s after it was told to end, unless `http.drainDelay` does
/// @param filters what stands around every request
/// @param management where it is watched
/// @param log how it logs
/// @param redaction what is never written
public record ServiceOptions(
    String engine,
    HttpOptions http,
    FilterOptions filters,
    Management management,
    Log log,
    RedactionOptions redaction) {

  /// The defaults given above, as they are in the profile `dev`.
  public static ServiceOptions defaults() {
    return new ServiceOptions(
        "",
        HttpOptions.defaults(),
        FilterOptions.defaults(),
        Management.defaults(),
        Log.defaults(),
        RedactionOptions.defaults());
  }

  /// Where a service answers what is not for its callers: `/metrics`, `/info` and what it gives to
  /// [Service#manage], such as the pages about its API. Whether it lives is answered everywhere.
  ///
  /// @param open whether on the port of the service; in the profile `prod` false by default, else
  ///   true
  /// @param port a port of its own for it, on the same host, in which case it is not on that of the
  ///   service; 0 for any free one, -1 for none, as by default. It speaks TLS where the service
  ///   does, and asks nobody for a certificate
  public record Management(boolean open, @Min(-1) @Max(65535) int port) {

    /// The defaults given above, as they are in the profile `dev`.
    public static Management defaults() {
      return new Management(true, -1);
    }

    /// Whether it has a port of its own.
    boolean isApart() {
      return port >= 0;
    }
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
