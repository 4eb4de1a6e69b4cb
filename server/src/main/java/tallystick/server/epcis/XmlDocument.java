package tallystick.server.epcis;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Documents in XML of EPCIS 1.0 to 2.0, as the same documents in JSON-LD, so that all else has one
/// form to deal with. Headers and master data are left out, as they are of documents in JSON-LD.
final class XmlDocument {
  private static final Set<String> ROOTS = Set.of("EPCISDocument", "EPCISQueryDocument");
  private static final Set<String> VERSIONS = Set.of("1", "1.0", "1.1", "1.2", "2.0", "2.0.0");

  /// The namespaces of all versions begin so.
  private static final String SPACE = "urn:epcglobal:epcis";

  /// What holds events: of a document, and of an answer to a query.
  private static final List<List<String>> PATHS =
      List.of(
          List.of("EPCISBody", "EventList"),
          List.of("EPCISBody", "QueryResults", "resultsBody", "EventList"));

  private static final Set<String> TYPES = Set.of("application/xml", "text/xml");

  private XmlDocument() {}

  /// Whether a request says that it brings XML.
  static boolean isXml(HttpServletRequest request) {
    String type = request.getContentType();
    return type != null && TYPES.contains(type.split(";")[0].strip().toLowerCase(Locale.ROOT));
  }

  /// Reads a document.
  ///
  /// @throws Malformed when it is no XML, or none of EPCIS; what is wrong with its events is found
  ///   when they are read
  static ObjectNode read(byte[] bytes) {
    XmlElement root = XmlElement.read(bytes);
    if (!ROOTS.contains(root.name()) || !root.space().startsWith(SPACE)) {
      throw wrong("type", "The document must be an EPCISDocument or EPCISQueryDocument.");
    }
    if (!VERSIONS.contains(root.attribute("schemaVersion"))) {
      throw wrong("schemaVersion", "schemaVersion must be 1.0, 1.1, 1.2 or 2.0.");
    }
    XmlElement list =
        PATHS.stream()
            .map(path -> at(root, path))
            .filter(Objects::nonNull)
            .findFirst()
            .orElseThrow(() -> wrong("epcisBody/eventList", "The document has no EventList."));
    XmlNames names = new XmlNames();
    ArrayNode events = Codec.JSON.createArrayNode();
    add(list, new XmlEvent(names), events);
    ObjectNode document = Codec.JSON.createObjectNode();
    ArrayNode context = document.putArray("@context").add(EpcisDocument.STANDARD);
    if (!names.context().isEmpty()) {
      context.add(names.context());
    }
    document.put("type", "EPCISDocument").put("schemaVersion", "2.0");
    document.putObject("epcisBody").set("eventList", events);
    return document;
  }

  private static @Nullable XmlElement at(XmlElement root, List<String> path) {
    XmlElement at = root;
    for (String name : path) {
      at = at == null ? null : at.child(name);
    }
    return at;
  }

  /// Before 2.0 the newer kinds of events are in `extension`.
  private static void add(XmlElement list, XmlEvent event, ArrayNode events) {
    for (XmlElement child : list.children()) {
      if (child.space().isEmpty() && child.name().equals("extension")) {
        add(child, event, events);
      } else {
        events.add(event.json(child));
      }
    }
  }

  private static Malformed wrong(String pointer, String sentence) {
    return new Malformed("invalid-field", "/" + pointer, sentence);
  }
}
