import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;

/// The licences of all that an artifact brings along at run time, from the bills of materials. A library with one licence
/// that everybody may use passes; what is missing, dual or otherwise is decided by a person in `build/licences.txt`.
final class Licences {

  private static final Path DECISIONS = Path.of("build/licences.txt");
  private static final String SELF = "dev.tenon:";
  private static final Component REFUSED = new Component("planted:refused", "1", List.of("AGPL-3.0-only"), 1);
  private static final Component UNKNOWN = new Component("planted:unknown", "1", List.of(), 1);

  private Licences() {}

  static List<String> check(List<Module> modules) throws IOException {
    var libraries = new TreeMap<String, Component>();
    for (var module : modules) {
      for (var component : Component.of(module)) {
        libraries.put(component.name(), component);
      }
    }
    libraries.keySet().removeIf(name -> name.startsWith(SELF));
    var decisions = Exceptions.read(DECISIONS, 2);
    var complaints = new ArrayList<String>();
    for (var library : libraries.values()) {
      if (!allows(decisions, library)) {
        complaints.add(
            "%s %s has the licence %s. Take another library, or have it decided in %s."
                .formatted(library.name(), library.version(), said(library), DECISIONS));
      }
    }
    for (var planted : List.of(REFUSED, UNKNOWN)) {
      if (allows(decisions, planted)) {
        complaints.add("%s would let %s pass: it does not look.".formatted(DECISIONS, planted));
      }
    }
    complaints.addAll(decisions.complaints());
    System.out.printf("Licences: %d libraries%n", libraries.size());
    return complaints;
  }

  private static boolean allows(Exceptions decisions, Component library) {
    var said = said(library);
    return decisions.allow("any", said) || decisions.allow(library.name(), said);
  }

  private static String said(Component library) {
    return library.licences().isEmpty() ? "none" : String.join(",", library.licences());
  }
}
