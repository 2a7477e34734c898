package dev.tenon.devservices;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The server of PostgreSQL, working on a folder with data.
record PostgresProgram(Cluster cluster, Binaries binaries, RunAs runAs, Durability durability)
    implements ServerProgram {

  /// Whether what is written must outlive a crash of the machine.
  enum Durability {
    KEPT("INT", ""),
    THROWN_AWAY("QUIT", "fsync=off full_page_writes=off");

    private final String signalAtEnd;
    private final String settings;

    Durability(String signalAtEnd, String settings) {
      this.signalAtEnd = signalAtEnd;
      this.settings = settings;
    }

    private List<String> settings() {
      return settings.isEmpty() ? List.of() : List.of(settings.split(" ", -1));
    }
  }

  @Override
  public String product() {
    return "PostgreSQL";
  }

  @Override
  public ServerFolder folder() {
    return cluster.server();
  }

  @Override
  public Signals signals() {
    return new Signals("INT", "QUIT", durability.signalAtEnd);
  }

  @Override
  public void prepare(int port) throws IOException {
    PostmasterFile.disarm(cluster.data());
  }

  @Override
  public List<String> command(int port) {
    var words =
        new ArrayList<>(
            runAs.command(binaries.postgres().toString(), "-D", cluster.data().toString()));
    var settings =
        new ArrayList<>(
            List.of(
                "listen_addresses=127.0.0.1",
                "port=" + port,
                "unix_socket_directories=",
                "max_connections=100"));
    settings.addAll(durability.settings());
    settings.forEach(setting -> words.addAll(List.of("-c", setting)));
    return words;
  }

  @Override
  public boolean isReady(int port) {
    return PostmasterFile.read(cluster.data())
        .filter(file -> file.isReady() && file.port() == port)
        .isPresent();
  }

  @Override
  public String portTaken() {
    return "could not create any TCP/IP sockets";
  }

  @Override
  public boolean isPassing(String log) {
    return log.contains("still in use");
  }
}
