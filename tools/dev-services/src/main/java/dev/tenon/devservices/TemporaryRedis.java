package dev.tenon.devservices;

import dev.tenon.devservices.RedisProgram.Durability;
import java.io.IOException;
import java.util.Map;

/// A single Redis whose data nobody keeps.
final class TemporaryRedis {

  static final String PREFIX = "tenon-redis-";

  private TemporaryRedis() {}

  static DevRedis start() {
    return start(RedisExecutable.find(Map.copyOf(System.getenv()), System.err::println));
  }

  static DevRedis start(RedisExecutable executable) {
    try {
      return started(executable);
    } catch (IOException failed) {
      throw refused(failed);
    }
  }

  static IllegalStateException refused(IOException failed) {
    return new IllegalStateException("A temporary Redis cannot be had: " + failed, failed);
  }

  private static DevRedis started(RedisExecutable executable) throws IOException {
    var temporary = TemporaryFolder.create(PREFIX, RedisProgram.PROCESS_FILE);
    var isStarted = false;
    try {
      var folder = new ServerFolder(temporary.path(), RedisProgram.LOG);
      folder.providePassword();
      var program = new RedisProgram(folder, executable, Durability.TEMPORARY);
      var server = new EmbeddedServer(program, 0, EmbeddedServer.START_PATIENCE);
      server.start();
      var address = RedisUrl.local(server.port(), folder.password());
      var version = RedisAdmin.version(address);
      isStarted = true;
      return new DevRedis(
          Source.EMBEDDED,
          address,
          version,
          new DevRedis.Embedded(server, program),
          () -> end(server, program, temporary));
    } finally {
      if (!isStarted) {
        temporary.close();
      }
    }
  }

  private static void end(EmbeddedServer server, RedisProgram program, TemporaryFolder temporary) {
    try (temporary) {
      server.crash();
      program.forgetProcess();
    }
  }
}
