package dev.tenon.config;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionEndEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.DocumentStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.MappingEndEvent;
import org.snakeyaml.engine.v2.events.MappingStartEvent;
import org.snakeyaml.engine.v2.events.NodeEvent;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.events.SequenceEndEvent;
import org.snakeyaml.engine.v2.events.SequenceStartEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.parser.ParserImpl;
import org.snakeyaml.engine.v2.scanner.StreamReader;

/// One reading of one file in YAML 1.2: nested maps make the path, a list of plain values makes a
/// list. All values are text until a record types them, so `no` stays `no`.
///
/// Settings are read by people: anchors, tags, several documents, a name twice and a name without
/// value are refused. It reads events, not a tree, so nothing that a file can hold costs more than
/// its length.
final class YamlReading {

  private static final int DEEPEST = 32;

  private final String file;
  private final String text;
  private final StreamReader reader;
  private final Iterator<Event> events;
  private final List<Setting> settings = new ArrayList<>();
  private final List<String> mistakes = new ArrayList<>();
  private final Set<String> paths = new HashSet<>();

  YamlReading(String file, String text) {
    this.file = file;
    this.text = text;
    var options = LoadSettings.builder().build();
    this.reader = new StreamReader(options, text);
    this.events = new ParserImpl(options, reader);
  }

  /// @throws ConfigurationError with the mistakes in the file
  List<Setting> settings() {
    requirePrintable();
    try {
      readStream();
    } catch (MarkedYamlEngineException e) {
      // Not its whole message, which repeats the lines around, nor itself as the cause.
      refuse(line(e.getProblemMark()), "this is no YAML: " + Shown.line(e.getProblem()));
    } catch (IllegalArgumentException e) {
      // What the parser throws at the escape of a character that does not exist.
      refuse(reader.getLine() + 1, "this is no YAML: an escape in a text is broken");
    }
    if (!mistakes.isEmpty()) {
      throw ConfigurationError.of(mistakes);
    }
    return settings;
  }

  private void requirePrintable() {
    int line = 1;
    for (int i = 0; i < text.length(); i += Character.charCount(text.codePointAt(i))) {
      int c = text.codePointAt(i);
      if (!StreamReader.isPrintable(c)) {
        throw ConfigurationError.file(file, line, "YAML cannot hold U+%04X".formatted(c));
      }
      line += c == '\n' ? 1 : 0;
    }
  }

  private void readStream() {
    int documents = 0;
    while (events.hasNext()) {
      var event = events.next();
      if (event instanceof DocumentStartEvent && ++documents == 2) {
        refuse(line(event), "a second document begins; settings are one");
        return;
      }
      if (event instanceof NodeEvent root) {
        readRoot(root);
      }
    }
  }

  private void readRoot(NodeEvent root) {
    if (root instanceof MappingStartEvent map) {
      readMap("", map, 1);
    } else if (!(root instanceof ScalarEvent scalar && isNothing(scalar))) {
      refuse(line(root), "names with values are expected, such as 'name: value'");
      skip(root);
    }
  }

  private void readMap(String prefix, MappingStartEvent map, int depth) {
    refuseExtras(prefix, map);
    requireShallow(depth, map);
    var names = new HashSet<String>();
    for (var key = events.next(); !(key instanceof MappingEndEvent); key = events.next()) {
      var name = name(prefix, (NodeEvent) key);
      var path = prefix.isEmpty() ? name : prefix + "." + name;
      if (!names.add(name)) {
        refuse(line(key), "'%s' is there twice".formatted(Shown.line(path)));
      }
      readValue(path, (NodeEvent) events.next(), depth);
    }
  }

  private String name(String prefix, NodeEvent key) {
    if (key instanceof ScalarEvent scalar && !scalar.getValue().isEmpty()) {
      refuseExtras(prefix, key);
      return scalar.getValue();
    }
    refuse(line(key), "a name is a plain text");
    skip(key);
    return "?";
  }

  private void readValue(String path, NodeEvent value, int depth) {
    switch (value) {
      case MappingStartEvent map -> readMap(path, map, depth + 1);
      case SequenceStartEvent list -> add(path, items(path, list), list);
      case ScalarEvent scalar -> add(path, List.of(text(path, scalar)), scalar);
      default -> refuseExtras(path, value);
    }
  }

  private List<String> items(String path, SequenceStartEvent list) {
    refuseExtras(path, list);
    var items = new ArrayList<String>();
    for (var item = events.next(); !(item instanceof SequenceEndEvent); item = events.next()) {
      if (item instanceof ScalarEvent scalar) {
        items.add(text(path, scalar));
      } else {
        refuse(line(item), "'%s' is a list of plain values".formatted(Shown.line(path)));
        skip(item);
      }
    }
    if (items.size() == 1 && items.getFirst().contains(",")) {
      refuse(
          line(list),
          "the only item of '%s' cannot hold a comma, which parts items"
              .formatted(Shown.line(path)));
    }
    return items.isEmpty() ? List.of("") : items;
  }

  private String text(String path, ScalarEvent scalar) {
    refuseExtras(path, scalar);
    if (isNothing(scalar)) {
      refuse(
          line(scalar),
          "'%s' has no value; remove it, or write \"\" for an empty text"
              .formatted(Shown.line(path)));
    }
    return scalar.getValue();
  }

  private void add(String path, List<String> values, NodeEvent where) {
    if (paths.add(path)) {
      settings.add(new Setting(path, values, path, file + " line " + line(where)));
    } else {
      refuse(line(where), "'%s' is set a second time".formatted(Shown.line(path)));
    }
  }

  /// Passes over what has been refused already.
  private void skip(Event event) {
    int open = event instanceof CollectionStartEvent ? 1 : 0;
    while (open > 0) {
      var next = events.next();
      switch (next) {
        case CollectionStartEvent _ -> open++;
        case CollectionEndEvent _ -> open--;
        default -> {}
      }
      requireShallow(open, next);
    }
  }

  /// Ends the reading: the parser takes the square of the depth.
  private void requireShallow(int depth, Event event) {
    if (depth > DEEPEST) {
      refuse(line(event), "this is nested more than %d deep".formatted(DEEPEST));
      throw ConfigurationError.of(mistakes);
    }
  }

  private void refuseExtras(String path, NodeEvent node) {
    var name = Shown.line(path);
    if (node instanceof AliasEvent) {
      refuse(line(node), "'%s' is an alias; write the value out".formatted(name));
    } else if (node.getAnchor().isPresent()) {
      refuse(line(node), "'%s' has an anchor; write the value out".formatted(name));
    }
    if (tag(node).isPresent()) {
      refuse(line(node), "'%s' has a tag; the record says the type".formatted(name));
    }
  }

  private static Optional<String> tag(NodeEvent node) {
    return switch (node) {
      case ScalarEvent scalar -> scalar.getTag();
      case CollectionStartEvent collection -> collection.getTag();
      default -> Optional.empty();
    };
  }

  /// Whether nothing is written, or the word for it.
  private static boolean isNothing(ScalarEvent scalar) {
    return scalar.isPlain() && Set.of("", "~", "null", "Null", "NULL").contains(scalar.getValue());
  }

  private void refuse(int line, String why) {
    mistakes.add(ConfigurationError.inFile(file, line, why));
    if (mistakes.size() == ConfigurationError.MOST) {
      throw ConfigurationError.of(mistakes);
    }
  }

  private static int line(Event event) {
    return line(event.getStartMark());
  }

  private static int line(Optional<Mark> mark) {
    return mark.map(Mark::getLine).orElse(0) + 1;
  }
}
