package dev.tenon.command;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/// Looks at the machine for what a service needs.
///
/// @param session where it looks
/// @param javaHome the JDK of this process
/// @param javaVersion its release
/// @param port that a service takes
/// @param os the name of the system, in lower case
record Machine(Session session, Path javaHome, int javaVersion, int port, String os) {

  private static final int WANTED_JAVA = 25;
  private static final long ENOUGH_SPACE = 2L << 30;
  private static final Pattern MAVEN = Pattern.compile("Apache Maven (\\d+)\\.(\\d+)\\.(\\d+)");
  private static final String POSTGRES = "io/zonky/test/postgres";

  static Machine of(Session session) {
    return new Machine(
        session,
        Path.of(System.getProperty("java.home")),
        Runtime.version().feature(),
        8000,
        System.getProperty("os.name").toLowerCase(Locale.ROOT));
  }

  List<Check> checks() {
    return List.of(jdk(), maven(), make(), git(), portCheck(), postgres(), disk(ENOUGH_SPACE));
  }

  Check jdk() {
    if (javaVersion < WANTED_JAVA || !Files.exists(javaHome.resolve("bin/javac"))) {
      return Check.fail(
          "JDK",
          "Java %d at %s is no JDK %d".formatted(javaVersion, javaHome, WANTED_JAVA),
          "install a JDK %d or newer, or set JAVA_HOME to it".formatted(WANTED_JAVA));
    }
    return Check.ok("JDK", "%d at %s".formatted(javaVersion, javaHome));
  }

  Check maven() {
    var remedy = "install Maven 3.8.7 or newer and put mvn on the PATH";
    var said = session.programs().ask(session.folder(), List.of("mvn", "--version"));
    if (said.isEmpty()) {
      return Check.fail("Maven", "mvn does not run", remedy);
    }
    var version = MAVEN.matcher(said.get());
    if (!version.find()) {
      return Check.warn("Maven", "mvn does not say its version", remedy);
    }
    int number = 0;
    for (int part = 1; part <= 3; part++) {
      number = number * 1000 + Integer.parseInt(version.group(part));
    }
    var found = version.group().replace("Apache Maven ", "");
    return number >= 3_008_007
        ? Check.ok("Maven", found)
        : Check.fail("Maven", found + " is too old", remedy);
  }

  Check make() {
    return session.programs().ask(session.folder(), List.of("make", "--version")).isPresent()
        ? Check.ok("make", "runs")
        : Check.warn(
            "make", "does not run", "install it, or run the lines of the Makefile by hand");
  }

  Check git() {
    return session
        .programs()
        .ask(session.folder(), List.of("git", "--version"))
        .map(said -> Check.ok("Git", said.replace("git version ", "")))
        .orElseGet(() ->
            Check.warn("Git", "does not run", "install it: an update is looked at with git diff"));
  }

  Check portCheck() {
    var name = "port " + port;
    try (var _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      return Check.ok(name, "free");
    } catch (IOException e) {
      return Check.warn(
          name, "taken by another program", "end that program, or start with make run PORT=8001");
    }
  }

  Check postgres() {
    var name = "PostgreSQL";
    var url = session.environment().get("DATABASE_URL");
    if (url != null && !url.isEmpty()) {
      return Check.ok(name, "DATABASE_URL names one");
    }
    if (!os.startsWith("linux")) {
      return Check.fail(
          name,
          "there is none in a Maven artifact for " + os,
          "set DATABASE_URL=postgres://user:password@host:port/database");
    }
    var home = Path.of(session.environment().getOrDefault("HOME", "/"));
    return Files.isDirectory(home.resolve(".m2/repository").resolve(POSTGRES))
        ? Check.ok(name, "its artifact is in the local Maven repository")
        : Check.warn(
            name,
            "its artifact is not in the local Maven repository yet",
            "nothing: the first make run downloads it, 15 MB");
  }

  Check disk(long enough) {
    try {
      long free = Files.getFileStore(session.folder()).getUsableSpace();
      var said = "%.1f GB free here".formatted(free / (double) (1 << 30));
      return free >= enough
          ? Check.ok("disk", said)
          : Check.warn("disk", said, "make room: a build and its database take up to 2 GB");
    } catch (IOException e) {
      return Check.warn("disk", "cannot be asked: " + e.getMessage(), "look at it by hand");
    }
  }
}
