package dev.tenon.config;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.ScalarStyle;
import org.snakeyaml.engine.v2.composer.Composer;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.nodes.MappingNode;
import org.snakeyaml.engine.v2.nodes.Node;
import org.snakeyaml.engine.v2.nodes.NodeTuple;
import org.snakeyaml.engine.v2.nodes.ScalarNode;
import org.snakeyaml.engine.v2.nodes.SequenceNode;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// A file in YAML 1.2: nested maps make the path, a list of plain values makes a list. All values
/// are text until a record types them, so `no` stays `no`. Anchors, tags and several documents are
/// refused: settings are read by people.
///
/// @param file its name, for people
/// @param text what it holds
record YamlSource(String file, String text) implements Source {

  @Override
  public List<Setting> read(Set<String> known) {
    var settings = new ArrayList<Setting>();
    root().ifPresent(root -> flatten("", root, settings));
    return settings;
  }

  private Optional<Node> root() {
    var options =
        LoadSettings.builder()
            .setLabel(file)
            .setAllowDuplicateKeys(false)
            .setMaxAliasesForCollections(0)
            .build();
    try {
      var parser = new ParserImpl(options, new StreamReader(options, text));
      return new Composer(options, parser).getSingleNode();
    } catch (YamlEngineException e) {
      throw ConfigurationError.file(file, e);
    }
  }

  private void flatten(String path, Node node, List<Setting> settings) {
    switch (node) {
      case MappingNode map when map.getAnchor().isEmpty() ->
          map.getValue().forEach(member -> flatten(path, member, settings));
      case ScalarNode scalar -> settings.add(setting(path, List.of(value(path, scalar)), scalar));
      case SequenceNode list when list.getAnchor().isEmpty() ->
          settings.add(
              setting(
                  path, list.getValue().stream().map(item -> value(path, item)).toList(), list));
      default -> throw refused(path, node, "has an anchor; write the value out");
    }
  }

  private void flatten(String path, NodeTuple member, List<Setting> settings) {
    var key = value(path, member.getKeyNode());
    flatten(path.isEmpty() ? key : path + "." + key, member.getValueNode(), settings);
  }

  private String value(String path, Node node) {
    if (!(node instanceof ScalarNode scalar)) {
      throw refused(path, node, "must be a plain value here");
    }
    if (scalar.getValue().isEmpty() && scalar.getScalarStyle() == ScalarStyle.PLAIN) {
      throw refused(path, node, "has no value; remove it, or write \"\" for an empty text");
    }
    return scalar.getValue();
  }

  private Setting setting(String path, List<String> values, Node node) {
    return new Setting(path, values, path, file + " line " + line(node));
  }

  private ConfigurationError refused(String path, Node node, String why) {
    return ConfigurationError.file(file, line(node), path, why);
  }

  private static int line(Node node) {
    return node.getStartMark().map(mark -> mark.getLine() + 1).orElse(1);
  }
}
