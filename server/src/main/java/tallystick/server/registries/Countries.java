package tallystick.server.registries;

import java.text.Normalizer;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// Countries as registries write them: ISO 3166-1 codes of two or three letters, English names in
/// the form of ISO, of the Unicode CLDR (which the JDK brings along), or of everyday use.
final class Countries {
  /// Names that are neither a code nor CLDR's.
  private static final Map<String, String> OTHERS =
      Map.ofEntries(
          Map.entry("bolivia plurinational state of", "BO"),
          Map.entry("brunei darussalam", "BN"),
          Map.entry("burma", "MM"),
          Map.entry("cabo verde", "CV"),
          Map.entry("congo", "CG"),
          Map.entry("congo the democratic republic of the", "CD"),
          Map.entry("cote divoire", "CI"),
          Map.entry("czech republic", "CZ"),
          Map.entry("democratic republic of the congo", "CD"),
          Map.entry("east timor", "TL"),
          Map.entry("iran islamic republic of", "IR"),
          Map.entry("ivory coast", "CI"),
          Map.entry("korea republic of", "KR"),
          Map.entry("lao peoples democratic republic", "LA"),
          Map.entry("macedonia", "MK"),
          Map.entry("moldova republic of", "MD"),
          Map.entry("republic of korea", "KR"),
          Map.entry("russian federation", "RU"),
          Map.entry("swaziland", "SZ"),
          Map.entry("syrian arab republic", "SY"),
          Map.entry("taiwan province of china", "TW"),
          Map.entry("tanzania united republic of", "TZ"),
          Map.entry("the gambia", "GM"),
          Map.entry("turkey", "TR"),
          Map.entry("united republic of tanzania", "TZ"),
          Map.entry("united states of america", "US"),
          Map.entry("venezuela bolivarian republic of", "VE"),
          Map.entry("viet nam", "VN"));

  private static final Map<String, String> CODES = codes();

  private Countries() {}

  private static Map<String, String> codes() {
    Map<String, String> codes = new HashMap<>(OTHERS);
    for (String code : Locale.getISOCountries()) {
      Locale country = Locale.of("", code);
      codes.put(plain(code), code);
      codes.put(plain(country.getISO3Country()), code);
      codes.putIfAbsent(plain(country.getDisplayCountry(Locale.ENGLISH)), code);
    }
    return codes;
  }

  /// The two letters of a country.
  static String code(String name, String column) {
    String code = CODES.get(plain(name));
    if (code == null) {
      throw new RowRefused(
          column, "country-unknown", "'" + Cells.shown(name) + "' is no country known here.");
    }
    return code;
  }

  private static String plain(String name) {
    return Normalizer.normalize(name.replace("&", "and"), Normalizer.Form.NFD)
        .replaceAll("[^\\p{L}\\s]", "")
        .replaceAll("\\s+", " ")
        .strip()
        .toLowerCase(Locale.ROOT);
  }
}
