package dev.tenon.observe.logging;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.classic.turbo.TurboFilter;
import ch.qos.logback.core.spi.FilterReply;
import org.jspecify.annotations.Nullable;
import org.slf4j.Marker;

/// Keeps an exception that cannot be read (its `getMessage` throws, its chain of causes overflows
/// the stack) from failing the code that logs it: Logback reads it before any appender is asked.
final class ThrowableGuard extends TurboFilter {

  @Override
  public FilterReply decide(
      @Nullable Marker marker,
      Logger logger,
      Level level,
      @Nullable String format,
      @Nullable Object @Nullable [] params,
      @Nullable Throwable thrown) {
    var error = thrown != null ? thrown : last(params);
    if (error == null || !level.isGreaterOrEqual(logger.getEffectiveLevel())) {
      return FilterReply.NEUTRAL;
    }
    try {
      var _ = new ThrowableProxy(error);
      return FilterReply.NEUTRAL;
    } catch (Throwable failure) {
      logger.error(
          "{} (its exception, {}, cannot be read: {})",
          format,
          error.getClass().getName(),
          failure.getClass().getName());
      return FilterReply.DENY;
    }
  }

  private static @Nullable Throwable last(@Nullable Object @Nullable [] params) {
    return params != null
            && params.length > 0
            && params[params.length - 1] instanceof Throwable thrown
        ? thrown
        : null;
  }
}
