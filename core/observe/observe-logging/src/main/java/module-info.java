/// Writes what is logged through SLF4J, `java.util.logging` and [System.Logger] to the standard
/// output: one JSON object a line for programs, or short lines for people.
///
/// It needs no call and no file. On the class or module path it makes Logback write JSON from INFO
/// on; a service then chooses with [dev.tenon.observe.LogOptions]. A `logback.xml` is not read.
module dev.tenon.observe.logging {
  requires static transitive org.jspecify;
  requires transitive dev.tenon.observe;
  requires ch.qos.logback.classic;
  requires ch.qos.logback.core;
  requires java.logging;
  requires org.slf4j;

  exports dev.tenon.observe.logging;

  provides dev.tenon.observe.spi.LogBackend with
      dev.tenon.observe.logging.LogbackBackend;
  provides ch.qos.logback.classic.spi.Configurator with
      dev.tenon.observe.logging.FirstConfiguration;
}
