package tallystick.domains.custody;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.custody.CustodyAction.RecordEvent;
import tallystick.domains.custody.EpcisEvent.Deed;
import tallystick.domains.custody.EpcisEvent.ErrorDeclaration;
import tallystick.domains.custody.EpcisEvent.Kind;
import tallystick.domains.custody.EpcisEvent.Persistent;
import tallystick.domains.custody.EpcisEvent.Quantity;
import tallystick.domains.custody.EpcisEvent.Reference;
import tallystick.kernel.Codec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// GS1's own example documents of EPCIS 2.0, each in a venue of its own. They are not in the
/// repository: they are read from `../shared/data/epcis/json` where somebody put them.
class Gs1SamplesTest {
  private static final List<String> SAID =
      List.of("type", "eventID", "action", "eventTime", "eventTimeZoneOffset", "epcList");

  private static Path samples() {
    for (Path at = Path.of("").toAbsolutePath(); at != null; at = at.getParent()) {
      if (Files.exists(at.resolve("mvnw"))) {
        return at.resolveSibling("shared").resolve("data/epcis/json");
      }
    }
    throw new IllegalStateException("no repository around " + Path.of("").toAbsolutePath());
  }

  @TestFactory
  Stream<DynamicTest> every_sample_is_recorded() throws IOException {
    Path folder = samples();
    Assumptions.assumeTrue(Files.isDirectory(folder), "skipped: no samples in " + folder);
    List<Path> files;
    try (Stream<Path> all = Files.walk(folder)) {
      files = all.filter(file -> file.toString().endsWith(".jsonld")).sorted().toList();
    }
    assertTrue(files.size() > 20, files::toString);
    return files.stream()
        .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> record(file)));
  }

  private static void record(Path file) throws IOException {
    Venue venue = Venue.founded();
    Person signer = venue.member("Signer");
    // One of the documents says an eventID twice, which the venue itself takes from nobody.
    JsonNode body = JsonMapper.shared().readTree(Files.readString(file)).path("epcisBody");
    JsonNode events =
        body.has("eventList")
            ? body.path("eventList")
            : body.path("queryResults").path("resultsBody").path("eventList");
    assertTrue(!events.isEmpty(), file::toString);
    for (JsonNode event : events) {
      venue.does(signer, new RecordEvent(read(event)));
    }
  }

  private static EpcisEvent read(JsonNode json) {
    Kind kind =
        switch (text(json, "type")) {
          case "ObjectEvent" -> Kind.OBJECT;
          case "AggregationEvent" -> Kind.AGGREGATION;
          case "TransactionEvent" -> Kind.TRANSACTION;
          case "TransformationEvent" -> Kind.TRANSFORMATION;
          case "AssociationEvent" -> Kind.ASSOCIATION;
          default -> throw new IllegalArgumentException(json.path("type").asString());
        };
    boolean packs = kind == Kind.AGGREGATION || kind == Kind.ASSOCIATION;
    String action = text(json, "action");
    String id = text(json, "eventID");
    return new EpcisEvent(
        kind,
        id.isEmpty() ? "urn:sha256:" + Integer.toHexString(json.toString().hashCode()) : id,
        action.isEmpty() ? Deed.NONE : Deed.valueOf(action),
        time(text(json, "eventTime")),
        text(json, "eventTimeZoneOffset"),
        text(json, "parentID"),
        texts(json.path(packs ? "childEPCs" : "epcList")),
        quantities(json.path(packs ? "childQuantityList" : "quantityList")),
        texts(json.path("inputEPCList")),
        quantities(json.path("inputQuantityList")),
        texts(json.path("outputEPCList")),
        quantities(json.path("outputQuantityList")),
        text(json, "transformationID"),
        text(json, "bizStep"),
        text(json, "disposition"),
        new Persistent(
            texts(json.path("persistentDisposition").path("set")),
            texts(json.path("persistentDisposition").path("unset"))),
        text(json.path("readPoint"), "id"),
        text(json.path("bizLocation"), "id"),
        references(json.path("bizTransactionList"), "bizTransaction"),
        references(json.path("sourceList"), "source"),
        references(json.path("destinationList"), "destination"),
        0,
        more(json),
        error(json.path("errorDeclaration")));
  }

  private static String more(JsonNode json) {
    var rest = Codec.JSON.createObjectNode();
    json.properties()
        .forEach(property -> {
          if (!SAID.contains(property.getKey())) {
            rest.set(property.getKey(), property.getValue());
          }
        });
    return rest.toString();
  }

  private static ErrorDeclaration error(JsonNode json) {
    return json.isObject()
        ? new ErrorDeclaration(
            time(text(json, "declarationTime")),
            text(json, "reason"),
            texts(json.path("correctiveEventIDs")))
        : ErrorDeclaration.NONE;
  }

  private static String text(JsonNode json, String name) {
    return json.path(name).asString("");
  }

  private static long time(String text) {
    return OffsetDateTime.parse(text).toInstant().toEpochMilli();
  }

  private static List<String> texts(JsonNode json) {
    List<String> all = new ArrayList<>();
    json.forEach(one -> all.add(one.asString()));
    return all;
  }

  private static List<Quantity> quantities(JsonNode json) {
    List<Quantity> all = new ArrayList<>();
    for (JsonNode one : json) {
      String quantity =
          one.has("quantity")
              ? new BigDecimal(one.path("quantity").toString()).stripTrailingZeros().toPlainString()
              : "";
      all.add(new Quantity(text(one, "epcClass"), quantity, text(one, "uom")));
    }
    return all;
  }

  private static List<Reference> references(JsonNode json, String name) {
    List<Reference> all = new ArrayList<>();
    for (JsonNode one : json) {
      all.add(new Reference(text(one, "type"), text(one, name)));
    }
    return all;
  }
}
