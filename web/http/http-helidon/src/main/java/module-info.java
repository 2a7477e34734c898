/// The Helidon SE engine: HTTP/1.1, each connection on a virtual thread.
///
/// Put the artifact on the class path and it is found; nothing here is called by an application.
module dev.tenon.http.helidon {
  requires static transitive org.jspecify;
  requires transitive dev.tenon.http;
  requires io.helidon.common.task;
  requires io.helidon.webserver;

  exports dev.tenon.http.helidon;

  provides dev.tenon.http.spi.HttpEngine with
      dev.tenon.http.helidon.HelidonEngine;
}
