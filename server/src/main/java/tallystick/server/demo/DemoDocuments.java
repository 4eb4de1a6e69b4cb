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
    List<String> texts = new ArrayList<>();
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
