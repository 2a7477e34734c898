package dev.tenon.observe.logging;

import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.Configurator;
import ch.qos.logback.classic.spi.ConfiguratorRank;
import ch.qos.logback.core.spi.ContextAwareBase;
import dev.tenon.observe.LogOptions;

/// How Logback begins, before a service has read its configuration: with the
/// [defaults][LogOptions#defaults()], and without searching for files. Found by `ServiceLoader`;
/// not for calling.
@SuppressWarnings("exports") // Only Logback calls it.
@ConfiguratorRank(ConfiguratorRank.CUSTOM_TOP_PRIORITY)
public final class FirstConfiguration extends ContextAwareBase implements Configurator {

  /// For `ServiceLoader`.
  public FirstConfiguration() {}

  @Override
  public ExecutionStatus configure(LoggerContext context) {
    LogbackBackend.configure(context, LogOptions.defaults());
    return ExecutionStatus.DO_NOT_INVOKE_NEXT_IF_ANY;
  }
}
