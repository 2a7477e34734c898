package dev.tenon.service;

import dev.tenon.observe.LogOptions.Format;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The one line that a service says at its start.
///
/// @param text what it says
/// @param format as the log, so that standard output stays readable by whoever reads it
record StartLine(String text, Format format) {

  private static final Logger LOG = LoggerFactory.getLogger(Service.class);

  void print() {
    if (format == Format.TEXT) {
      System.out.println(text);
    } else {
      LOG.info(text);
    }
  }
}
