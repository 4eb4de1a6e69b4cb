package tallystick.domains.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tallystick.domains.custody.CustodyAction.StockLine;
import tallystick.kernel.Require;

/// Shapes of fields of actions.
final class Shapes {
  private static final Pattern PREFIX = Pattern.compile("[0-9]{4,12}");
  private static final Pattern GTIN = Pattern.compile("[0-9]{8}|[0-9]{12,14}");
  private static final Pattern HASH = Pattern.compile("sha256:[0-9a-f]{64}");
  private static final Pattern FILE = Pattern.compile("sha256:[0-9a-f]{64}|https://[!-~]{1,492}");

  private Shapes() {}

  static void requirePrefix(String prefix) {
    Require.matches(prefix, PREFIX, "4 to 12 digits", "prefix");
  }

  static void requireGtin(String gtin) {
    Require.matches(gtin, GTIN, "8, 12, 13 or 14 digits", "gtin");
    if (!Gs1.isChecked(gtin)) {
      throw new Require.Field("gtin", "must end in its check digit");
    }
  }

  static void requireFile(String file, String field) {
    Require.matches(file, FILE, "sha256:<hex> or an https address", field);
  }

  static void optionalHash(String hash, String field) {
    if (!hash.isEmpty()) {
      Require.matches(hash, HASH, "sha256:<hex>", field);
    }
  }

  static void optionalPlace(String place, String field) {
    if (!place.isEmpty()) {
      Epc.requirePlace(place, field);
    }
  }

  static void requireStock(String epcClass, String place, String uom) {
    Epc.requireClass(epcClass, "epcClass");
    optionalPlace(place, "place");
    Amounts.requireUnit(uom, "uom");
  }

  static List<String> things(List<String> items) {
    Require.size(items, 0, CustodyAction.MAX_OFFERED, "items");
    List<String> keys = new ArrayList<>(items.size());
    for (String item : items) {
      keys.add(Epc.requireThing(item, "items").key());
    }
    Require.distinct(keys, "items");
    return List.copyOf(items);
  }

  static List<StockLine> lines(List<StockLine> lines) {
    Require.size(lines, 0, CustodyAction.MAX_OFFERED, "quantities");
    List<String> rows = new ArrayList<>(lines.size());
    for (StockLine line : lines) {
      rows.add(Epc.of(line.epcClass()).key() + '|' + Epc.placeKey(line.place()));
    }
    Require.distinct(rows, "quantities");
    return List.copyOf(lines);
  }
}
