package tallystick.server.demo;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Sha256;
import tallystick.server.demo.DemoSites.Site;
import tallystick.server.demo.DemoSites.Vintage;

/// What the demo's projects and verifiers put on paper. The texts follow from the projects, so that
/// actions can name them by hash before there is a place to keep them.
public final class DemoDocuments {
  /// What goes with the coffee.
  static final String ORIGIN =
      """
      Certificate of origin

      Consignor: Huila Growers. Goods: 1,800 kg green coffee, lot H07, one container.
      Country of origin: Colombia. Grown and harvested by the consignor's own farms in Huila.

      This document belongs to a demo venue. Farms and goods are made up.
      """;

  /// What the growers' own system sent of their coffee, as PACT writes it.
  static final String SUPPLIER =
      """
      {"id":"7f3c1d2e-58a4-4b0c-9a6d-2f1e0c9b8a71","specVersion":"3.0.0",\
      "created":"2026-02-03T09:00:00Z","status":"Active","companyName":"Huila Growers",\
      "companyIds":["urn:company:example:huila-growers"],\
      "productDescription":"Green coffee, washed","productIds":["urn:gtin:09506000020044"],\
      "productNameCompany":"Green coffee, Huila","comment":"Made up for the demo.",\
      "pcf":{"declaredUnitOfMeasurement":"kilogram","declaredUnitAmount":"1",\
      "productMassPerDeclaredUnit":"1","referencePeriodStart":"2025-01-01T00:00:00Z",\
      "referencePeriodEnd":"2026-01-01T00:00:00Z","geographyCountry":"CO",\
      "pcfExcludingBiogenicUptake":"2.85","pcfIncludingBiogenicUptake":"1.2",\
      "fossilGhgEmissions":"2.1","fossilCarbonContent":"0",\
      "ipccCharacterizationFactors":["AR6"],"crossSectoralStandards":["ISO14067"],\
      "exemptedEmissionsPercent":"0"}}\
      """;

  /// What goes with the juice.
  static final String LABORATORY =
      """
      Laboratory report

      Sample: apple juice, lot J118, three bottles. Received cold and closed.
      Sugar 11.4 °Bx, acidity 5.1 g/l, no yeast or mould found in 100 ml.
      Patulin was not part of this order.

      This document belongs to a demo venue. Laboratory and goods are made up.
      """;

  private DemoDocuments() {}

  /// Keeps all of them where documents are kept; those that are there already stay.
  public static void store(DataSource source) {
    JdbcClient sql = JdbcClient.create(source);
    for (String text : all()) {
      sql.sql(
              """
              INSERT INTO private.documents (hash, type, bytes)
              VALUES (:hash, 'text/plain;charset=UTF-8', :bytes) ON CONFLICT DO NOTHING\
              """)
          .param("hash", hash(text))
          .param("bytes", text.getBytes(StandardCharsets.UTF_8))
          .update();
    }
  }

  /// `sha256:<hex>` of a text.
  static String name(String text) {
    return "sha256:" + hash(text);
  }

  static String design(Site site) {
    return """
    Project design document

    %s (%s), %s, %d to %d
    Methodology %s, developer %s

    %s

    This document belongs to a demo venue. The project is made up.
    """
        .formatted(
            site.name(),
            site.number(),
            site.country(),
            site.years().first(),
            site.years().last(),
            site.methodology(),
            site.developer(),
            site.text());
  }

  static String report(Site site, Vintage vintage) {
    return """
    Verification report

    %s (%s), vintage %d: %,d t CO2e

    The monitoring plan was followed, samples agree with the records, and nothing was found that
    would lower the figure.

    This document belongs to a demo venue. Project and report are made up.
    """
        .formatted(site.name(), site.number(), vintage.year(), vintage.tonnes());
  }

  private static List<String> all() {
    List<String> texts = new ArrayList<>(List.of(ORIGIN, LABORATORY, SUPPLIER));
    for (Site site : DemoSites.ALL) {
      texts.add(design(site));
      site.vintages().forEach(vintage -> texts.add(report(site, vintage)));
    }
    return texts;
  }

  private static String hash(String text) {
    return HexFormat.of().formatHex(Sha256.of(text.getBytes(StandardCharsets.UTF_8)));
  }
}
