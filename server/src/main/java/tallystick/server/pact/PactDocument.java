package tallystick.server.pact;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.Epc;
import tallystick.domains.emissions.Footprint;
import tallystick.kernel.Codec;
import tallystick.kernel.Limits;
import tallystick.kernel.Sha256;
import tools.jackson.databind.JsonNode;

/// A footprint as somebody else's system wrote it, read as far as the room of emissions needs.
///
/// @param bytes as it came, but for white space between its words
record PactDocument(JsonNode json, byte[] bytes) {
  private static final int MAX_BYTES = 64 << 10;
  private static final int MILLIGRAMS_OF_KILOGRAM = 6;
  private static final int THOUSANDTHS = 3;
  private static final int BASIS_POINTS_OF_PERCENT = 2;
  private static final Pattern DECIMAL = Pattern.compile("-?[0-9]{1,18}(\\.[0-9]{1,30})?");
  private static final Pattern GTIN = Pattern.compile("(?i)urn:gtin:([0-9]{8,14})");

  /// @throws IllegalArgumentException when it is no footprint
  static PactDocument of(JsonNode json) {
    byte[] bytes = Codec.JSON.writeValueAsBytes(json);
    if (bytes.length > MAX_BYTES) {
      throw new IllegalArgumentException("A footprint has at most " + MAX_BYTES + " bytes.");
    }
    PactDocument one = new PactDocument(json, bytes);
    if (PactFootprint.id(one.id()).isEmpty()) {
      throw new IllegalArgumentException("The id of a footprint must be a UUID.");
    }
    if (one.productIds().isEmpty() || !one.pcf().isObject() || one.company().isEmpty()) {
      throw new IllegalArgumentException("A footprint must have companyName, productIds and pcf.");
    }
    return one;
  }

  /// What was kept by these bytes.
  static PactDocument kept(byte[] bytes) {
    return new PactDocument(Codec.JSON.readTree(bytes), bytes);
  }

  String hash() {
    return HexFormat.of().formatHex(Sha256.of(bytes));
  }

  String text() {
    return new String(bytes, UTF_8);
  }

  String id() {
    return json.path("id").asString("");
  }

  String company() {
    return line("companyName", json, Limits.NAME_CHARS);
  }

  String productName() {
    String name = line("productNameCompany", json, Limits.NAME_CHARS);
    return name.isEmpty() ? line("productDescription", json, Limits.NAME_CHARS) : name;
  }

  boolean isDeprecated() {
    return json.path("status").asString("").equalsIgnoreCase("deprecated");
  }

  List<String> productIds() {
    return json.path("productIds").valueStream().map(id -> id.asString("")).toList();
  }

  /// The product that it is of, as the room of things calls it; empty if it has no GTIN.
  String product() {
    for (String id : productIds()) {
      var gtin = GTIN.matcher(id);
      try {
        String key = Epc.product(Epc.of(gtin.matches() ? "01/" + gtin.group(1) : id).key());
        if (key.startsWith("01/")) {
          return key;
        }
      } catch (IllegalArgumentException e) {
        // A name of their own.
      }
    }
    return "";
  }

  private JsonNode pcf() {
    return json.path("pcf");
  }

  /// The same as the room of emissions writes it: amounts finer than its own are rounded, long
  /// texts are cut.
  ///
  /// @param product as the room of things calls it
  /// @param supersedes the one that this replaces, empty for none
  /// @throws IllegalArgumentException when the room has no words for it
  Footprint footprint(String product, String supersedes) {
    long excluding = amount("pcfExcludingBiogenicUptake", MILLIGRAMS_OF_KILOGRAM, null);
    return new Footprint(
        product,
        line("productDescription", json, Limits.NOTE_CHARS),
        unit(),
        amount("declaredUnitAmount", THOUSANDTHS, null),
        amount("productMassPerDeclaredUnit", THOUSANDTHS, 0L),
        time("referencePeriodStart"),
        time("referencePeriodEnd"),
        line("geographyCountry", pcf(), 2),
        line("boundaryProcessesDescription", pcf(), Limits.NOTE_CHARS),
        excluding,
        amount("pcfIncludingBiogenicUptake", MILLIGRAMS_OF_KILOGRAM, excluding),
        amount("fossilGhgEmissions", MILLIGRAMS_OF_KILOGRAM, Math.max(0, excluding)),
        amount("fossilCarbonContent", MILLIGRAMS_OF_KILOGRAM, 0L),
        pcf().path("crossSectoralStandards").valueStream().map(one -> one.asString("")).toList(),
        (int) amount("exemptedEmissionsPercent", BASIS_POINTS_OF_PERCENT, 0L),
        (int) amount("primaryDataShare", BASIS_POINTS_OF_PERCENT, -1L),
        line("comment", json, Limits.NOTE_CHARS),
        "sha256:" + hash(),
        supersedes);
  }

  private Footprint.Unit unit() {
    String unit = pcf().path("declaredUnitOfMeasurement").asString("");
    try {
      return Footprint.Unit.valueOf(unit.toUpperCase(Locale.ROOT).replace(' ', '_'));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException("declaredUnitOfMeasurement is no unit of PACT 3.", e);
    }
  }

  /// @param otherwise what it is if it is not said, null if it must be
  private long amount(String name, int places, @Nullable Long otherwise) {
    JsonNode value = pcf().path(name);
    if ((value.isMissingNode() || value.isNull()) && otherwise != null) {
      return otherwise;
    }
    String text = value.asString("");
    if (!DECIMAL.matcher(text).matches()) {
      throw new IllegalArgumentException(name + " must be a decimal number, as text.");
    }
    try {
      return new BigDecimal(text)
          .movePointRight(places)
          .setScale(0, RoundingMode.HALF_UP)
          .longValueExact();
    } catch (ArithmeticException e) {
      throw new IllegalArgumentException(name + " is too large.", e);
    }
  }

  private long time(String name) {
    try {
      return Instant.parse(pcf().path(name).asString("")).toEpochMilli();
    } catch (DateTimeParseException e) {
      throw new IllegalArgumentException(name + " must be a time.", e);
    }
  }

  /// Text without what breaks lines.
  private static String line(String name, JsonNode of, int most) {
    String text = of.path(name).asString("").replaceAll("\\p{Cntrl}+", " ").strip();
    int end = text.offsetByCodePoints(0, 0);
    while (end < text.length() && end + Character.charCount(text.codePointAt(end)) <= most) {
      end += Character.charCount(text.codePointAt(end));
    }
    return text.substring(0, end);
  }

  @Override
  public String toString() {
    return "PactDocument[" + id() + "]";
  }
}
