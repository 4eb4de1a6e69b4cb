package tallystick.server.passport;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tallystick.domains.Domains;
import tallystick.domains.custody.Epc;
import tallystick.kernel.Codec;
import tallystick.kernel.Query;
import tallystick.server.views.Cursor;
import tallystick.server.views.Questions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Gathers what the rooms tell of a thing, lot or product into one document. It says nothing that
/// the public log does not, and names the receipt of everything that it says.
record Passport(Questions questions, String root) {
  /// Rows of each list; what is older is behind the link that the passport names.
  private static final int MOST = 50;

  private static final String LINKS = "https://id.gs1.org/";

  /// A document without proof.
  ObjectNode of(Epc epc, String issuer, String venue, Instant now) {
    ObjectNode document = Codec.JSON.createObjectNode();
    ArrayNode context = document.putArray("@context");
    context.add("https://www.w3.org/ns/credentials/v2");
    context.addObject().put("@vocab", root + "/docs/emissions.md#");
    document.put("id", root + "/v1/passports/" + epc.key());
    document.putArray("type").add("VerifiableCredential").add("ProductPassport");
    document.putObject("issuer").put("id", issuer).put("name", venue);
    document.put("validFrom", now.toString());
    ObjectNode subject = document.putObject("credentialSubject");
    subject.put("id", LINKS + epc.key());
    subject.put("key", epc.key());
    subject.put("page", root + "/" + epc.key());
    identity(epc, subject);
    emissions(epc.key(), subject);
    list(subject, "legs", "emissions", "journey", epc.key(), LEG);
    list(subject, "madeOf", "custody", "origins", epc.key(), ORIGIN);
    list(subject, "events", "custody", "timeline", epc.key(), EVENT);
    list(subject, "conditions", "custody", "conditions", epc.key(), CONDITION);
    list(subject, "documents", "custody", "documents", epc.key(), DOCUMENT);
    return document;
  }

  private static final List<String> LEG =
      List.of(
          "leg",
          "mode",
          "fromPlace",
          "fromName",
          "toPlace",
          "toName",
          "distanceMetres",
          "greatCircle",
          "massGrams",
          "factorSet",
          "version",
          "factor",
          "source",
          "ttw",
          "wtw",
          "departed",
          "arrived",
          "byName",
          "document");
  private static final List<String> ORIGIN =
      List.of("key", "depth", "productName", "byName", "placeName", "time", "action");
  private static final List<String> EVENT =
      List.of(
          "what",
          "deed",
          "bizStep",
          "disposition",
          "time",
          "place",
          "placeName",
          "byName",
          "erroneous",
          "action");
  private static final List<String> CONDITION =
      List.of(
          "device",
          "label",
          "placeName",
          "channel",
          "minimum",
          "maximum",
          "since",
          "until",
          "alarms");
  private static final List<String> DOCUMENT =
      List.of("file", "kind", "note", "byName", "time", "action");
  private static final List<String> THING =
      List.of("holderName", "placeName", "parent", "status", "action");
  private static final List<String> PRODUCT = List.of("name", "ownerName", "unit", "action");
  private static final List<String> FOOTPRINT =
      List.of(
          "id",
          "footprint",
          "status",
          "byName",
          "company",
          "source",
          "verifierName",
          "verification",
          "created");

  private void identity(Epc epc, ObjectNode subject) {
    if (epc.level() == Epc.Level.THING) {
      one(subject, "now", "custody", "thing", Map.of("thing", epc.key()), THING);
    }
    String product = product(epc.key());
    if (!product.isEmpty()) {
      subject.put("gtin", product.substring(3));
      one(subject, "product", "custody", "product", Map.of("product", product), PRODUCT);
    }
  }

  private static String product(String key) {
    return key.matches("01/[0-9]{14}(/.*)?") ? key.substring(0, 17) : "";
  }

  private void emissions(String key, ObjectNode subject) {
    JsonNode total = answer("emissions", "total", Map.of("thing", key));
    if (total == null) {
      return;
    }
    ObjectNode emissions = subject.putObject("emissions");
    emissions.put("unit", "mg CO2e");
    for (String name : List.of("legs", "ttw", "wtw", "activity", "inbound")) {
      emissions.set(name, total.path(name));
    }
    String footprint = total.path("footprint").asString("");
    if (!footprint.isEmpty()) {
      Map<String, @Nullable Object> values = Map.of("footprint", footprint);
      one(subject, "footprint", "emissions", "footprint", values, FOOTPRINT);
    }
  }

  private void one(
      ObjectNode into,
      String as,
      String room,
      String query,
      Map<String, @Nullable Object> values,
      List<String> names) {
    JsonNode row = answer(room, query, values);
    if (row != null) {
      into.set(as, picked(row, names));
    }
  }

  private @Nullable JsonNode answer(
      String room, String query, Map<String, @Nullable Object> values) {
    return questions.one(query(room, query), values).map(Codec.JSON::readTree).orElse(null);
  }

  private void list(
      ObjectNode into, String as, String room, String query, String key, List<String> names) {
    Map<String, @Nullable Object> values = new HashMap<>();
    values.put("thing", key);
    ArrayNode rows = Codec.JSON.createArrayNode();
    for (String row : questions.page(query(room, query), values, MOST, Cursor.START).rows()) {
      rows.add(picked(Codec.JSON.readTree(row), names));
    }
    if (!rows.isEmpty()) {
      into.set(as, rows);
    }
  }

  /// What of a row is told; acts by the addresses of their receipts.
  private ObjectNode picked(JsonNode row, List<String> names) {
    ObjectNode told = Codec.JSON.createObjectNode();
    for (String name : names) {
      JsonNode value = row.path(name);
      if (value.isString() && value.asString().isEmpty()) {
        continue;
      }
      switch (name) {
        case "action", "id", "leg" -> told.put("receipt", receipt(value));
        case "verification" -> told.put(name, receipt(value));
        default -> told.set(name, value);
      }
    }
    return told;
  }

  private String receipt(JsonNode act) {
    return root + "/v1/actions/" + act.asString();
  }

  private static Query<?> query(String room, String name) {
    return Domains.ALL.stream()
        .filter(one -> one.name().equals(room))
        .flatMap(one -> one.api().queries().stream())
        .filter(query -> query.name().equals(name))
        .findAny()
        .orElseThrow(() -> new IllegalStateException("no query " + name));
  }
}
