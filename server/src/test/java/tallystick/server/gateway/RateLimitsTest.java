package tallystick.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import tallystick.domains.Domains;
import tallystick.domains.exchange.Ending;
import tallystick.domains.exchange.ExchangeEvent.OrderDone;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Entry;
import tallystick.kernel.Outcome;
import tallystick.kernel.Receipt;
import tallystick.ledger.LedgerFault;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web.Answer;

/// How much everybody may ask for, and how that is told.
class RateLimitsTest {
  private static final Codec CODEC = new Codec(Domains.ALL);
  private final Someone ann = Someone.fresh();
  private final Someone ben = Someone.fresh();
  private final RateLimits limits = new RateLimits(1, CODEC);

  private String key() {
    return ann.key().keyId();
  }

  private void use(int times) {
    for (int i = 0; i < times; i++) {
      limits.enter(key());
    }
  }

  private Problem refused() {
    return assertThrows(Problem.Thrown.class, () -> use(12)).problem();
  }

  @Test
  void ten_seconds_worth_may_be_asked_for_at_once_and_no_more() {
    use(10);
    Problem problem = refused();
    assertEquals(429, problem.status());
    assertEquals("rate-limited", problem.code());
    assertTrue(problem.retryable());
    assertTrue(problem.retryAfterSeconds() >= 1);
    limits.enter(ben.key().keyId());
  }

  @Test
  void every_action_of_an_envelope_counts() throws Exception {
    TestVenue venue = TestVenue.get();
    Receipt receipt = venue.web().receipt(ann.signs(new RenamePrincipal("Nobody")));
    use(1);
    limits.decided(key(), Collections.nCopies(256, receipt));
    assertTrue(refused().retryAfterSeconds() > 200);
  }

  @Test
  void a_wrong_signature_costs_the_owner_of_the_key_nothing() {
    for (int i = 0; i < 100; i++) {
      limits.enter(key());
      limits.failed(key(), new LedgerFault(LedgerFault.BAD_SIGNATURE, "", "No."));
    }
    use(10);
    limits.failed(key(), new LedgerFault(LedgerFault.TIMEOUT, "", "No."));
    refused();
  }

  @Test
  void an_order_that_is_filled_gives_back_what_it_cost() {
    use(10);
    limits.follow(done(ann, Ending.CANCELLED));
    refused();
    limits.follow(done(ann, Ending.FILLED));
    limits.enter(key());
    limits.follow(done(ben, Ending.FILLED));
    refused();
  }

  private static Block done(Someone owner, Ending why) {
    var event = new OrderDone(7, "A-B", owner.principal(), why, 0);
    byte[] outcome = Codec.outcome(new Outcome(true, null, null, List.of(event)));
    Entry entry = new Entry("x", owner.signs(new RenamePrincipal("x")), 0, outcome);
    return new Block(1, 1, 0, new byte[32], List.of(entry));
  }

  @Test
  void without_a_limit_nobody_is_counted() {
    RateLimits none = new RateLimits(0, CODEC);
    for (int i = 0; i < 100; i++) {
      none.enter(key());
    }
  }

  @Test
  void whoever_acts_is_told_where_it_stands() throws Exception {
    TestVenue venue = TestVenue.get();
    Answer answer = venue.web().submit(ann.signs(new RenamePrincipal("Nobody")));
    assertEquals("\"actions\";q=1000000;w=10", answer.header("RateLimit-Policy"));
    assertTrue(answer.header("RateLimit").matches("\"actions\";r=\\d+;t=\\d+"), answer::text);
    Answer list =
        venue
            .web()
            .submitAll(ann.signs(new RenamePrincipal("N")), ben.signs(new RenamePrincipal("M")));
    assertTrue(list.header("RateLimit").startsWith("\"actions\";r="), list::text);
  }
}
