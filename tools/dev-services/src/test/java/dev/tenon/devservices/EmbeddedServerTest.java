package dev.tenon.devservices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import dev.tenon.devservices.PostgresProgram.Durability;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What happens when the programs of PostgreSQL misbehave: they are shell scripts here.
class EmbeddedServerTest {

  /// Says that it is ready, and ends when its file is gone.
  private static final String READY =
      """
      printf '%s\\n\\n\\n%s\\n\\n\\n\\nready\\n' $$ "${6#port=}" > "$2/postmaster.pid"
      while [ -e "$2/postmaster.pid" ]; do sleep 0.02; done
      """;

  private final RunAs runAs = new RunAs(List.of(), RunAs.userId(), false);

  @TempDir private Path home;
  @TempDir private Path folder;
  private Cluster cluster = new Cluster(Path.of(""));
  private Binaries binaries = new Binaries(Path.of(""), Path.of(""));

  @BeforeEach
  void prepare() throws IOException {
    cluster = Cluster.in(folder);
    binaries = new Binaries(home, home);
    Files.createDirectories(home.resolve("bin"));
    Files.createDirectories(home.resolve("share", "postgresql"));
    Files.writeString(
        home.resolve("share", "postgresql", "postgres.bki"), "# PostgreSQL 18\nmore\n");
  }

  private static void program(Path file, String script) throws IOException {
    Files.writeString(file, "#!/bin/sh\n" + script);
    Folders.permit(file, "rwxr-xr-x");
  }

  private EmbeddedServer server(String script, int port, Duration patience) throws IOException {
    program(binaries.postgres(), script);
    Files.createDirectories(cluster.data());
    return new EmbeddedServer(
        new PostgresProgram(cluster, binaries, runAs, Durability.KEPT), port, patience);
  }

  private void end(EmbeddedServer server) throws IOException {
    Files.deleteIfExists(PostmasterFile.in(cluster.data()));
    server.stop();
  }

  @Test
  void initdb_failing_isRefusedWithTheLog_andLeavesNothing() throws IOException {
    program(binaries.initdb(), "echo 'No space left on device'; exit 1\n");

    assertThatIllegalStateException()
        .isThrownBy(() -> cluster.prepare(binaries, runAs))
        .withMessageContaining("cannot be made in " + cluster.folder())
        .withMessageContaining("No space left on device");
    try (var left = Files.list(cluster.folder())) {
      assertThat(left.map(path -> path.getFileName().toString()))
          .containsExactlyInAnyOrder("password", "postgresql.log");
    }
  }

  @Test
  void initdb_failingSilently_namesTheLog() throws IOException {
    program(binaries.initdb(), "exit 1\n");

    assertThatIllegalStateException()
        .isThrownBy(() -> cluster.prepare(binaries, runAs))
        .withMessageContaining("nothing in " + cluster.server().log());
  }

  @Test
  void folder_outOfReachOfTheOtherUser_isRefusedWithTheRemedy() throws IOException {
    Folders.permit(cluster.folder(), "rwx------");

    assertThatIllegalStateException()
        .isThrownBy(() -> cluster.prepare(binaries, new RunAs(List.of(), 65534, true)))
        .withMessageContaining("Choose a folder open to all");
  }

  @Test
  void port_takenBetweenLookAndStart_anotherIsTried() throws IOException {
    var server =
        server(
            """
            if mkdir "$2/first"; then
              echo 'FATAL:  could not create any TCP/IP sockets'
              exit 1
            fi
            """
                + READY,
            0,
            Duration.ofMinutes(1));
    cluster.server().keepPort(70_000);
    server.start();

    assertThat(server.isRunning()).isTrue();
    assertThat(cluster.server().lastPort()).isEqualTo(server.port()).isBetween(22_000, 32_000);
    end(server);
    assertThat(server.isRunning()).isFalse();
  }

  @Test
  void remainsOfAnOldServer_areWaitedFor() throws IOException {
    var port = Ports.free();
    var server =
        server(
            """
            if mkdir "$2/first"; then
              echo 'FATAL:  pre-existing shared memory block (key 1, ID 2) is still in use'
              exit 1
            fi
            """
                + READY,
            port,
            Duration.ofMinutes(1));
    server.start();

    assertThat(server.port()).isEqualTo(port);
    end(server);
  }

