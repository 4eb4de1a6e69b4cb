package tallystick.server.epcis;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Pattern;
import tallystick.domains.custody.Epc;
import tallystick.kernel.Sha256;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// The hash id of an event (CBV Standard 2.0, 8.9): SHA-256 of what the event says, in one order
/// and one spelling, whatever it was written in. Where implementations differ from the published
/// rules, the rules hold (docs/decisions/0044).
final class EventHash {
  private static final Pattern ID =
      Pattern.compile("ni:///sha-256;[0-9a-f]{64}\\?ver=CBV2\\.0(\\.[0-9]+)?");
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}\\.[0-9]{1,18}");
  private static final Pattern TIME =
      Pattern.compile("[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9:.]{5,}(Z|[+-][0-9:]{4,5})");
  private static final Pattern CURIE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]*:[^/\\s][^\\s]*");
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'");

  private static final Map<String, String> PREFIXES =
      Map.of(
          "gs1", "https://gs1.org/voc/",
          "cbv", "https://ref.gs1.org/cbv/",
          "epcis", "https://ref.gs1.org/epcis/",
          "cbvmda", "urn:epcglobal:cbv:mda");

  private static final List<String> METADATA =
      List.of(
          "time",
          "startTime",
          "endTime",
          "deviceID",
          "deviceMetadata",
          "rawData",
          "dataProcessingMethod",
          "bizRules");

  private static final List<String> REPORT =
      List.of(
          "type",
          "exception",
          "deviceID",
          "deviceMetadata",
          "rawData",
          "dataProcessingMethod",
          "time",
          "microorganism",
          "chemicalSubstance",
          "value",
          "component",
          "stringValue",
          "booleanValue",
          "hexBinaryValue",
          "uriValue",
          "minValue",
          "maxValue",
          "meanValue",
          "sDev",
          "percRank",
          "percValue",
          "uom",
          "coordinateReferenceSystem");

  private final Map<String, String> prefixes = new HashMap<>(PREFIXES);

  private EventHash(JsonNode context) {
    for (JsonNode one : context.isArray() ? context.values() : List.of(context)) {
      one.properties().forEach(term -> prefixes.put(term.getKey(), term.getValue().asString("")));
    }
  }

  /// The hash id of an event.
  ///
  /// @param event with the context that it needs
  static String id(ObjectNode event) {
    byte[] hash = Sha256.of(preHash(event).getBytes(UTF_8));
    return "ni:///sha-256;" + HexFormat.of().formatHex(hash) + "?ver=CBV2.0";
  }

  /// Whether an event has a hash id that is not its own.
  static boolean differs(ObjectNode event) {
    String id = event.path("eventID").asString("");
    return ID.matcher(id).matches() && !id(event).startsWith(id.substring(0, id.indexOf('?')));
  }

  /// What is hashed.
  static String preHash(ObjectNode event) {
    return new EventHash(event.path("@context")).text(event);
  }

  private String text(ObjectNode event) {
    StringBuilder text = new StringBuilder("eventType=").append(event.path("type").asString(""));
    plain(text, event, "eventTime", "eventTimeZoneOffset");
    text.append(list(event, "epcList", this::epc));
    plain(text, event, "parentID");
    text.append(list(event, "inputEPCList", this::epc)).append(list(event, "childEPCs", this::epc));
    for (String name : List.of("quantityList", "childQuantityList", "inputQuantityList")) {
      text.append(list(event, name, this::quantity));
    }
    text.append(list(event, "outputEPCList", this::epc))
        .append(list(event, "outputQuantityList", this::quantity));
    plain(text, event, "action", "transformationID");
    text.append(word(event, "bizStep", Cbv.BIZ_STEP))
        .append(word(event, "disposition", Cbv.DISPOSITION))
        .append(persistent(event.path("persistentDisposition")))
        .append(place(event, "readPoint"))
        .append(place(event, "bizLocation"))
        .append(list(event, "bizTransactionList", typed("bizTransaction", Cbv.BIZ_TRANSACTION)))
        .append(list(event, "sourceList", typed("source", Cbv.PARTY)))
        .append(list(event, "destinationList", typed("destination", Cbv.PARTY)))
        .append(list(event, "sensorElementList", this::sensorElement));
    JsonNode ilmd = event.path("ilmd");
    return text.append(ilmd.isEmpty() ? "" : "ilmd" + extensions(ilmd))
        .append(extensions(event))
        .toString();
  }

  private void plain(StringBuilder text, JsonNode holder, String... names) {
    for (String name : names) {
      text.append(pair(name, holder.path(name)));
    }
  }

  /// `name=value`, or nothing.
  private String pair(String name, JsonNode value) {
    String written = value(value);
    return written.isEmpty() ? "" : name + '=' + written;
  }

  private String list(JsonNode event, String name, Function<JsonNode, String> element) {
    List<String> all = new ArrayList<>();
    event.path(name).forEach(one -> all.add(element.apply(one)));
    return all.isEmpty() ? "" : name + sorted(all);
  }

  private static String sorted(List<String> all) {
    all.sort((a, b) -> Arrays.compareUnsigned(a.getBytes(UTF_8), b.getBytes(UTF_8)));
    return String.join("", all);
  }

  private String epc(JsonNode epc) {
    return pair("epc", epc);
  }

  private String quantity(JsonNode element) {
    StringBuilder text = new StringBuilder("quantityElement");
    plain(text, element, "epcClass", "quantity", "uom");
    return text.toString();
  }

  private static String word(JsonNode holder, String name, Cbv vocabulary) {
    String text = holder.path(name).asString("").strip();
    return text.isEmpty() ? "" : name + '=' + web(text, vocabulary);
  }

  /// The web address of a word, or what is none.
  private static String web(String text, Cbv vocabulary) {
    return vocabulary.spellings(text).getLast();
  }

  private String persistent(JsonNode said) {
    StringBuilder text = new StringBuilder();
    for (String name : List.of("set", "unset")) {
      List<String> all = new ArrayList<>();
      said.path(name)
          .forEach(one -> all.add(name + '=' + web(one.asString("").strip(), Cbv.DISPOSITION)));
      text.append(sorted(all));
    }
    return text.isEmpty() ? "" : "persistentDisposition" + text;
  }

  private String place(JsonNode event, String name) {
    JsonNode place = event.path(name);
    String text = pair("id", place.path("id")) + extensions(place);
    return text.isEmpty() ? "" : name + text;
  }

  private Function<JsonNode, String> typed(String name, Cbv types) {
    return one -> pair(name, one.path(name)) + word(one, "type", types);
  }

  private String sensorElement(JsonNode element) {
    StringBuilder text = new StringBuilder("sensorElement");
    JsonNode metadata = element.path("sensorMetadata");
    if (!metadata.isEmpty()) {
      text.append("sensorMetadata");
      plain(text, metadata, METADATA.toArray(String[]::new));
      text.append(extensions(metadata));
    }
    List<String> reports = new ArrayList<>();
    for (JsonNode report : element.path("sensorReport")) {
      StringBuilder one = new StringBuilder("sensorReport");
      for (String name : REPORT) {
        one.append(reported(name, report));
      }
      reports.add(one.append(extensions(report)).toString());
    }
    return text.append(sorted(reports)).append(extensions(element)).toString();
  }

  /// Bare words of a report are terms of GS1's vocabularies.
  private String reported(String name, JsonNode report) {
    String text = report.path(name).asString("").strip();
    if (text.isEmpty() || text.indexOf(':') >= 0) {
      return pair(name, report.path(name));
    }
    return switch (name) {
      case "type", "exception" -> name + "=https://gs1.org/voc/" + text;
      case "component" -> name + "=https://ref.gs1.org/cbv/Comp-" + text;
      default -> pair(name, report.path(name));
    };
  }

  /// What a holder says under names of others, in their order.
  private String extensions(JsonNode holder) {
    List<String> all = new ArrayList<>();
    holder
        .properties()
        .forEach(one -> {
          if (one.getKey().indexOf(':') > 0) {
            extension(name(one.getKey()), one.getValue(), all);
          }
        });
    return sorted(all);
  }

  private void extension(String name, JsonNode value, List<String> all) {
    if (value.isArray()) {
      value.forEach(one -> extension(name, one, all));
    } else if (value.isObject()) {
      all.add(name + extensions(value));
    } else {
      String text = value(value);
      all.add(text.isEmpty() ? name : name + '=' + text);
    }
  }

  private String name(String name) {
    int colon = name.indexOf(':');
    String namespace = prefixes.get(name.substring(0, colon));
    return namespace == null ? name : "{" + namespace + "}" + name.substring(colon + 1);
  }

  /// A value in its one spelling.
  private String value(JsonNode value) {
    if (value.isNumber()) {
      return value.decimalValueOpt().map(EventHash::number).orElse(value.asString());
    }
    String text = value.isString() || value.isBoolean() ? value.asString().strip() : "";
    if (DECIMAL.matcher(text).matches()) {
      return number(new BigDecimal(text));
    }
    if (TIME.matcher(text).matches()) {
      return time(text);
    }
    return link(word(expanded(text)));
  }

  private static String number(BigDecimal number) {
    return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
  }

  private static String time(String text) {
    try {
      return OffsetDateTime.parse(text).withOffsetSameInstant(ZoneOffset.UTC).format(MILLIS);
    } catch (DateTimeException e) {
      return text;
    }
  }

  private String expanded(String text) {
    if (!CURIE.matcher(text).matches()) {
      return text;
    }
    int colon = text.indexOf(':');
    String namespace = prefixes.get(text.substring(0, colon));
    return namespace == null || Set.of("urn", "http", "https").contains(text.substring(0, colon))
        ? text
        : namespace + text.substring(colon + 1);
  }

  private static String word(String text) {
    return text.startsWith("urn:epcglobal:cbv:")
        ? Arrays.stream(Cbv.values())
            .map(vocabulary -> web(text, vocabulary))
            .filter(web -> !web.equals(text))
            .findFirst()
            .orElse(text)
        : text;
  }

  /// Identifiers of GS1 as canonical Digital Links, whoever resolves them.
  private static String link(String text) {
    if (!text.startsWith("urn:epc:") && !text.startsWith("http")) {
      return text;
    }
    try {
      return VocabularyController.uri(Epc.of(text).key());
    } catch (IllegalArgumentException e) {
      return text;
    }
  }
}
