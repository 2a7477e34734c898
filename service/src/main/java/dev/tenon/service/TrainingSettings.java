package dev.tenon.service;

import dev.tenon.config.Setting;
import dev.tenon.config.Source;
import dev.tenon.config.Sources;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// What is settled where a service only trains: nobody but itself reaches it, so without TLS, and
/// it is in nobody's way.
record TrainingSettings() implements Source {

  static Sources above(Sources sources) {
    var all = new ArrayList<>(sources.list());
    all.add(new TrainingSettings());
    return new Sources(sources.profile(), all);
  }

  @Override
  public List<Setting> read(Set<String> known) {
    return List.of(
        setting("http.host", "127.0.0.1"),
        setting("http.port", "0"),
        setting("http.drainDelay", "0s"),
        setting("http.tls.certificate", ""),
        setting("http.tls.key", ""),
        setting("http.tls.keyPassword", ""),
        setting("http.tls.clientCertificates", "NONE"),
        setting("http.tls.clientAuthorities", ""),
        setting("management.open", "true"),
        setting("management.port", "-1"));
  }

  private static Setting setting(String path, String value) {
    return new Setting(path, List.of(value), path, Program.TRAIN);
  }
}