  @Test
  void remainsOfAnOldServer_thatStay_areRefusedWithTheLog() throws IOException {
    var server = server("echo 'shared memory is still in use'; exit 1\n", 0, Duration.ofNanos(1));

    assertThatIllegalStateException()
        .isThrownBy(server::start)
        .withMessageMatching("(?s).*(still in use|is not ready after).*");
  }

  @Test
  void server_neverReady_isGivenUpWithTheLog() throws IOException {
    var server =
        server(
            "echo 'thinking'; while [ -e \"$2\" ]; do sleep 0.02; done\n",
            0,
            Duration.ofSeconds(4)); // longer than a shell takes to begin on a busy machine

    assertThatIllegalStateException()
        .isThrownBy(server::start)
        .withMessageContaining("is not ready after PT4S")
        .withMessageContaining("thinking");
    assertThat(server.isRunning()).isFalse();
    Folders.delete(cluster.data());
  }

  @Test
  void start_interrupted_staysInterrupted() throws IOException {
    var server = server("while [ -e \"$2\" ]; do sleep 0.02; done\n", 0, Duration.ofMinutes(1));
    Thread.currentThread().interrupt();

    assertThatIllegalStateException()
        .isThrownBy(server::start)
        .withMessageContaining("Interrupted while waiting for PostgreSQL to start");
    assertThat(Thread.interrupted()).isTrue();
    Folders.delete(cluster.data());
  }

  @Test
  void stop_interrupted_staysInterrupted() throws IOException {
    var server = server(READY, 0, Duration.ofMinutes(1));
    server.start();
    Thread.currentThread().interrupt();

    assertThatIllegalStateException()
        .isThrownBy(server::stop)
        .withMessageContaining("Interrupted while waiting for PostgreSQL to end");
    assertThat(Thread.interrupted()).isTrue();
    end(server);
  }

  @Test
  void folder_thatVanished_isRefused() throws IOException {
    var server = server(READY, 0, Duration.ofMinutes(1));
    Folders.delete(cluster.folder());

    assertThatIllegalStateException()
        .isThrownBy(server::start)
        .withMessageContaining("cannot be started in");
    assertThatExceptionOfType(NoSuchFileException.class)
        .isThrownBy(() -> OwnerLock.take(cluster.folder()));
    Files.createDirectory(cluster.folder());
  }

  @Test
  void postmasterFile_beingWritten_isNotReady() throws IOException {
    var file = PostmasterFile.in(folder);

    assertThat(PostmasterFile.read(folder)).isEmpty();
    Files.writeString(file, "");
    assertThat(PostmasterFile.read(folder)).isEmpty();
    Files.writeString(file, "many\n");
    assertThat(PostmasterFile.read(folder)).isEmpty();
    Files.writeString(file, "12\n/data\n");
    assertThat(PostmasterFile.read(folder)).contains(new PostmasterFile(12, 0, false));
    Files.writeString(file, "12\n/data\n1\n5433\n\n\n\nstarting\n");
    assertThat(PostmasterFile.read(folder)).contains(new PostmasterFile(12, 5433, false));
    Files.writeString(file, "12\n/data\n1\n5433\n\n\n\nready   \n");
    assertThat(PostmasterFile.read(folder)).contains(new PostmasterFile(12, 5433, true));
  }

  @Test
  void postmasterFile_disarmed_namesNoProcess() throws IOException {
    var file = PostmasterFile.in(folder);
    PostmasterFile.disarm(folder);
    Files.writeString(file, "12\n/data\n1\n5433\n\n\n7 8\nready   \n");
    PostmasterFile.disarm(folder);

    assertThat(PostmasterFile.read(folder))
        .hasValueSatisfying(left -> {
          assertThat(left.isReady()).isFalse();
          assertThat(left.isAlive(folder)).isFalse();
        });
    assertThat(file).content().contains("7 8");
    Files.writeString(file, "");
    PostmasterFile.disarm(folder);
    assertThat(file).doesNotExist();
  }
}
