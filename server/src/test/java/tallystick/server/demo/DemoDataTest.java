package tallystick.server.demo;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import tallystick.domains.Domains;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.kernel.Codec;
import tallystick.kernel.SigningKey;
import tallystick.server.venue.Signer;

/// The demo's month, decided by the real rules without a ledger below them.
class DemoDataTest {
  private final DemoClock clock = new DemoClock();

  /// What is not allowed to whoever does it in the story stops the month: then this fails too.
  @Test
  void the_month_leaves_a_venue_in_which_something_goes_on() {
    Map<String, Integer> told = month();
    assertEquals(DemoSites.ALL.size(), told.getOrDefault("ProjectRegistered", 0));
    assertTrue(told.getOrDefault("DuplicateSuspected", 0) > 0, told::toString);
    assertEquals(7, told.getOrDefault("RetirementFinalised", 0), told::toString);
    assertEquals(9, told.getOrDefault("RetirementRequested", 0), told::toString);
    assertEquals(4, told.getOrDefault("InstrumentOpened", 0), told::toString);
    assertTrue(told.getOrDefault("Traded", 0) > 300, told::toString);
    assertTrue(
        told.getOrDefault("OrderAccepted", 0) > told.getOrDefault("OrderDone", 0) + 40,
        told::toString);
    assertTrue(
        told.getOrDefault("Proposed", 0) > told.getOrDefault("VotingClosed", 0), told::toString);
    assertTrue(told.getOrDefault("ListingCreated", 0) > 10, told::toString);
    assertEquals(DemoPlaces.ALL.size(), told.getOrDefault("PlaceDescribed", 0));
    // Eleven of the scenes, and of some orders.
    assertTrue(told.getOrDefault("HandOverAccepted", 0) > 11, told::toString);
    assertEquals(1, told.getOrDefault("ErrorDeclared", 0), told::toString);
    assertEquals(3, told.getOrDefault("AlarmRaised", 0), told::toString);
    assertEquals(2, told.getOrDefault("AlarmCleared", 0), told::toString);
    assertTrue(told.getOrDefault("ReadingsRecorded", 0) > 50, told::toString);
    Duration behind = Duration.between(clock.instant(), Instant.now());
    assertTrue(behind.compareTo(Duration.ofMinutes(1)) < 0, behind::toString);
  }

  /// How often each event happened.
  private Map<String, Integer> month() {
    DemoData.begin(clock);
    RulesAlone ledger = new RulesAlone(clock);
    SigningKey key = SigningKey.fromSeed(new byte[32]);
    Signer operator = new Signer(key, ledger, new Codec(Domains.ALL), clock);
    operator.act(new FoundVenue("Demo")).join();
    DemoData data = new DemoData(ledger, clock, operator);
    Map<String, Integer> told = new TreeMap<>();
    data.stage()
        .watch((event, at) -> told.merge(event.getClass().getSimpleName(), 1, Integer::sum));
    data.fill(progress -> {});
    return told;
  }
}
