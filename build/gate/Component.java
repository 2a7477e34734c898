import java.io.IOException;
import java.util.List;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/// A library in a bill of materials.
///
/// @param name group and artifact
/// @param version its version
/// @param licences what its pom says, or its parent's: SPDX ids where they are known, else names or addresses
/// @param hashes how many there are of its file
record Component(String name, String version, List<String> licences, int hashes) {

  /// The libraries of a module, as its bill of materials lists them.
  static List<Component> of(Module module) throws IOException {
    var bill = Xml.read(module.target("bom.xml"));
    return Xml.children(bill, "components").stream()
        .flatMap(components -> Xml.children(components, "component").stream())
        .map(Component::of)
        .toList();
  }

  private static Component of(Element component) {
    return new Component(
        Xml.text(component, "group") + ":" + Xml.text(component, "name"),
        Xml.text(component, "version"),
        Xml.children(component, "licenses").stream().flatMap(all -> licences(all).stream()).toList(),
        Xml.children(component, "hashes").stream().mapToInt(all -> Xml.children(all, "hash").size()).sum());
  }

  private static List<String> licences(Element all) {
    var expressions = Xml.children(all, "expression").stream().map(Element::getTextContent);
    var named =
        Xml.children(all, "license").stream()
            .map(licence -> Xml.text(licence, "id") + Xml.text(licence, "name"));
    return Stream.concat(expressions, named)
        .map(licence -> licence.strip().replace(' ', '_'))
        .sorted()
        .toList();
  }
}
