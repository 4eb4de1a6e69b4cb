package tallystick.server.registries;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import tallystick.domains.credits.Sector;

/// Sectors as registries call them: the sectoral scopes of the UNFCCC, and words of their own. Of
/// several the first counts.
final class Sectors {
  /// Words that stand in names of sectors, the more telling ones first.
  private static final List<Map.Entry<String, Sector>> WORDS =
      List.of(
          Map.entry("livestock", Sector.AGRICULTURE),
          Map.entry("manure", Sector.AGRICULTURE),
          Map.entry("forest", Sector.FORESTRY),
          Map.entry("land use", Sector.FORESTRY),
          Map.entry("afolu", Sector.FORESTRY),
          Map.entry("redd", Sector.FORESTRY),
          Map.entry("agricultur", Sector.AGRICULTURE),
          Map.entry("grassland", Sector.AGRICULTURE),
          Map.entry("energy distribution", Sector.ENERGY_DISTRIBUTION),
          Map.entry("energy demand", Sector.ENERGY_DEMAND),
          Map.entry("energy efficiency", Sector.ENERGY_DEMAND),
          Map.entry("energy industries", Sector.ENERGY_INDUSTRIES),
          Map.entry("renewable", Sector.ENERGY_INDUSTRIES),
          Map.entry("halocarbons", Sector.FUGITIVE_GASES),
          Map.entry("ozone depleting", Sector.FUGITIVE_GASES),
          Map.entry("industrial gas", Sector.FUGITIVE_GASES),
          Map.entry("industrial process emissions", Sector.FUGITIVE_GASES),
          Map.entry("fugitive", Sector.FUGITIVE_FUELS),
          Map.entry("coal mine methane", Sector.FUGITIVE_FUELS),
          Map.entry("oil and gas", Sector.FUGITIVE_FUELS),
          Map.entry("waste", Sector.WASTE),
          Map.entry("landfill", Sector.WASTE),
          Map.entry("transport", Sector.TRANSPORT),
          Map.entry("manufacturing", Sector.MANUFACTURING),
          Map.entry("chemical", Sector.CHEMICAL_INDUSTRY),
          Map.entry("construction", Sector.CONSTRUCTION),
          Map.entry("metal", Sector.METAL_PRODUCTION),
          Map.entry("mining", Sector.MINING),
          Map.entry("mineral", Sector.MINING),
          Map.entry("solvent", Sector.SOLVENTS),
          Map.entry("carbon capture", Sector.CARBON_REMOVAL),
          Map.entry("carbon removal", Sector.CARBON_REMOVAL),
          Map.entry("direct air", Sector.CARBON_REMOVAL),
          Map.entry("weathering", Sector.CARBON_REMOVAL),
          Map.entry("marine", Sector.CARBON_REMOVAL));

  private Sectors() {}

  static Sector of(String name) {
    String first = name.split(";", 2)[0].replace('_', ' ').toLowerCase(Locale.ROOT);
    return WORDS.stream()
        .filter(word -> first.contains(word.getKey()))
        .findFirst()
        .map(Map.Entry::getValue)
        .orElseThrow(() ->
            new RowRefused(
                "", "sector-unknown", "'" + Cells.shown(name) + "' is no sector known here."));
  }
}
