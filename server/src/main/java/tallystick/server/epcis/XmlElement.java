package tallystick.server.epcis;

import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Malformed;

/// An element of XML from outside, with all that is in it but comments.
///
/// @param space its namespace, empty for none
/// @param prefix by which the document calls that, empty for none
/// @param text between its children, without white space around it
record XmlElement(
    String space,
    String prefix,
    String name,
    List<Attribute> attributes,
    List<XmlElement> children,
    String text) {
  private static final int MAX_DEPTH = 20;
  private static final XMLInputFactory FACTORY = factory();

  /// @param space as of an element
  record Attribute(String space, String prefix, String name, String value) {}

  /// Nothing is fetched and nothing expanded, whatever a document type says.
  private static XMLInputFactory factory() {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    return factory;
  }

  /// Reads a document's root.
  ///
  /// @throws Malformed `malformed` when it is no XML, or nests too deep
  static XmlElement read(byte[] document) {
    try {
      XMLStreamReader reader = FACTORY.createXMLStreamReader(new ByteArrayInputStream(document));
      while (reader.next() != XMLStreamConstants.START_ELEMENT) {
        // What is before the root is nothing to us.
      }
      XmlElement root = element(reader, 1);
      while (reader.hasNext()) {
        reader.next();
      }
      return root;
    } catch (XMLStreamException e) {
      String place =
          e.getLocation() == null
              ? "."
              : ": see line %d, column %d."
                  .formatted(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber());
      throw malformed("The document is not well-formed XML" + place);
    }
  }

  private static XmlElement element(XMLStreamReader reader, int depth) throws XMLStreamException {
    if (depth > MAX_DEPTH) {
      throw malformed("The document has elements more than " + MAX_DEPTH + " deep.");
    }
    String space = orEmpty(reader.getNamespaceURI());
    String prefix = orEmpty(reader.getPrefix());
    String name = reader.getLocalName();
    List<Attribute> attributes = new ArrayList<>();
    for (int i = 0; i < reader.getAttributeCount(); i++) {
      attributes.add(
          new Attribute(
              orEmpty(reader.getAttributeNamespace(i)),
              orEmpty(reader.getAttributePrefix(i)),
              reader.getAttributeLocalName(i),
              reader.getAttributeValue(i)));
    }
    List<XmlElement> children = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    for (int next = reader.next(); next != XMLStreamConstants.END_ELEMENT; next = reader.next()) {
      if (next == XMLStreamConstants.START_ELEMENT) {
        children.add(element(reader, depth + 1));
      } else if (next == XMLStreamConstants.CHARACTERS || next == XMLStreamConstants.CDATA) {
        text.append(reader.getText());
      }
    }
    return new XmlElement(space, prefix, name, attributes, children, text.toString().strip());
  }

  private static Malformed malformed(String sentence) {
    return new Malformed("malformed", "", sentence);
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  /// The value of an attribute without namespace, empty if it is not there.
  String attribute(String wanted) {
    return attribute("", wanted);
  }

  String attribute(String ofSpace, String wanted) {
    return attributes.stream()
        .filter(one -> one.space().equals(ofSpace) && one.name().equals(wanted))
        .map(Attribute::value)
        .findFirst()
        .orElse("");
  }

  /// The first child of a name, whatever its namespace.
  @Nullable XmlElement child(String wanted) {
    return children.stream().filter(one -> one.name().equals(wanted)).findFirst().orElse(null);
  }
}
