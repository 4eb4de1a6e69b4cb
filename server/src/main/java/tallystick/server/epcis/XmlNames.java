package tallystick.server.epcis;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import tallystick.kernel.Codec;
import tools.jackson.databind.node.ObjectNode;

/// Names of extensions in one document: XML says a namespace wherever it likes by whatever prefix,
/// JSON-LD once for a document.
final class XmlNames {
  /// Namespaces for which the standard's context has prefixes.
  private static final Map<String, String> STANDARD = Map.of("urn:epcglobal:cbv:mda", "cbvmda");

  /// Prefixes that mean something already.
  private static final Set<String> TAKEN =
      Set.of("cbvmda", "cbv", "epcis", "gs1", "rdfs", "owl", "xsd", "dcterms", "id", "type");

  private final Map<String, String> prefixes = new HashMap<>(STANDARD);
  private final ObjectNode context = Codec.JSON.createObjectNode();

  /// The name of an element or attribute of a namespace.
  String name(String space, String prefix, String local) {
    return prefixes.computeIfAbsent(space, one -> prefix(one, prefix)) + ":" + local;
  }

  private String prefix(String space, String wanted) {
    String free = wanted.isEmpty() || TAKEN.contains(wanted) ? "ext" : wanted;
    for (int i = 2; context.has(free); i++) {
      free = (wanted.isEmpty() ? "ext" : wanted) + i;
    }
    context.put(free, space);
    return free;
  }

  /// What the prefixes mean.
  ObjectNode context() {
    return context;
  }
}
