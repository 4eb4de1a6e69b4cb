package tallystick.server.pact;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// A footprint as PACT writes it. Amounts are kilograms, as decimal text.
///
/// @param row of the room's query
/// @param host of the venue, in whose name companies are told
record PactFootprint(JsonNode row, String host) {
  /// A footprint without a period of its own is valid so long after the period of its data.
  private static final int VALID_YEARS = 3;

  private static final int MILLIGRAMS_OF_KILOGRAM = 6;
  private static final int THOUSANDTHS = 3;
  private static final int BASIS_POINTS_OF_PERCENT = 2;
  private static final int ID_CHARS = 32;

  /// An act's id as a UUID.
  static String uuid(String id) {
    return id.replaceFirst("(.{8})(.{4})(.{4})(.{4})(.{12})", "$1-$2-$3-$4-$5");
  }

  /// And back; empty if it is no UUID.
  static String id(String uuid) {
    String id = uuid.replace("-", "").toLowerCase(Locale.ROOT);
    return id.matches("[0-9a-f]{" + ID_CHARS + "}") && uuid(id).equalsIgnoreCase(uuid) ? id : "";
  }

  List<String> productIds() {
    return List.of("urn:gtin:" + row.path("product").asString().substring(3));
  }

  List<String> companyIds() {
    return List.of("urn:pact:" + host + ":company-id:" + row.path("by").asString());
  }

  String country() {
    return pcf().path("country").asString("");
  }

  Instant validFrom() {
    return Instant.ofEpochMilli(pcf().path("periodEnd").asLong());
  }

  Instant validUntil() {
    return validFrom().atOffset(ZoneOffset.UTC).plusYears(VALID_YEARS).toInstant();
  }

  private JsonNode pcf() {
    return row.path("footprint");
  }

  Map<String, Object> json() {
    Map<String, Object> json = new TreeMap<>();
    json.put("id", uuid(row.path("id").asString()));
    json.put("specVersion", "3.0.0");
    String before = pcf().path("supersedes").asString("");
    if (!before.isEmpty()) {
      json.put("precedingPfIds", List.of(uuid(before)));
    }
    json.put("created", time(row.path("created").asLong()));
    json.put("status", row.path("status").asString().equals("ACTIVE") ? "Active" : "Deprecated");
    json.put("companyName", row.path("byName").asString());
    json.put("companyIds", companyIds());
    json.put("productDescription", pcf().path("description").asString(""));
    json.put("productIds", productIds());
    json.put("productNameCompany", row.path("productName").asString());
    text(json, "comment", "comment");
    json.put("pcf", carbon());
    return json;
  }

  private Map<String, Object> carbon() {
    Map<String, Object> json = new TreeMap<>();
    String unit = pcf().path("unit").asString().toLowerCase(Locale.ROOT).replace('_', ' ');
    json.put("declaredUnitOfMeasurement", unit);
    json.put("declaredUnitAmount", decimal("unitThousandths", THOUSANDTHS));
    json.put("productMassPerDeclaredUnit", decimal("massGrams", THOUSANDTHS));
    json.put("referencePeriodStart", time(pcf().path("periodStart").asLong()));
    json.put("referencePeriodEnd", time(pcf().path("periodEnd").asLong()));
    text(json, "geographyCountry", "country");
    text(json, "boundaryProcessesDescription", "boundary");
    json.put("pcfExcludingBiogenicUptake", decimal("excludingUptake", MILLIGRAMS_OF_KILOGRAM));
    json.put("pcfIncludingBiogenicUptake", decimal("includingUptake", MILLIGRAMS_OF_KILOGRAM));
    json.put("fossilGhgEmissions", decimal("fossil", MILLIGRAMS_OF_KILOGRAM));
    json.put("fossilCarbonContent", decimal("fossilCarbonMilligrams", MILLIGRAMS_OF_KILOGRAM));
    json.put("ipccCharacterizationFactors", List.of("AR6"));
    json.put(
        "crossSectoralStandards",
        pcf().path("standards").valueStream().map(JsonNode::asString).toList());
    json.put("exemptedEmissionsPercent", decimal("exemptedBasisPoints", BASIS_POINTS_OF_PERCENT));
    if (pcf().path("primaryBasisPoints").asLong() >= 0) {
      json.put("primaryDataShare", decimal("primaryBasisPoints", BASIS_POINTS_OF_PERCENT));
    }
    return json;
  }

  private void text(Map<String, Object> json, String name, String component) {
    String text = pcf().path(component).asString("");
    if (!text.isEmpty()) {
      json.put(name, text);
    }
  }

  private String decimal(String component, int places) {
    BigDecimal value = BigDecimal.valueOf(pcf().path(component).asLong(), places);
    return value.signum() == 0 ? "0" : value.stripTrailingZeros().toPlainString();
  }

  private static String time(long millis) {
    return Instant.ofEpochMilli(millis).toString();
  }
}
