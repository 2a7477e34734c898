package dev.tenon.command;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tenon.command.Check.Status;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoctorTest {

  @TempDir private Path folder;

  @Test
  void machine_isLookedAt_aLineAThing() {
    var run =
        new Run(folder)
            .program("mvn --version", "Apache Maven 3.9.9 (abc)\nMaven home: /x")
            .program("make --version", "GNU Make 4.4")
            .program("git --version", "git version 2.50.1")
            .with("DATABASE_URL", "postgres://x")
            .of("doctor");

    assertThat(run.status()).isZero();
    assertThat(run.out())
        .contains("ok    JDK         ", "ok    Maven       3.9.9\n", "ok    make        runs\n")
        .contains(
            "ok    Git         2.50.1\n", "port 8000", "DATABASE_URL names one\n", "GB free here");
    assertThat(run.out()).doesNotContain("postgres://x");
  }

  @Test
  void machineWithoutMaven_fails_withTheRemedy() {
    var run = new Run(folder).onTerminal("").of("doctor");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .contains(
            "\u001B[31mfail\u001B[0m  Maven       mvn does not run\n                  install Maven")
        .contains("\u001B[33mwarn\u001B[0m  Git", "\u001B[32mok  \u001B[0m  JDK");
  }

  @Test
  void json_hasAllOfIt() {
    var run = new Run(folder).of("doctor", "--json");

    assertThat(run.status()).isEqualTo(1);
    assertThat(run.out())
        .startsWith("{\"checks\":[{\"name\":\"JDK\"")
        .contains("\"said\":\"mvn does not run\",\"status\":\"fail\"");
  }

  @ParameterizedTest
  @CsvSource({
    "Apache Maven 3.8.7, OK",
    "Apache Maven 3.10.0 (x), OK",
    "Apache Maven 4.0.0, OK",
    "Apache Maven 3.8.6, FAIL",
    "Apache Maven 2.99.99, FAIL",
    "something else, WARN"
  })
  void maven_isNewEnough_orNot(String said, Status status) {
    var machine = machine(new Run(folder).program("mvn --version", said));

    assertThat(machine.maven().status()).isEqualTo(status);
  }

  @Test
  void jdk_isNewEnough_andHasACompiler() throws IOException {
    var session = new Run(folder).session();
    assertThat(new Machine(session, folder, 25, 1, "linux").jdk().status()).isEqualTo(Status.FAIL);
    Files.createDirectory(folder.resolve("bin"));
    Files.createFile(folder.resolve("bin/javac"));
    assertThat(new Machine(session, folder, 25, 1, "linux").jdk().status()).isEqualTo(Status.OK);
    assertThat(new Machine(session, folder, 24, 1, "linux").jdk().status()).isEqualTo(Status.FAIL);
  }

  @Test
  void port_isFree_orTaken() throws IOException {
    int port;
    try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = taken.getLocalPort();
      assertThat(machine(port).portCheck().said()).isEqualTo("taken by another program");
    }
    assertThat(machine(port).portCheck().status()).isEqualTo(Status.OK);
  }

  @Test
  void postgres_isInTheLocalRepository_orWillBe() throws IOException {
    var machine = machine(new Run(folder).with("HOME", folder.toString()));
    assertThat(machine.postgres().said()).endsWith("not in the local Maven repository yet");

    var artifact = folder.resolve(".m2/repository/io/zonky/test/postgres/binaries/18.6.0");
    Files.createDirectories(artifact);
    assertThat(machine.postgres().status()).isEqualTo(Status.OK);
  }

  @Test
  void postgres_isNamed_whereThereIsNoArtifact() {
    var run = new Run(folder).with("DATABASE_URL", "");

    assertThat(new Machine(run.session(), folder, 25, 1, "mac os x").postgres())
        .hasToString(
            "Check[name=PostgreSQL, status=FAIL, said=there is none in a Maven artifact for mac os x, remedy=set DATABASE_URL=postgres://user:password@host:port/database]");
  }

  @Test
  void disk_isLargeEnough_orNot() {
    var machine = machine(new Run(folder));

    assertThat(machine.disk(1).status()).isEqualTo(Status.OK);
    assertThat(machine.disk(Long.MAX_VALUE).status()).isEqualTo(Status.WARN);
  }

  @Test
  void folderThatIsGone_isSaid() {
    var machine = machine(new Run(folder.resolve("gone")));

    assertThat(machine.disk(1).said()).startsWith("cannot be asked: ");
  }

  private Machine machine(int port) {
    return new Machine(new Run(folder).session(), folder, 25, port, "linux");
  }

  private static Machine machine(Run run) {
    return new Machine(run.session(), Path.of("/"), 25, 1, "linux");
  }
}
