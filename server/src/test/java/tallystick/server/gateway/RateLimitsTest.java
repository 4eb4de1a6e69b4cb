package tallystick.server.gateway;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tallystick.domains.Domains;
import tallystick.domains.exchange.Ending;
import tallystick.domains.exchange.ExchangeEvent.OrderDone;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Entry;
import tallystick.kernel.Envelope;
import tallystick.kernel.Outcome;
import tallystick.kernel.Receipt;
import tallystick.kernel.SigningKey;
import tallystick.ledger.LedgerFault;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web.Answer;
import tallystick.server.limits.Quotas;

/// How much everybody may ask for, and how that is told.
class RateLimitsTest {
  private static final Codec CODEC = new Codec(Domains.ALL);
  private static final String HERE = "127.0.0.1";
  private static final RenamePrincipal RENAME = new RenamePrincipal("x");

  private final Someone ann = Someone.fresh();
  private final Someone ben = Someone.fresh();
  private final RateLimits limits = limits(1, Map.of());

  private static RateLimits limits(long perSecond, Map<String, Long> actions) {
    return new RateLimits(new RateLimits.Rates(perSecond, actions), Quotas.inMemory(), CODEC);
  }

  private static boolean isLetIn(RateLimits.Pass pass) {
    return pass.refused().isEmpty();
  }

  private boolean isLetIn(Someone who) {
    return isLetIn(limits.enter(who.signs(RENAME), HERE));
  }

  private void use(int times) {
    for (int i = 0; i < times; i++) {
      assertTrue(isLetIn(ann), "envelope " + i);
    }
  }

  private Problem refused() {
    for (int i = 0; i < 12; i++) {
      RateLimits.Pass pass = limits.enter(ann.signs(RENAME), HERE);
      if (!isLetIn(pass)) {
        return pass.refused().orElseThrow();
      }
    }
    throw new AssertionError("all were let in");
  }

  private static List<Receipt> receipts(Envelope envelope, int times, boolean accepted) {
    Receipt one = new Receipt("", 1, 1, 0, accepted, "", "", envelope, 0, "");
    return Collections.nCopies(times, one);
  }

  @Test
  void ten_seconds_worth_may_be_asked_for_at_once_and_no_more() {
    use(10);
    Problem problem = refused();
    assertEquals(429, problem.status());
    assertEquals("rate-limited", problem.code());
    assertTrue(problem.retryable());
    assertTrue(problem.retryAfterSeconds() >= 1);
    assertTrue(isLetIn(ben));
  }

  @Test
  void every_action_of_an_envelope_counts() {
    Envelope envelope = ann.signs(true, Collections.nCopies(256, RENAME));
    RateLimits.Pass pass = limits.enter(envelope, HERE);
    assertTrue(isLetIn(pass));
    limits.decided(pass, receipts(envelope, 256, false));
    assertTrue(refused().retryAfterSeconds() > 200);
  }

  @Test
  void a_wrong_signature_costs_the_owner_of_the_key_nothing() {
    for (int i = 0; i < 100; i++) {
      RateLimits.Pass pass = limits.enter(ann.signs(RENAME), HERE);
      assertTrue(isLetIn(pass));
      limits.failed(pass, new LedgerFault(LedgerFault.BAD_SIGNATURE, "", "No."));
    }
    use(10);
    limits.failed(
        limits.enter(ann.signs(RENAME), HERE), new LedgerFault(LedgerFault.TIMEOUT, "", "No."));
    refused();
  }

  @Test
  void a_person_gets_no_more_by_having_more_keys() {
    RateLimits.Pass pass = RateLimits.Pass.NONE;
    int most = 30;
    for (int keys = 0; isLetIn(pass); keys++) {
      assertTrue(keys < most);
      Envelope envelope = ann.with(SigningKey.generate()).signs(RENAME);
      pass = limits.enter(envelope, HERE);
      limits.decided(pass, receipts(envelope, 1, true));
    }
    assertTrue(pass.refused().orElseThrow().detail().endsWith("(person)."), pass::toString);
    assertTrue(isLetIn(ben));
  }

