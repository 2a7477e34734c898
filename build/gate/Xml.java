import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/// Reads the reports of tools.
final class Xml {

  private Xml() {}

  static Element read(Path file) throws IOException {
    try {
      return document(file).getDocumentElement();
    } catch (ParserConfigurationException | SAXException e) {
      throw new IOException(file + " is no XML: " + e.getMessage(), e);
    }
  }

  private static Document document(Path file)
      throws ParserConfigurationException, SAXException, IOException {
    var factory = DocumentBuilderFactory.newDefaultInstance();
    factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
    return factory.newDocumentBuilder().parse(file.toFile());
  }

  /// The elements of that name right under another.
  static List<Element> children(Element parent, String name) {
    var nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .<Node>mapToObj(nodes::item)
        .filter(node -> node instanceof Element && node.getNodeName().equals(name))
        .map(Element.class::cast)
        .toList();
  }

  /// The text of the first element of that name right under another; empty if there is none.
  static String text(Element parent, String name) {
    return children(parent, name).stream().map(Element::getTextContent).findFirst().orElse("").strip();
  }
}
