package tallystick.server.registries;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tallystick.domains.credits.Sector;

/// The venue's projects and units in the data model of the Climate Action Data Trust, version 2.0.2
/// (`docs/cadtrust-schema-v2.0.2.json` of github.com/Chia-Network/cadt): tables, API names of
/// fields, and values of pick lists are that document's.
///
/// Ids are UUIDs made of what a row is, so that they are the same in every export. Fields that a
/// node of the Data Trust sets by itself (`orgUid`, `createdAt`, `updatedAt`) are left out.
public final class CadTrust {
  public static final String VERSION = "2.0.2";
  public static final String SOURCE =
      "https://github.com/Chia-Network/cadt/blob/develop/docs/cadtrust-schema-v2.0.2.json";

  /// Rows of a page.
  public static final int PAGE = 1_000;

  /// The tables in the order in which a node takes them.
  public static final List<Exported> TABLES = CadTrustTables.ALL;

  /// Names of the pick list that are not those of the Unicode CLDR.
  private static final Map<String, String> COUNTRIES =
      Map.ofEntries(
          Map.entry("CD", "Democratic Republic of Congo"),
          Map.entry("CG", "Congo"),
          Map.entry("CI", "Cote d'Ivoire"),
          Map.entry("CV", "Cabo Verde"),
          Map.entry("CZ", "Czech Republic"),
          Map.entry("GB", "United Kingdom of Great Britain and Northern Ireland"),
          Map.entry("IR", "Iran (Islamic Republic of)"),
          Map.entry("KP", "Democratic People's Republic of Korea"),
          Map.entry("KR", "Republic of Korea"),
          Map.entry("LA", "Lao People's Democratic Republic"),
          Map.entry("MD", "Republic of Moldova"),
          Map.entry("MM", "Myanmar"),
          Map.entry("NL", "Netherlands (Kingdom of the)"),
          Map.entry("RU", "Russian Federation"),
          Map.entry("ST", "Sao Tome and Principe"),
          Map.entry("SY", "Syria Arab Republic"),
          Map.entry("TR", "Turkey"),
          Map.entry("TT", "Trinidad and Tobago"),
          Map.entry("TZ", "United Republic of Tanzania"),
          Map.entry("US", "United States of America"),
          Map.entry("VE", "Venezuela (Bolivarian Republic of)"),
          Map.entry("VN", "Viet Nam"));

  private CadTrust() {}

  /// A table.
  ///
  /// @param name as in the schema
  /// @param sql its rows with a key `k` that orders them; `:base` is the venue's address,
  ///   `:countries` names by code, `:sectors` and `:types` values of pick lists by sector
  public record Exported(String name, String sql) {
    /// Some rows as JSON, after a key.
    public String page() {
      return """
      SELECT k, (to_jsonb(q) - 'k')::text AS row FROM (%s) q
      WHERE k > :after ORDER BY k LIMIT :limit\
      """
          .formatted(sql);
    }

    /// No rows, but their columns.
    public String columns() {
      return "SELECT * FROM (%s) q LIMIT 0".formatted(sql);
    }
  }

  /// Finds a table by its name.
  public static @Nullable Exported table(String name) {
    return TABLES.stream().filter(table -> table.name().equals(name)).findFirst().orElse(null);
  }

  /// English names of countries by their codes, as the pick list has them.
  public static Map<String, String> countries() {
    Map<String, String> names = new HashMap<>();
    for (String code : Locale.getISOCountries()) {
      names.put(code, Locale.of("", code).getDisplayCountry(Locale.ENGLISH));
    }
    names.putAll(COUNTRIES);
    return names;
  }

  /// Values of the pick list `project_sector`.
  public static Map<String, String> sectors() {
    Map<String, String> names = new HashMap<>();
    for (Sector sector : Sector.values()) {
      names.put(sector.name(), name(sector));
    }
    return names;
  }

  private static String name(Sector sector) {
    return switch (sector) {
      case ENERGY_INDUSTRIES -> "Energy industries (renewable-/ non renewable sources)";
      case ENERGY_DISTRIBUTION -> "Energy distribution";
      case ENERGY_DEMAND -> "Energy demand";
      case MANUFACTURING -> "Manufacturing industries";
      case CHEMICAL_INDUSTRY -> "Chemical industries";
      case CONSTRUCTION -> "Construction";
      case TRANSPORT -> "Transport";
      case MINING -> "Mining/mineral production";
      case METAL_PRODUCTION -> "Metal production";
      case FUGITIVE_FUELS -> "Fugitive emissions from fuel (solid, oil and gas)";
      case FUGITIVE_GASES ->
          "Fugitive emissions from the production and consumption of halocarbons and sulfur"
              + " hexafluoride";
      case SOLVENTS -> "Solvent use";
      case WASTE -> "Waste handling and disposal";
      case FORESTRY -> "Afforestation and reforestation";
      case AGRICULTURE -> "Agriculture";
      case CARBON_REMOVAL -> "Carbon capture and storage";
    };
  }

  /// Values of the pick list `project_type`, which has one for nearly every sector.
  public static Map<String, String> types() {
    Map<String, String> names = new HashMap<>();
    for (Sector sector : Sector.values()) {
      names.put(sector.name(), type(sector));
    }
    return names;
  }

  private static String type(Sector sector) {
    return switch (sector) {
      case ENERGY_DISTRIBUTION -> "Energy distribution";
      case ENERGY_DEMAND -> "Energy Efficiency households";
      case TRANSPORT -> "Transport";
      case FUGITIVE_FUELS -> "Fugitive";
      case FUGITIVE_GASES -> "PFCs and SF6";
      case WASTE -> "Waste";
      case FORESTRY -> "Agriculture, forestry and other land use (AFOLU)";
      case AGRICULTURE -> "Agriculture";
      case CARBON_REMOVAL -> "CO2 usage";
      case ENERGY_INDUSTRIES,
          MANUFACTURING,
          CHEMICAL_INDUSTRY,
          CONSTRUCTION,
          MINING,
          METAL_PRODUCTION,
          SOLVENTS ->
          "Any combination of the above";
    };
  }
}
