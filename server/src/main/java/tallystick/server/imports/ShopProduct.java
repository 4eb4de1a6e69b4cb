package tallystick.server.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import tallystick.domains.market.MarketAction;
import tallystick.domains.market.MarketAction.Variant;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// One product of a shop export: the rows of one handle.
final class ShopProduct {
  private static final String PRICE = "Variant Price";
  private static final String QUANTITY = "Variant Inventory Qty";
  private static final String PICTURE = "Image Src";

  private final List<CsvRow> rows;
  private final int decimals;
  private final Doubts doubts;

  /// Takes what was not understood.
  interface Doubts {
    void add(CsvRow row, String column, String code, String sentence);
  }

  ShopProduct(List<CsvRow> rows, int decimals, Doubts doubts) {
    this.rows = rows;
    this.decimals = decimals;
    this.doubts = doubts;
  }

  String title() {
    return first("Title");
  }

  /// The description without its markup: paragraphs and list items become lines, scripts and styles
  /// nothing.
  String text() {
    Document html = Jsoup.parseBodyFragment(first("Body (HTML)"));
    for (Element block : html.select("p, br, li, div, h1, h2, h3, h4, tr")) {
      block.after("\n");
    }
    String text = html.body().wholeText();
    return text.lines()
        .map(line -> line.replace('\u00a0', ' ').strip())
        .collect(Collectors.joining("\n"))
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }

  String category() {
    String own = first("Type");
    if (!own.isEmpty()) {
      return own;
    }
    String tree = first("Product Category");
    if (!tree.isEmpty()) {
      return tree.substring(tree.lastIndexOf('>') + 1).strip();
    }
    String tags = first("Tags");
    int comma = tags.indexOf(',');
    return (comma < 0 ? tags : tags.substring(0, comma)).strip();
  }

  private String first(String column) {
    return rows.stream()
        .map(row -> row.get(column))
        .filter(c -> !c.isEmpty())
        .findFirst()
        .orElse("");
  }

  List<String> pictures() {
    List<String> pictures = new ArrayList<>();
    for (CsvRow row : rows) {
      String picture = row.get(PICTURE);
      if (picture.isEmpty() || pictures.contains(picture)) {
        continue;
      }
      if (!picture.matches("https://[!-~]{1,492}")) {
        doubts.add(
            row,
            PICTURE,
            "picture-refused",
            "A picture must be an https address of at most 500 characters.");
      } else if (pictures.size() == MarketAction.MAX_PICTURES) {
        doubts.add(
            row,
            PICTURE,
            "too-many-pictures",
            "Only the first " + MarketAction.MAX_PICTURES + " pictures are kept.");
      } else {
        pictures.add(picture);
      }
    }
    return pictures;
  }

  List<Variant> variants() {
    List<Variant> variants = new ArrayList<>();
    for (CsvRow row : rows) {
      // A further row without a price and a name only adds a picture.
      if (row.get(PRICE).isEmpty() && name(row).isEmpty() && rows.indexOf(row) > 0) {
        continue;
      }
      OptionalLong price = price(row);
      if (price.isEmpty()) {
        continue;
      }
      if (variants.size() == MarketAction.MAX_VARIANTS) {
        doubts.add(
            row,
            PRICE,
            "too-many-variants",
            "Only the first " + MarketAction.MAX_VARIANTS + " variants are kept.");
        break;
      }
      try {
        variants.add(
            new Variant(name(row), row.get("Variant SKU"), price.getAsLong(), quantity(row)));
      } catch (Require.Field e) {
        doubts.add(row, "", "field-refused", "The variant's " + e.getMessage() + ".");
      }
    }
    return variants;
  }

  private static String name(CsvRow row) {
    return Stream.of("Option1 Value", "Option2 Value", "Option3 Value")
        .map(row::get)
        .filter(value -> !value.isEmpty() && !value.equals("Default Title"))
        .collect(Collectors.joining(" / "));
  }

  private OptionalLong price(CsvRow row) {
    String text = row.get(PRICE);
    try {
      if (text.matches("[0-9]{1,15}([.][0-9]{1,9})?")) {
        long minor = new BigDecimal(text).movePointRight(decimals).longValueExact();
        if (minor > 0 && minor <= Limits.AMOUNT) {
          return OptionalLong.of(minor);
        }
      }
    } catch (ArithmeticException e) {
      // More digits than the asset has, or too much: said below.
    }
    doubts.add(
        row,
        PRICE,
        "price-refused",
        "A price must be a number above 0 with at most %d decimals, as 12.50.".formatted(decimals));
    return OptionalLong.empty();
  }

  private long quantity(CsvRow row) {
    String text = row.get(QUANTITY);
    if (text.matches("[0-9]{1,15}")) {
      return Long.parseLong(text);
    }
    doubts.add(
        row,
        QUANTITY,
        text.isEmpty() ? "quantity-missing" : "quantity-refused",
        "No quantity above or equal 0 is given: the variant is listed as out of stock.");
    return 0;
  }
}
