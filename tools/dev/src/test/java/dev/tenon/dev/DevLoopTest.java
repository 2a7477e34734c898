package dev.tenon.dev;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(240)
class DevLoopTest {

  private static final Duration PATIENCE = Duration.ofSeconds(90);

  @TempDir private Path folder;
  private SmallService service;
  private final ConcurrentLinkedQueue<String> said = new ConcurrentLinkedQueue<>();
  private final HttpClient client = HttpClient.newHttpClient();
  private Future<?> loop = CompletableFuture.completedFuture("not started");

  @BeforeEach
  void create() throws IOException {
    service = SmallService.in(folder);
  }

  @AfterEach
  void end() throws Exception {
    client.close();
    loop.cancel(true);
    await().atMost(PATIENCE).until(() -> !new Probe(service.port()).isTaken());
  }

  private void start(String maven) {
    start(maven, Jvm.place());
  }

  private void start(String maven, Path place) {
    var threads = Executors.newVirtualThreadPerTaskExecutor();
    loop =
        threads.submit(() -> {
          DevLoop.of(service.project(), maven, place, said::add).run();
          return null;
        });
    threads.shutdown();
  }

  private void awaitAnswer(int status, String text) {
    await()
        .atMost(PATIENCE)
        .ignoreExceptions()
        .untilAsserted(() -> {
          var request =
              HttpRequest.newBuilder(URI.create("http://127.0.0.1:%d/".formatted(service.port())))
                  .header("Accept", "text/html")
                  .build();
          var answer = client.send(request, BodyHandlers.ofString());
          assertThat(answer.body()).contains(text);
          assertThat(answer.statusCode()).isEqualTo(status);
        });
  }

  @Test
  void change_isAnsweredBySoon_andAnErrorIsShown_untilItIsMended() throws Exception {
    start("no-maven");
    awaitAnswer(200, "one --greeting=hello");

    service.answers("two");
    awaitAnswer(200, "two --greeting=hello");
    await()
        .until(() ->
            said.stream().anyMatch(line -> line.matches("answers again .* s after the change .*")));

    service.runs("serve(args, 3);");
    awaitAnswer(500, "Small.java:9: incompatible types");
    service.runs("throw new IllegalStateException(\"no\");");
    awaitAnswer(500, "It does not start");

    service.write(
        "src/main/java/com/example/small/other/Other.java",
        "package com.example.small.other;\npublic class Other {\n  public static final String TEXT = \"three\";\n}\n");
    service.runs("serve(args, com.example.small.other.Other.TEXT);");
    awaitAnswer(200, "three");
  }

  @Test
  void portThatIsTakenMeanwhile_keepsAnErrorFromTheBrowser_andNothingElse() throws Exception {
    service.runs("serve(args, 3);");
    try (var other = new Socket()) {
      other.setReuseAddress(false);
      other.bind(new InetSocketAddress(InetAddress.ofLiteral("127.0.0.1"), service.port()));
      start("no-maven");
      await()
          .atMost(PATIENCE)
          .until(() -> said.stream().anyMatch(line -> line.contains("a browser does not show")));
    }

    service.answers("two");
    awaitAnswer(200, "two");
  }

  @Test
  void changedPom_hasMavenAsked_andItsRefusalIsShown() throws Exception {
    start(maven("echo '[ERROR] no such artifact'; exit 1"));
    awaitAnswer(200, "one");

    changePom();
    awaitAnswer(500, "no such artifact");

    service.knowsItsJars(Duration.ofMinutes(3));
    service.answers("two");
    awaitAnswer(200, "two");
  }

  @Test
  void changedPom_bringsItsJars() throws Exception {
    start(maven("for last; do :; done; echo %s > \"${last#*=}\"".formatted(SmallService.jar())));
    awaitAnswer(200, "one");
    changePom();
    service.answers("two");

    awaitAnswer(200, "two");
    assertThat(said).contains("asking Maven what it stands on …");
  }

  private void changePom() throws IOException {
    service.write("pom.xml", "<project>changed</project>");
    Files.setLastModifiedTime(
        folder.resolve("pom.xml"), FileTime.from(Instant.now().plusSeconds(120)));
  }

  private String maven(String script) throws IOException {
    service.write("maven", "#!/bin/sh\n" + script + "\n");
    var file = folder.resolve("maven");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwx------"));
    return file.toString();
  }

  @Test
  void cache_isTrainedBesideTheService() throws Exception {
    start("no-maven", service.jarOfStandby());
    awaitAnswer(200, "one");

    await().atMost(PATIENCE).until(() -> said.contains("starts on an AOT cache from now on"));
    service.answers("two");
    awaitAnswer(200, "two");
  }

  @Test
  void cache_thatCannotBeTrained_isDoneWithout() throws Exception {
    service.runs(
        "if (List.of(args).contains(\"--train\")) { System.exit(1); } serve(args, \"one\");");
    start("no-maven", service.jarOfStandby());
    awaitAnswer(200, "one");

    await()
        .atMost(PATIENCE)
        .until(() -> said.contains("no AOT cache could be trained; it starts without"));
  }

  @Test
  void folderThatCannotBeWrittenTo_isRefused_withTheRemedy() throws Exception {
    service.write("target/dev-loop/classes-next", "a file in the way");
    service.write("target/dev-loop/classes", "another one");
    Files.delete(folder.resolve("target/dev-loop/class-path"));
    Files.createDirectories(folder.resolve("target/dev-loop/class-path/a"));
    Files.setLastModifiedTime(
        folder.resolve("target/dev-loop/class-path"), FileTime.from(Instant.now().plusSeconds(60)));
    start("no-maven");

    assertThatThrownBy(loop::get).cause().hasMessageContaining("cannot be read or written");
  }

  @Test
  void takenPort_isRefused_withTheRemedy() throws Exception {
    try (var taken = new ServerSocket(service.port())) {
      assertThat(taken.isBound()).isTrue();
      start("no-maven");
      assertThatThrownBy(loop::get)
          .isInstanceOf(ExecutionException.class)
          .cause()
          .isInstanceOfSatisfying(
              DevFailure.class, failure -> assertThat(failure.remedy()).contains("--port"))
          .hasMessageContaining("is taken");
    }
  }

  @Test
  void missingMaven_isRefused_atTheBeginning() throws Exception {
    changePom();
    start("no-such-maven");

    assertThatThrownBy(loop::get).cause().hasMessageContaining("Maven cannot be started");
  }

  @Test
  void databaseThatCannotBe_isRefused() throws Exception {
    Files.createDirectories(folder.resolve(".data"));
    service.write(".data/postgresql", "a file in the way");
    start("no-maven");

    assertThatThrownBy(loop::get).cause().hasMessageContaining("There is no database");
  }

  @Test
  void projectWithoutAPort_isRefused() {
    assertThatThrownBy(() -> new Project(folder, "a", "a.B", 0, List.of()))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Project(folder, "a", "a.B", 65_536, List.of()))
        .hasMessageContaining("65536");
  }
}
