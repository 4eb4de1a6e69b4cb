package tallystick.domains.emissions;

import java.util.List;
import java.util.regex.Pattern;
import tallystick.domains.custody.Epc;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// What a product emits from cradle to gate, as PACT exchanges it (Technical Specifications for PCF
/// Data Exchange 3.0): milligrams of CO2e for each declared unit.
///
/// @param product key of a product
/// @param unitThousandths how many thousandths of the unit the declared unit is: 1000 for one piece
/// @param massGrams of a declared unit, without packaging; 0 where mass means nothing
/// @param periodStart of the activity data, milliseconds since 1970
/// @param periodEnd exclusive
/// @param country ISO 3166-1, two letters; empty for the world
/// @param boundary the processes that are in it
/// @param fossil greenhouse gases of fossil origin
/// @param fossilCarbonMilligrams carbon in the product
/// @param standards as PACT names them: `ISO14067`, `GHGP-Product`
/// @param exemptedBasisPoints what was left out, of all emissions
/// @param primaryBasisPoints what rests on data of one's own and of suppliers; -1 if not said
/// @param document `sha256:<hex>` of the report; empty for none
/// @param supersedes id of the act that stated the one that this replaces; empty for none
public record Footprint(
    String product,
    String description,
    Unit unit,
    long unitThousandths,
    long massGrams,
    long periodStart,
    long periodEnd,
    String country,
    String boundary,
    long excludingUptake,
    long includingUptake,
    long fossil,
    long fossilCarbonMilligrams,
    List<String> standards,
    int exemptedBasisPoints,
    int primaryBasisPoints,
    String comment,
    String document,
    String supersedes) {
  /// Of a declared unit: a thousand tonnes of CO2e.
  static final long MAX_MILLIGRAMS = 1_000_000_000_000_000L;

  private static final long MAX_THOUSANDTHS = 1_000_000_000_000L;
  private static final int MAX_STANDARDS = 10;
  private static final int MAX_EXEMPTED = 500;
  private static final int ALL = 10_000;
  private static final Pattern COUNTRY = Pattern.compile("([A-Z]{2})?");
  private static final Pattern STANDARD = Pattern.compile("[ -~]{1,80}");

  /// PACT's units of measurement.
  public enum Unit {
    LITER,
    KILOGRAM,
    CUBIC_METER,
    KILOWATT_HOUR,
    MEGAJOULE,
    TON_KILOMETER,
    SQUARE_METER,
    PIECE,
    HOUR,
    MEGABIT_SECOND
  }

  public Footprint {
    requireProduct(product);
    Require.optionalText(description, Limits.NOTE_CHARS, "description");
    Require.range(unitThousandths, 1, MAX_THOUSANDTHS, "unitThousandths");
    Require.range(massGrams, 0, MAX_THOUSANDTHS, "massGrams");
    Require.range(periodStart, 0, Limits.AMOUNT, "periodStart");
    if (periodEnd <= periodStart) {
      throw new Require.Field("periodEnd", "must be after the start");
    }
    Require.matches(country, COUNTRY, "a country of two letters, or nothing", "country");
    Require.optionalText(boundary, Limits.NOTE_CHARS, "boundary");
    Require.range(excludingUptake, -MAX_MILLIGRAMS, MAX_MILLIGRAMS, "excludingUptake");
    Require.range(includingUptake, -MAX_MILLIGRAMS, excludingUptake, "includingUptake");
    Require.range(fossil, 0, MAX_MILLIGRAMS, "fossil");
    Require.range(fossilCarbonMilligrams, 0, MAX_MILLIGRAMS, "fossilCarbonMilligrams");
    Require.size(standards, 1, MAX_STANDARDS, "standards");
    for (String standard : standards) {
      Require.matches(standard, STANDARD, "a name of printable characters", "standards");
    }
    Require.distinct(standards, "standards");
    standards = List.copyOf(standards);
    Require.range(exemptedBasisPoints, 0, MAX_EXEMPTED, "exemptedBasisPoints");
    Require.range(primaryBasisPoints, -1, ALL, "primaryBasisPoints");
    Require.optionalText(comment, Limits.NOTE_CHARS, "comment");
    EmissionsAction.optionalHash(document, "document");
    if (!supersedes.isEmpty()) {
      Require.id(supersedes, "supersedes");
    }
  }

  private static void requireProduct(String product) {
    try {
      if (Epc.of(product).level() == Epc.Level.CLASS && Epc.of(product).key().equals(product)) {
        return;
      }
    } catch (IllegalArgumentException e) {
      throw new Require.Field("product", "must be " + e.getMessage());
    }
    throw new Require.Field("product", "must be the key of a product, as 01/09506000134352");
  }
}
