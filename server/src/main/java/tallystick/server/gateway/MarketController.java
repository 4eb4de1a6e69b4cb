package tallystick.server.gateway;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tallystick.domains.market.MarketAction.OpenReview;
import tallystick.domains.market.Seal;
import tallystick.kernel.Codec;
import tallystick.kernel.Limits;
import tallystick.kernel.StrictJson;
import tallystick.ledger.LedgerClient;
import tallystick.server.imports.ShopImport;
import tallystick.server.imports.Unreadable;
import tallystick.server.views.Databases;
import tallystick.server.views.ViewHeight;

/// What the market needs beside the ledger: catalogues that are looked at before they are signed,
/// and the texts of sealed reviews.
@RestController
final class MarketController {
  /// Bytes of a deposit: a text of which every character is escaped, and the rest.
  private static final int MAX_DEPOSIT = 6 * Limits.TEXT_CHARS + 1_000;

  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final JdbcClient sql;
  private final LedgerClient ledger;
  private final ViewHeight height;

  MarketController(Databases databases, LedgerClient ledger, ViewHeight height) {
    this.sql = JdbcClient.create(databases.writing());
    this.ledger = ledger;
    this.height = height;
  }

  /// Reads a shop's export. Nothing is kept: the caller signs what it likes of the answer.
  @PostMapping("/v1/imports/shop")
  ShopImport.Result shop(@RequestParam String asset, HttpServletRequest request) {
    awaitViews();
    int decimals =
        sql.sql("SELECT decimals FROM accounts.assets WHERE asset = :asset")
            .param("asset", asset.replace('\0', '?'))
            .query(Integer.class)
            .optional()
            .orElseThrow(() ->
                Problem.of(
                        HttpStatus.BAD_REQUEST,
                        "invalid-parameter",
                        "/asset",
                        "There is no such asset.")
                    .exception());
    try {
      return ShopImport.read(Body.bytes(request, ShopImport.MAX_BYTES), asset, decimals);
    } catch (Unreadable e) {
      throw Problem.of(HttpStatus.UNPROCESSABLE_CONTENT, e.code(), String.valueOf(e.getMessage()))
          .exception();
    }
  }

  /// Keeps the text of a sealed review, so that the venue's clock can open it in time. Its author
  /// may open it as well; who loses the text, or never leaves it, keeps the review closed for ever.
  @PostMapping("/v1/market/deposits")
  ResponseEntity<Void> deposit(HttpServletRequest request) {
    OpenReview review = StrictJson.as(Body.json(request, MAX_DEPOSIT), OpenReview.class, "");
    awaitViews();
    String seal = Seal.of(review);
    long sealed =
        sql.sql("SELECT count(*) FROM market.reviews WHERE seal = :seal AND author = :author")
            .params(Map.of("seal", seal, "author", review.author()))
            .query(Long.class)
            .single();
    if (sealed == 0) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "not-sealed",
              "No review with this seal is in the ledger: seal it first.")
          .exception();
    }
    sql.sql(
            """
            INSERT INTO private.deposits (seal, content) VALUES (:seal, :content::jsonb)
            ON CONFLICT DO NOTHING\
            """)
        .params(Map.of("seal", seal, "content", Codec.JSON.writeValueAsString(review)))
        .update();
    return ResponseEntity.noContent().build();
  }

  /// Lets the views show what the ledger has decided: who asks has mostly just written it.
  private void awaitViews() {
    try {
      // When they lag for longer, they answer by what they know.
      var _ = height.await(ledger.head().height(), PATIENCE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
