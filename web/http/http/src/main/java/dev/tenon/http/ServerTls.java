package dev.tenon.http;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// TLS as an engine of HTTP needs it: one [SSLEngine] a connection, the same under every server.
///
/// Spoken are TLS 1.3 and 1.2 with the ciphers of the JDK; `http/1.1` is what is agreed on where
/// the client asks for a protocol (ALPN, RFC 7301), and one that asks only for others is refused.
///
/// Once in [TlsOptions#reload()], a connection that begins looks at the files; if they have
/// changed, it and all after it have what they hold now. Files that cannot be used are a warning in
/// the log, once, and what was read before stays in use. A certificate that is not valid, or soon
/// will not be, is a warning, too.
///
/// Thread-safe.
public final class ServerTls {

  private static final Logger LOG = LoggerFactory.getLogger(ServerTls.class);

  private final TlsOptions options;
  private final InstantSource clock;
  private final ReentrantLock looking = new ReentrantLock();

  private volatile Instant looked;
  private volatile TlsMaterial material;
  private TlsFiles tried;
  private String complaint = "";

  private ServerTls(TlsOptions options, InstantSource clock, TlsFiles files) {
    this.options = options;
    this.clock = clock;
    this.looked = clock.instant();
    this.tried = files;
    this.material = files.material();
  }

  /// Reads what the options name.
  ///
  /// @throws TlsFailure if TLS cannot be spoken with it, with the remedy
  /// @throws IllegalArgumentException if the options are of no TLS
  public static ServerTls of(TlsOptions options) {
    return of(options, Clock.systemUTC());
  }

  static ServerTls of(TlsOptions options, InstantSource clock) {
    var tls = new ServerTls(options, clock, TlsFiles.read(options));
    tls.complainOfValidity();
    return tls;
  }

  /// For a connection that begins: the server's side of its TLS, of which nothing is said yet.
  public SSLEngine engine() {
    if (isDue() && looking.tryLock()) {
      try {
        look();
      } finally {
        looking.unlock();
      }
    }
    return material.engine();
  }

  private boolean isDue() {
    // A clock that is set back must not put it off.
    return Duration.between(looked, clock.instant()).abs().compareTo(options.reload()) >= 0;
  }

  private void look() {
    looked = clock.instant();
    try {
      var files = TlsFiles.read(options);
      if (!files.equals(tried)) {
        tried = files;
        material = files.material();
        LOG.info("The certificate of http.tls.certificate was read anew: {}", material.name());
      }
      complainOfValidity();
    } catch (TlsFailure e) {
      complain(e.getMessage() + " What was read before stays in use.");
    }
  }

  private void complainOfValidity() {
    complain(material.validity().complaint(material.name(), clock.instant()));
  }

  /// Once as long as it stays the same.
  private void complain(String other) {
    if (!other.equals(complaint)) {
      complaint = other;
      if (!other.isEmpty()) {
        LOG.warn(other);
      }
    }
  }
}
