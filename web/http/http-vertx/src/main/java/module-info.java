/// The Vert.x engine: HTTP/1.1 and HTTP/1.0, connections on a few event loops, each handler on a
/// virtual thread of its own.
///
/// Put the artifact on the class path and it is found; nothing here is called by an application.
module dev.tenon.http.vertx {
  requires static transitive org.jspecify;
  requires transitive dev.tenon.http;
  requires dev.tenon.errors;
  requires io.netty.buffer;
  requires io.netty.codec;
  requires io.netty.codec.http;
  requires io.netty.common;
  requires io.netty.handler;
  requires io.netty.transport;
  requires io.vertx.core;

  exports dev.tenon.http.vertx;

  provides dev.tenon.http.spi.HttpEngine with
      dev.tenon.http.vertx.VertxEngine;
}
