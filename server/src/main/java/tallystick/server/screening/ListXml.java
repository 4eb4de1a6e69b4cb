package tallystick.server.screening;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// The XML lists of OFAC (`sdnList`, `consolidatedList`) and of the UN Security Council
/// (`CONSOLIDATED_LIST`), read as a stream. Neither document types nor outside entities are taken.
final class ListXml {
  private static final int MAX_TEXT = 4_000;

  /// Elements that are one entry.
  private static final List<String> ENTRIES = List.of("sdnEntry", "INDIVIDUAL", "ENTITY");

  /// Elements within one that are another name.
  private static final List<String> ALIASES = List.of("aka", "INDIVIDUAL_ALIAS", "ENTITY_ALIAS");

  /// Parts of a name, in the order in which they are read.
  private static final List<String> PARTS =
      List.of(
          "firstName",
          "lastName",
          "FIRST_NAME",
          "SECOND_NAME",
          "THIRD_NAME",
          "FOURTH_NAME",
          "ALIAS_NAME");

  private final Path file;
  private final List<Listed> found = new ArrayList<>();
  private final Deque<String> open = new ArrayDeque<>();
  private final Map<String, String> fields = new TreeMap<>();
  private final Map<String, String> alias = new TreeMap<>();
  private final List<String> aliases = new ArrayList<>();
  private final List<String> programs = new ArrayList<>();
  private String list = "";

  private ListXml(Path file) {
    this.file = file;
  }

  static List<Listed> read(Path file) throws IOException {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_COALESCING, true);
    ListXml reader = new ListXml(file);
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      XMLStreamReader xml = factory.createXMLStreamReader(in);
      while (xml.hasNext()) {
        reader.take(xml, xml.next());
      }
    } catch (XMLStreamException e) {
      throw new IOException(
          "%s, line %d: no XML that is read here"
              .formatted(file, e.getLocation() == null ? 0 : e.getLocation().getLineNumber()),
          e);
    }
    return reader.found;
  }

  private void take(XMLStreamReader xml, int kind) throws IOException {
    switch (kind) {
      case XMLStreamConstants.START_ELEMENT -> begin(xml.getLocalName());
      case XMLStreamConstants.CHARACTERS -> text(xml.getText().strip());
      case XMLStreamConstants.END_ELEMENT -> end(xml.getLocalName());
      default -> {}
    }
  }

  private void begin(String name) throws IOException {
    if (open.isEmpty()) {
      list =
          switch (name) {
            case "sdnList" -> "ofac-sdn";
            case "consolidatedList" -> "ofac-consolidated";
            case "CONSOLIDATED_LIST" -> "un";
            default -> throw new IOException(file + " is a list of no known kind: " + name);
          };
    }
    open.push(name);
  }

  private void text(String text) {
    if (text.isEmpty() || open.isEmpty()) {
      return;
    }
    String name = open.element();
    String shortened = text.substring(0, Math.min(MAX_TEXT, text.length()));
    if (name.equals("program") || name.equals("UN_LIST_TYPE")) {
      programs.add(shortened);
    } else if (open.stream().anyMatch(ALIASES::contains)) {
      alias.put(name, shortened);
    } else if (open.stream().skip(1).findFirst().filter(ENTRIES::contains).isPresent()) {
      fields.put(name, shortened);
    }
  }

  private void end(String name) throws IOException {
    open.pop();
    if (ALIASES.contains(name)) {
      String other = name(alias);
      if (!other.isEmpty()) {
        aliases.add(other);
      }
      alias.clear();
    } else if (ENTRIES.contains(name)) {
      add(name);
    }
  }

  private void add(String element) throws IOException {
    List<String> names = new ArrayList<>(List.of(name(fields)));
    String original = fields.getOrDefault("NAME_ORIGINAL_SCRIPT", "");
    if (!original.isEmpty()) {
      names.add(original);
    }
    names.addAll(aliases);
    String type = fields.getOrDefault("sdnType", element).toLowerCase(Locale.ROOT);
    found.add(
        new Listed(
            list,
            fields.getOrDefault("uid", fields.getOrDefault("DATAID", "")),
            type,
            names.stream().filter(name -> !name.isEmpty()).map(SanctionsLists::shorten).toList(),
            programs,
            SanctionsLists.shorten(
                fields.getOrDefault("remarks", fields.getOrDefault("COMMENTS1", "")))));
    fields.clear();
    aliases.clear();
    programs.clear();
    SanctionsLists.requireRoom(found.size(), file);
  }

  private static String name(Map<String, String> parts) {
    StringBuilder name = new StringBuilder();
    for (String part : PARTS) {
      name.append(parts.getOrDefault(part, "")).append(' ');
    }
    return name.toString().replaceAll(" +", " ").strip();
  }
}
