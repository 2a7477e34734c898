package dev.tenon.lock.file;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// Deletes what remains of locks that nobody has held for long.
///
/// A fence grows although its record is gone, as long as the clock is not set back by more than
/// records are kept.
record Sweeping(LockFolder folder, Guard guard) {

  private static final Duration EVERY = Duration.ofHours(1);
  private static final Duration IDLE = Duration.ofDays(1);

  /// So many at a time, so that others have their turn.
  private static final int PAGE = 50;

  /// What fails is tried again in an hour: the caller has done what it was asked for. Two may do it
  /// at once.
  void runIfDue(Instant now) {
    try {
      if (isDue(now)) {
        folder.sweptAt(now);
        sweep(now);
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException | UncheckedIOException | IllegalStateException later) {
      // Nobody is waiting for it.
    }
  }

  /// Also where the clock was set back.
  private boolean isDue(Instant now) throws IOException {
    return Duration.between(folder.sweptAt(), now).abs().compareTo(EVERY) > 0;
  }

  private void sweep(Instant now) throws IOException, InterruptedException {
    var page = new ArrayList<Path>();
    for (var file : folder.files()) {
      if (isIdle(file, now)) {
        page.add(file);
      }
      if (page.size() == PAGE) {
        delete(page, now);
        page.clear();
      }
    }
    delete(page, now);
  }

  private void delete(List<Path> page, Instant now) throws IOException, InterruptedException {
    guard.run(() -> {
      for (var file : page) {
        if (isIdle(file, now)) {
          Files.deleteIfExists(file);
        }
      }
      return page.size();
    });
  }

  /// What is no record is left where it is, for a person to see.
  private boolean isIdle(Path file, Instant now) throws IOException {
    try {
      return folder.read(file).filter(record -> record.isIdleAt(now, IDLE)).isPresent();
    } catch (IllegalStateException noRecord) {
      return false;
    }
  }
}