  @Test
  void nobody_uses_up_what_a_person_has_by_writing_their_name() {
    for (int i = 0; i < 100; i++) {
      Envelope envelope = ann.with(SigningKey.generate()).signs(RENAME);
      limits.decided(limits.enter(envelope, HERE), receipts(envelope, 1, false));
    }
    use(10);
  }

  @Test
  void a_network_gets_no_more_by_making_keys_and_this_machine_is_not_counted() {
    RateLimits.Pass pass = RateLimits.Pass.NONE;
    int most = 200;
    for (int keys = 0; isLetIn(pass); keys++) {
      assertTrue(keys < most);
      pass = limits.enter(Someone.fresh().signs(RENAME), "2001:db8:1:2::" + keys);
    }
    Problem refused = pass.refused().orElseThrow();
    assertTrue(refused.detail().endsWith("(network)."), refused::detail);
    assertTrue(isLetIn(limits.enter(Someone.fresh().signs(RENAME), "2001:db8:1:3::1")));
    for (int i = 0; i < 100; i++) {
      assertTrue(isLetIn(Someone.fresh()));
    }
  }

  @Test
  void an_action_or_a_room_may_have_a_limit_of_its_own() {
    for (String name : List.of("identity", "identity.RenamePrincipal")) {
      RateLimits few = limits(0, Map.of(name, 1L));
      Envelope three = ann.signs(true, Collections.nCopies(3, RENAME));
      RateLimits.Pass pass = few.enter(three, HERE);
      few.decided(pass, receipts(three, 3, true));
      for (int i = 0; i < 7; i++) {
        assertTrue(isLetIn(few.enter(ann.signs(RENAME), HERE)), name);
      }
      assertFalse(isLetIn(few.enter(ann.signs(RENAME), HERE)), name);
      assertTrue(isLetIn(few.enter(ben.signs(RENAME), HERE)), name);
    }
    RateLimits others = limits(0, Map.of("market", 1L));
    for (int i = 0; i < 100; i++) {
      assertTrue(isLetIn(others.enter(ann.signs(RENAME), HERE)));
    }
  }

  @Test
  void what_is_refused_for_one_reason_costs_nothing_of_the_others() {
    RateLimits few = limits(5, Map.of("identity", 1L));
    for (int i = 0; i < 10; i++) {
      assertTrue(isLetIn(few.enter(ann.signs(RENAME), HERE)));
    }
    for (int i = 0; i < 100; i++) {
      few.enter(ann.signs(RENAME), HERE);
    }
    // Forty of the key's fifty are left, for other actions.
    for (int i = 0; i < 40; i++) {
      assertTrue(isLetIn(few.enter(ann.signs("{\"type\":\"market.None\"}"), HERE)), "one " + i);
    }
  }

  @Test
  void an_order_that_is_filled_gives_back_what_it_cost() {
    use(10);
    limits.follow(done(ann, Ending.CANCELLED));
    refused();
    limits.follow(done(ann, Ending.FILLED));
    use(1);
    limits.follow(done(ben, Ending.FILLED));
    refused();
  }

  private static Block done(Someone owner, Ending why) {
    var event = new OrderDone(7, "A-B", owner.principal(), why, 0);
    byte[] outcome = Codec.outcome(new Outcome(true, null, null, List.of(event)));
    Entry entry = new Entry("x", owner.signs(RENAME), 0, outcome);
    return new Block(1, 1, 0, new byte[32], List.of(entry));
  }

  @Test
  void without_a_limit_nobody_is_counted() {
    RateLimits none = limits(0, Map.of());
    for (int i = 0; i < 100; i++) {
      assertTrue(isLetIn(none.enter(ann.signs(RENAME), "192.0.2.1")));
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
