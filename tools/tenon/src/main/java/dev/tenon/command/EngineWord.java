package dev.tenon.command;

import dev.tenon.scaffold.Engine;
import java.util.Arrays;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/// Reads the name of an engine.
final class EngineWord implements ITypeConverter<Engine> {

  @Override
  public Engine convert(String word) {
    return Engine.of(word)
        .orElseThrow(() ->
            new TypeConversionException(
                "there is no engine '%s', but %s"
                    .formatted(word, Arrays.toString(Engine.values()))));
  }
}
