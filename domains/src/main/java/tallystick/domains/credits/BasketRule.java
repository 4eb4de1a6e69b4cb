package tallystick.domains.credits;

import java.util.List;
import tallystick.kernel.Require;

/// Which units a basket takes. An empty list admits all.
///
/// @param countries ISO 3166-1 alpha-2
/// @param vintageFrom the first year, included
/// @param vintageTo the last year, included
public record BasketRule(
    List<Sector> sectors,
    List<String> countries,
    List<String> methodologies,
    int vintageFrom,
    int vintageTo,
    Conditions conditions) {
  /// Elements of each list.
  static final int MAX_ELEMENTS = 50;

  public BasketRule {
    Require.size(sectors, 0, MAX_ELEMENTS, "sectors");
    Require.size(countries, 0, MAX_ELEMENTS, "countries");
    for (String country : countries) {
      CreditsAction.requireCountry(country, "countries");
    }
    Require.size(methodologies, 0, MAX_ELEMENTS, "methodologies");
    for (String methodology : methodologies) {
      Require.text(methodology, CreditsAction.METHODOLOGY_CHARS, "methodologies");
    }
    CreditsAction.requireVintage(vintageFrom, "vintageFrom");
    Require.range(vintageTo, vintageFrom, CreditsAction.MAX_VINTAGE, "vintageTo");
    sectors = List.copyOf(sectors);
    countries = List.copyOf(countries);
    methodologies = List.copyOf(methodologies);
  }

  boolean admits(Sector sector, String country, String methodology, int vintage) {
    return (sectors.isEmpty() || sectors.contains(sector))
        && (countries.isEmpty() || countries.contains(country))
        && (methodologies.isEmpty() || methodologies.contains(methodology))
        && vintage >= vintageFrom
        && vintage <= vintageTo;
  }
}
