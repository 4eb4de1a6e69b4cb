package tallystick.server.imports;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16BE;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.domains.Domains;
import tallystick.domains.market.MarketAction.CreateListing;
import tallystick.domains.market.MarketAction.Variant;
import tallystick.kernel.Codec;
import tallystick.server.Someone;
import tallystick.server.imports.ShopImport.Doubt;
import tallystick.server.imports.ShopImport.Result;

class ShopImportTest {
  private static final String HEADER =
      "Handle,Title,Body (HTML),Type,Option1 Value,Variant SKU,Variant Inventory Qty,"
          + "Variant Price,Image Src\n";

  private static Result read(String rows) {
    return ShopImport.read((HEADER + rows).getBytes(UTF_8), "USD", 2);
  }

  private static CreateListing only(Result result) {
    assertEquals(1, result.listings().size(), result::toString);
    return result.listings().getFirst().body();
  }

  private static String codes(Result result) {
    return result.problems().stream()
        .map(doubt -> doubt.row() + " " + doubt.code())
        .collect(Collectors.joining(", "));
  }

  private static String unreadable(byte[] file) {
    return assertThrows(Unreadable.class, () -> ShopImport.read(file, "USD", 2)).code();
  }

  @Test
  void rows_of_one_handle_are_one_listing_with_its_variants_and_pictures() {
    Result result =
        read(
            """
            mug,A mug,<p>Clay</p>,Pottery,Small,S-1,3,12.50,https://a.example/1.jpg
            mug,,,,Large,L-1,0,15,https://a.example/2.jpg
            mug,,,,,,,,https://a.example/3.jpg
            mug,,,,,,,,https://a.example/1.jpg
            """);
    CreateListing body = only(result);
    assertEquals("A mug", body.title());
    assertEquals("Clay", body.text());
    assertEquals("Pottery", body.category());
    assertEquals(
        List.of(new Variant("Small", "S-1", 1_250, 3), new Variant("Large", "L-1", 1_500, 0)),
        body.variants());
    assertEquals(
        List.of("https://a.example/1.jpg", "https://a.example/2.jpg", "https://a.example/3.jpg"),
        body.pictures());
    assertEquals(List.of(2L, 3L, 4L, 5L), result.listings().getFirst().rows());
    assertEquals("", codes(result));
  }

  @Test
  void rows_of_one_handle_belong_together_wherever_they_stand() {
    Result result = read("mug,Mug,,,S,,1,1,\ncup,Cup,,,,,1,2,\nmug,,,,L,,1,3,\n");
    assertEquals(2, result.listings().size());
    assertEquals(List.of(2L, 4L), result.listings().getFirst().rows());
    assertEquals(2, result.listings().getFirst().body().variants().size());
  }

