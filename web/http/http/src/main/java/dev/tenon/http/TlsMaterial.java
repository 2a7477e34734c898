package dev.tenon.http;

import dev.tenon.http.TlsOptions.ClientCertificates;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.TrustManager;
import javax.net.ssl.TrustManagerFactory;

/// What connections of TLS are made of, as long as no file changes.
///
/// @param name the server's, as its certificate says it
record TlsMaterial(
    SSLContext context, ClientCertificates clients, String name, TlsValidity validity) {

  private static final String[] PROTOCOLS = {"TLSv1.3", "TLSv1.2"};
  private static final String[] APPLICATION = {"http/1.1"};

  /// @param authorities who vouch for clients; none where these are not asked
  static TlsMaterial of(
      ServerKey key, List<X509Certificate> authorities, ClientCertificates clients) {
    try {
      var context = SSLContext.getInstance("TLS");
      context.init(keyManagers(key), trustManagers(authorities), null);
      var certificate = key.chain().getFirst();
      return new TlsMaterial(
          context,
          clients,
          certificate.getSubjectX500Principal().getName(),
          TlsValidity.of(certificate));
    } catch (GeneralSecurityException | IOException e) {
      throw new TlsFailure(
          TlsFailure.UNFIT,
          "The JDK takes neither the certificate of http.tls.certificate nor its key. Use RSA of 2048 bits or more, EC, or Ed25519.",
          e);
    }
  }

  /// No password protects what never leaves the memory.
  private static KeyManager[] keyManagers(ServerKey key)
      throws GeneralSecurityException, IOException {
    var none = new char[0];
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, none);
    store.setKeyEntry("server", key.key(), none, key.chain().toArray(new Certificate[0]));
    var factory = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    factory.init(store, none);
    return factory.getKeyManagers();
  }

  /// Without authorities nobody is trusted: the JDK would else trust its own.
  private static TrustManager[] trustManagers(List<X509Certificate> authorities)
      throws GeneralSecurityException, IOException {
    if (authorities.isEmpty()) {
      return new TrustManager[0];
    }
    var store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    for (int i = 0; i < authorities.size(); i++) {
      store.setCertificateEntry(Integer.toString(i), authorities.get(i));
    }
    var factory = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(store);
    return factory.getTrustManagers();
  }

  /// The server's side of a connection that begins.
  SSLEngine engine() {
    var engine = context.createSSLEngine();
    engine.setUseClientMode(false);
    var parameters = new SSLParameters();
    parameters.setProtocols(PROTOCOLS);
    parameters.setApplicationProtocols(APPLICATION);
    parameters.setUseCipherSuitesOrder(true);
    switch (clients) {
      case NONE -> {}
      case WANTED -> parameters.setWantClientAuth(true);
      case REQUIRED -> parameters.setNeedClientAuth(true);
    }
    engine.setSSLParameters(parameters);
    return engine;
  }
}
