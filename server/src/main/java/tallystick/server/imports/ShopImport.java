package tallystick.server.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tallystick.domains.market.MarketAction.CreateListing;
import tallystick.domains.market.MarketAction.Variant;
import tallystick.kernel.Require;

/// Reads a shop's product export (`Handle,Title,Body (HTML),Vendor,…`; several rows per product for
/// variants and pictures) into listings, and says what it did not understand and where.
public final class ShopImport {
  /// Rows of one file.
  public static final int MAX_ROWS = 5_000;

  /// Bytes of one file.
  public static final int MAX_BYTES = 10 << 20;

  private static final int SHIP_HOURS = 3 * 24;
  private static final int CONFIRM_HOURS = 14 * 24;

  private final String asset;
  private final int decimals;
  private final List<Understood> listings = new ArrayList<>();
  private final List<Doubt> doubts = new ArrayList<>();

  private ShopImport(String asset, int decimals) {
    this.asset = asset;
    this.decimals = decimals;
  }

  /// What the file says.
  ///
  /// @param rows of the file, without its header
  public record Result(int rows, List<Understood> listings, List<Doubt> problems) {}

  /// A product that can be listed.
  ///
  /// @param rows the lines of the file that it was read from
  public record Understood(List<Long> rows, CreateListing body) {}

  /// Something that was not understood, or left out.
  ///
  /// @param row line of the file where it stands
  /// @param column the header of its column, empty if it is about the whole row
  /// @param code stable, in kebab case
  public record Doubt(long row, String column, String code, String sentence) {}

  /// Reads a file.
  ///
  /// @param asset what prices are meant in
  /// @param decimals digits of an amount of it behind the point
  /// @throws Unreadable when it is no such file at all
  public static Result read(byte[] file, String asset, int decimals) {
    List<CsvRow> rows = ShopFile.rows(file);
    ShopImport reading = new ShopImport(asset, decimals);
    Map<String, List<CsvRow>> products = new LinkedHashMap<>();
    for (CsvRow row : rows) {
      String handle = row.get("Handle");
      if (handle.isEmpty()) {
        reading.doubt(row, "Handle", "handle-missing", "The row belongs to no product.");
      } else {
        products.computeIfAbsent(handle, h -> new ArrayList<>()).add(row);
      }
    }
    products.values().forEach(reading::product);
    return new Result(rows.size(), reading.listings, reading.doubts);
  }

  private void product(List<CsvRow> rows) {
    CsvRow first = rows.getFirst();
    ShopProduct product = new ShopProduct(rows, decimals, this::doubt);
    List<Variant> variants = product.variants();
    if (variants.isEmpty()) {
      doubt(first, "Variant Price", "no-variant", "Nothing of this product can be sold.");
      return;
    }
    try {
      CreateListing body =
          new CreateListing(
              product.title(),
              product.text(),
              product.category(),
              asset,
              product.pictures(),
              variants,
              SHIP_HOURS,
              CONFIRM_HOURS);
      listings.add(new Understood(rows.stream().map(CsvRow::line).toList(), body));
    } catch (Require.Field e) {
      doubt(first, column(e.field()), "field-refused", "The " + e.getMessage() + ".");
    }
  }

  private static String column(String field) {
    return Optional.ofNullable(
            Map.of("title", "Title", "text", "Body (HTML)", "category", "Type").get(field))
        .orElse("");
  }

  private void doubt(CsvRow row, String column, String code, String sentence) {
    doubts.add(new Doubt(row.line(), column, code, sentence));
  }
}
