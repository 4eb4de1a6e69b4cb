package tallystick.domains.market;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.market.MarketAction.DeclineOrder;
import tallystick.domains.market.MarketAction.OpenReview;
import tallystick.domains.market.MarketAction.Reason;
import tallystick.domains.market.MarketAction.SealReview;
import tallystick.domains.market.MarketEvent.OrderPlaced;
import tallystick.domains.market.MarketEvent.ReviewOpened;
import tallystick.domains.market.MarketEvent.ReviewSealed;
import tallystick.kernel.Sha256;

class ReviewRulesTest {
  private final Deals deals = new Deals();
  private final Venue venue = deals.venue;
  private final Person sam = deals.sam;
  private final Person bea = deals.bea;

  @Test
  void a_review_is_written_under_seal_and_says_whom_it_is_about() {
    String order = deals.ordered();
    String listing = venue.told(OrderPlaced.class).listing();
    venue.does(sam, new DeclineOrder(order, ""));
    SealReview sealed = deals.sealed(order, bea, 2);
    venue.does(bea, sealed);
    assertEquals(
        List.of(new ReviewSealed(order, bea.id(), sam.id(), listing, sealed.seal())), venue.told());
  }

  @Test
  void a_review_stays_sealed_until_both_have_written() {
    String order = deals.reviewed();
    venue.refuses(Reason.REVIEW_SEALED, bea, deals.review(order, bea, 5));
    venue.does(sam, deals.sealed(order, sam, 3));
    venue.does(bea, deals.review(order, bea, 5));
    ReviewOpened opened = venue.told(ReviewOpened.class);
    assertEquals(5, opened.stars());
    assertEquals(bea.id(), opened.author());
    assertEquals(sam.id(), opened.subject());
    venue.does(bea, deals.review(order, sam, 3));
    assertEquals(bea.id(), venue.told(ReviewOpened.class).subject());
  }

  @Test
  void a_review_opens_alone_when_the_others_time_is_over() {
    String order = deals.reviewed();
    venue.passes(Deals.REVIEW_MILLIS);
    venue.refuses(Reason.REVIEW_SEALED, bea, deals.review(order, bea, 5));
    venue.passes(1);
    venue.refuses(Reason.REVIEW_TIME_OVER, sam, deals.sealed(order, sam, 1));
    venue.does(bea, deals.review(order, bea, 5));
  }

  @Test
  void a_review_may_be_written_in_the_last_millisecond() {
    String order = deals.finished();
    venue.passes(Deals.REVIEW_MILLIS);
    venue.does(bea, deals.sealed(order, bea, 5));
  }

  @Test
  void anyone_who_has_the_text_may_open_a_review_but_nobody_may_change_it() {
    String order = deals.reviewed();
    venue.does(sam, deals.sealed(order, sam, 3));
    OpenReview right = deals.review(order, bea, 5);
    for (OpenReview wrong :
        List.of(
            new OpenReview(order, bea.id(), 4, right.text(), right.salt()),
            new OpenReview(order, bea.id(), 5, right.text() + " ", right.salt()),
            new OpenReview(order, bea.id(), 5, right.text(), "6".repeat(32)),
            new OpenReview(order, sam.id(), 5, right.text(), right.salt()))) {
      venue.refuses(Reason.SEAL_MISMATCH, deals.cleo, wrong);
    }
    venue.does(deals.cleo, right);
  }

  @Test
  void the_seal_of_one_cannot_be_opened_as_that_of_the_other() {
    String order = deals.reviewed();
    venue.does(sam, deals.sealed(order, bea, 5));
    venue.refuses(Reason.SEAL_MISMATCH, sam, deals.review(order, sam, 5));
  }

  @Test
  void the_seal_is_the_hash_that_every_client_computes() {
    OpenReview review =
        new OpenReview("a".repeat(32), "b".repeat(32), 4, "Gut.\n100 %", "c".repeat(32));
    String text =
        "tallystick.review/v1\n"
            + "a".repeat(32)
            + "\n"
            + "b".repeat(32)
            + "\n4\n"
            + "c".repeat(32)
            + "\nGut.\n100 %";
    assertEquals(HexFormat.of().formatHex(Sha256.of(text.getBytes(UTF_8))), Seal.of(review));
  }

  @Test
  void the_seal_is_the_same_where_digits_are_written_otherwise() {
    OpenReview review = new OpenReview("a".repeat(32), "b".repeat(32), 4, "", "c".repeat(32));
    String here = Seal.of(review);
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
      assertEquals(here, Seal.of(review));
    } finally {
      Locale.setDefault(before);
    }
  }
}
