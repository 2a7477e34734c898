package dev.tenon.lock.file;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tenon.lock.spi.LockStore;
import dev.tenon.lock.testkit.LockCapability;
import dev.tenon.lock.testkit.LockHarness;
import dev.tenon.testkit.Capabilities;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;

/// Locks in a folder, and a second path to it.
final class FileHarness implements LockHarness {

  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final Path root;
  private final LockFolder folder;
  private final FileLockStore store;
  private Duration passed = Duration.ZERO;
  private CompletableFuture<Boolean> isBack = new CompletableFuture<>();
  private CompletableFuture<?> standing = new CompletableFuture<>();

  FileHarness() {
    try {
      this.root = Files.createTempDirectory("tenon-locks");
      this.folder = new LockFolder(root.resolve("locks"));
      Files.createSymbolicLink(root.resolve("link"), folder.path());
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
    this.store = in(folder.path());
  }

  private FileLockStore in(Path path) {
    return new FileLockStore(path, this::now, PATIENCE);
  }

  private Instant now() {
    return Instant.now().plus(passed);
  }

  @Override
  public Capabilities<LockCapability> capabilities() {
    return Capabilities.all(LockCapability.class);
  }

  @Override
  public LockStore emptied() {
    return loseData();
  }

  @Override
  public void advance(Duration step) {
    passed = passed.plus(step);
  }

  @Override
  public LockStore loseData() {
    delete(folder.path());
    store.createFolder();
    return store;
  }

  /// A machine has one clock, so no client of this store can be ahead of another; this one is at
  /// the end of another path.
  @Override
  public LockStore client(Duration ahead) {
    return in(root.resolve("link"));
  }

  /// What crashes is a client in the middle of a step; the system frees the guard.
  @Override
  public void crash() {
    try {
      Files.write(folder.path().resolve("aside"), "owner half of".getBytes(UTF_8));
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }

  /// Somebody stands still in the middle of a step.
  @Override
  public void takeAway() {
    isBack = new CompletableFuture<>();
    var isAway = new CompletableFuture<Boolean>();
    standing =
        CompletableFuture.runAsync(
            () -> {
              try {
                new Guard(folder, PATIENCE).run(() -> isAway.complete(true) && isBack.join());
              } catch (IOException | InterruptedException broken) {
                isAway.completeExceptionally(broken);
              }
            },
            task -> Thread.ofVirtual().start(task));
    isAway.join();
  }

  @Override
  public void bringBack() {
    isBack.complete(true);
    standing.join();
  }

  @Override
  public void close() {
    delete(root);
  }

  static void delete(Path path) {
    try (var files = Files.exists(path) ? Files.walk(path) : Stream.<Path>empty()) {
      for (var file : files.toList().reversed()) {
        Files.delete(file);
      }
    } catch (IOException broken) {
      throw new UncheckedIOException(broken);
    }
  }
}
