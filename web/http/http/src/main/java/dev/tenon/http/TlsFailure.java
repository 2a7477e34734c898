package dev.tenon.http;

import org.jspecify.annotations.Nullable;

/// TLS cannot be spoken with what the settings `http.tls.…` name. Thrown at start; while a server
/// runs it is a warning in the log, and what was read before stays in use.
///
/// | id | meaning |
/// |---|---|
/// | `TENON-H01` | a file cannot be read |
/// | `TENON-H02` | what it holds is not what is needed: no PEM, a key in another form, a wrong password |
/// | `TENON-H03` | the key is not that of the certificate |
///
/// The message names setting, file and remedy, and nothing of what stands in the file.
public final class TlsFailure extends IllegalStateException {

  private static final long serialVersionUID = 1L;

  static final String UNREADABLE = "TENON-H01";
  static final String UNFIT = "TENON-H02";
  static final String MISMATCH = "TENON-H03";

  private final String id;

  TlsFailure(String id, String message, @Nullable Throwable cause) {
    super(id + "  " + message, cause);
    this.id = id;
  }

  /// Which failure, from the table above; stable.
  public String id() {
    return id;
  }
}