  @Test
  void a_description_loses_its_markup_and_its_scripts() {
    CreateListing body =
        only(
            read(
                "mug,<i>Mug</i>,\"<script>alert(1)</script><style>p{}</style><p>One&nbsp;two</p>"
                    + "<ul><li>Three</li><li onclick='x()'>Four</li></ul><img src=x onerror=x()>"
                    + "&lt;b&gt;\",,,,1,1,\n"));
    assertEquals("One two\nThree\nFour\n<b>", body.text().replaceAll("\n{2,}", "\n"));
    // A title is no markup: it is shown as the text that it is.
    assertEquals("<i>Mug</i>", body.title());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "12.345",
        "0",
        "0.00",
        "-1",
        "1e5",
        "12,50",
        "$5",
        "free",
        "1 000",
        "99999999999999999999",
        "9007199254740992",
        "",
        "٣",
        "NaN",
        "1.",
        ".5"
      })
  void a_price_that_is_none_keeps_the_product_off_the_list(String price) {
    Result result = read("mug,Mug,,,,,1,\"" + price + "\",\n");
    assertEquals(List.of(), result.listings());
    assertEquals("2 price-refused, 2 no-variant", codes(result));
  }

  @Test
  void one_bad_price_does_not_take_the_other_variants_along() {
    Result result = read("mug,Mug,,,S,,1,0,\nmug,,,,M,,1,5.00,\nmug,,,,L,,1,,\n");
    assertEquals(List.of(new Variant("M", "", 500, 1)), only(result).variants());
    assertEquals("2 price-refused, 4 price-refused", codes(result));
  }

  @ParameterizedTest
  @CsvSource({
    "'', quantity-missing",
    "-1, quantity-refused",
    "1.5, quantity-refused",
    "many, quantity-refused",
    "9999999999999999999, quantity-refused"
  })
  void without_a_quantity_a_variant_is_out_of_stock(String quantity, String code) {
    Result result = read("mug,Mug,,,,," + quantity + ",1,\n");
    assertEquals(0, only(result).variants().getFirst().quantity());
    assertEquals("2 " + code, codes(result));
  }

  @Test
  void pictures_that_are_no_https_addresses_are_left_out() {
    Result result =
        read(
            "mug,Mug,,,,,1,1,http://a.example/1.jpg\nmug,,,,,,,,javascript:alert(1)\n"
                + "mug,,,,,,,,data:image/png;base64\nmug,,,,,,,,https://a b\n"
                + "mug,,,,,,,,https://a.example/"
                + "x".repeat(500)
                + "\n");
    assertEquals(List.of(), only(result).pictures());
    assertEquals(5, result.problems().size());
    assertEquals(Set.of("picture-refused"), set(result));
  }

  private static Set<String> set(Result result) {
    return result.problems().stream().map(Doubt::code).collect(Collectors.toSet());
  }

  @Test
  void what_is_too_much_for_a_listing_is_said() {
    String variants =
        IntStream.rangeClosed(1, 101)
            .mapToObj(i -> "mug," + (i == 1 ? "Mug" : "") + ",,,V" + i + ",,1,1,\n")
            .collect(Collectors.joining());
    Result result = read(variants);
    assertEquals(100, only(result).variants().size());
    assertEquals("102 too-many-variants", codes(result));
    String pictures =
        IntStream.rangeClosed(1, 21)
            .mapToObj(i -> "mug,Mug,,,,,,,https://a.example/" + i + "\n")
            .collect(Collectors.joining());
    result = read("mug,Mug,,,,,1,1,\n" + pictures);
    assertEquals(20, only(result).pictures().size());
    assertEquals("23 too-many-pictures", codes(result));
  }

  @ParameterizedTest
  @CsvSource({"Title, 121", "Body (HTML), 8001", "Type, 81"})
  void what_is_too_long_is_a_problem_of_its_column(String column, int length) {
    String row = "Handle," + column + ",Variant Price" + (column.equals("Title") ? "" : ",Title");
    String file = row + "\nmug," + "x".repeat(length) + ",1,Mug\n";
    if (column.equals("Title")) {
      file = row + "\nmug," + "x".repeat(length) + ",1\n";
    }
    Result result = ShopImport.read(file.getBytes(UTF_8), "USD", 2);
    assertEquals(List.of(), result.listings());
    Doubt last = result.problems().getLast();
    assertEquals("field-refused", last.code());
    assertEquals(column, last.column());
  }

  @Test
  void a_row_without_a_handle_or_a_title_is_a_problem() {
    assertEquals("2 handle-missing", codes(read(",Mug,,,,,1,1,\n")));
    assertEquals("2 field-refused", codes(read("mug,,,,,,1,1,\n")));
    assertEquals("2 field-refused", codes(read("mug,M\u0007g,,,,,1,1,\n")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"UTF-8", "UTF-16LE", "UTF-16BE"})
  void a_mark_says_how_a_file_is_encoded(String name) {
    byte[] file = ("\ufeff" + HEADER + "mug,Müg 🍵,,,,,1,1,\n").getBytes(Charset.forName(name));
    assertEquals("Müg 🍵", only(ShopImport.read(file, "USD", 2)).title());
  }

  @Test
  void an_encoding_that_nobody_named_is_refused() {
    assertEquals("not-utf-8", unreadable((HEADER + "mug,Müg,,,,,1,1,\n").getBytes(ISO_8859_1)));
    assertEquals("not-utf-8", unreadable(HEADER.getBytes(UTF_16LE)));
    assertEquals("not-utf-8", unreadable(HEADER.getBytes(UTF_16BE)));
    byte[] file = (HEADER + "a\n\nMü").getBytes(ISO_8859_1);
    var refused = assertThrows(Unreadable.class, () -> ShopImport.read(file, "USD", 2));
    assertTrue(String.valueOf(refused.getMessage()).contains("line 4"));
  }

  @Test
  void semicolons_quotes_and_line_ends_are_as_the_file_has_them() {
    String file = "Handle;Title;Variant Price\r\nmug;\"A \"\"big\"\"; mug\r\nof clay\";2.50\r\n";
    Result result = ShopImport.read(file.getBytes(UTF_8), "USD", 2);
    assertEquals(1, result.rows());
    // A carriage return does not belong in a title.
    assertEquals("2 quantity-missing, 2 field-refused", codes(result));
    String tidy = file.replace("\r\nof clay", " of clay");
    assertEquals(
        "A \"big\"; mug of clay", only(ShopImport.read(tidy.getBytes(UTF_8), "USD", 2)).title());
  }

  @Test
  void what_is_no_export_is_refused_as_a_whole() {
    assertEquals("empty-file", unreadable(new byte[0]));
    assertEquals("empty-file", unreadable(" \n ".getBytes(UTF_8)));
    assertEquals("not-a-shop-export", unreadable("Handle,Title\nmug,Mug\n".getBytes(UTF_8)));
    assertEquals("not-a-shop-export", unreadable("{\"json\":true}".getBytes(UTF_8)));
    assertEquals("broken-header", unreadable(HEADER.replace("Type", "Title").getBytes(UTF_8)));
    assertEquals("broken-csv", unreadable((HEADER + "mug,\"Mug").getBytes(UTF_8)));
    assertEquals("broken-csv", unreadable((HEADER + "mug,\"Mug\"x,\n").getBytes(UTF_8)));
  }

  @Test
  void a_file_has_at_most_5000_rows() {
    String rows = "mug,Mug,,,,,1,1,\n".repeat(5_000);
    assertEquals(5_000, read(rows).rows());
    assertEquals("too-many-rows", unreadable((HEADER + rows + "x,X,,,,,1,1,\n").getBytes(UTF_8)));
  }

  @Test
  void a_short_row_is_read_as_far_as_it_goes() {
    assertEquals("2 price-refused, 2 no-variant", codes(read("mug,Mug\n")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"apparel.csv", "jewelery.csv"})
  void no_product_of_a_real_catalogue_is_lost(String name) throws Exception {
    Path file = Path.of("../../shared/data/catalogue").toAbsolutePath().normalize().resolve(name);
    assumeTrue(Files.exists(file));
    byte[] bytes = Files.readAllBytes(file);
    Result result = ShopImport.read(bytes, "USD", 2);
    Set<Long> told = new HashSet<>();
    result.listings().forEach(listing -> told.addAll(listing.rows()));
    result.problems().forEach(doubt -> told.add(doubt.row()));
    for (CsvRow row : ShopFile.rows(bytes)) {
      assertTrue(told.contains(row.line()), () -> "line " + row.line() + " is lost");
    }
    assertFalse(result.listings().isEmpty());
    Codec codec = new Codec(Domains.ALL);
    for (ShopImport.Understood listing : result.listings()) {
      byte[] payload = Someone.fresh().signs(listing.body()).payload();
      assertEquals(List.of(listing.body()), codec.payload(payload).actions());
    }
  }
}
