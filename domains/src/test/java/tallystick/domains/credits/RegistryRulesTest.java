package tallystick.domains.credits;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tallystick.domains.credits.Forest.ASSET;
import static tallystick.domains.credits.Forest.SPACE;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tallystick.domains.Venue;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.credits.CreditsAction.ChallengeProject;
import tallystick.domains.credits.CreditsAction.IssueBatch;
import tallystick.domains.credits.CreditsAction.LabelBatch;
import tallystick.domains.credits.CreditsAction.ReinstateProject;
import tallystick.domains.credits.CreditsAction.ResolveChallenge;
import tallystick.domains.credits.CreditsEvent.BatchIssued;
import tallystick.domains.credits.CreditsEvent.BatchLabelled;
import tallystick.domains.credits.CreditsEvent.DuplicateSuspected;
import tallystick.kernel.Limits;

/// Projects, their doubles, and how units come to be.
class RegistryRulesTest {
  private final Forest f = new Forest();
  private final Venue venue = f.venue;

  @Test
  void verified_units_are_issued_to_the_developer_and_the_last_of_them_to_the_buffer_pool() {
    String batch = f.issued();
    BatchIssued issued = venue.told(BatchIssued.class);
    assertEquals(ASSET, issued.asset());
    assertEquals(100, issued.buffer());
    assertEquals(batch, f.row(1).batch());
    assertEquals("1-900 ACTIVE Dev", f.line(1));
    assertEquals("901-1000 BUFFER", f.line(1_000));
    assertEquals(900, Accounts.available(venue.state(), f.dev.id(), ASSET));
    assertEquals(900, Accounts.supply(venue.state(), ASSET));
  }

  @Test
  void the_buffer_is_rounded_up() {
    f.verified(11);
    venue.does(f.olga, f.batch(1, 11));
    assertEquals(2, venue.told(BatchIssued.class).buffer());
  }

  @Test
  void numbers_next_to_others_are_free_and_the_numbers_of_another_space_too() {
    f.issued();
    f.verified(5_000);
    venue.does(f.olga, f.batch(1_001, 1_000));
    venue.does(f.olga, f.batch(2_002, 10));
    venue.does(f.olga, f.batch(2_001, 1));
    venue.does(f.olga, f.imported(SPACE + "2", 1, 1_000, UnitStatus.ACTIVE));
    assertEquals("1001-1900 ACTIVE Dev", f.line(1_001));
    assertEquals(1_000, Accounts.available(venue.state(), f.ann.id(), ASSET));
  }

  @Test
  void imported_units_are_what_they_were_in_their_registry() {
    venue.does(f.olga, f.imported("V", 1, 10, UnitStatus.RETIRED));
    venue.does(f.olga, f.imported("V", 11, 20, UnitStatus.CANCELLED));
    venue.does(f.olga, f.imported("V", 21, 30, UnitStatus.BUFFER));
    venue.does(f.olga, f.imported("V", 31, 40, UnitStatus.ACTIVE));
    assertEquals(UnitStatus.RETIRED, f.row("V", 10).status());
    assertEquals(UnitStatus.CANCELLED, f.row("V", 11).status());
    assertEquals(f.project, f.row("V", 30).owner());
    assertEquals(10, Accounts.available(venue.state(), f.ann.id(), ASSET));
    assertEquals(10, Accounts.supply(venue.state(), ASSET));
  }

  @Test
  void numbers_up_to_the_largest_can_be_issued_and_none_beyond() {
    f.verified(10);
    venue.does(f.olga, f.batch(Limits.AMOUNT, 1));
    assertThrows(RuntimeException.class, () -> f.batch(Limits.AMOUNT, 2));
    assertThrows(RuntimeException.class, () -> f.batch(0, 1));
    assertThrows(RuntimeException.class, () -> f.batch(1, 0));
    assertThrows(RuntimeException.class, () -> f.batch(1, -1));
    assertThrows(RuntimeException.class, () -> f.batch(2, Limits.AMOUNT));
    assertThrows(RuntimeException.class, () -> new Serials(SPACE, 2, 1));
    assertThrows(RuntimeException.class, () -> new Serials("a/b", 1, 1));
    assertThrows(RuntimeException.class, () -> new Serials(SPACE, 1, Long.MAX_VALUE));
  }

  @Test
  void an_imported_batch_has_a_holder_if_and_only_if_it_is_active() {
    venue.does(f.olga, f.imported("V", 31, 40, UnitStatus.ACTIVE));
    for (UnitStatus status : UnitStatus.values()) {
      boolean can = List.of("BUFFER", "RETIRED", "CANCELLED").contains(status.name());
      assertEquals(can, isWellFormed(status, ""), status.name());
      assertEquals(status == UnitStatus.ACTIVE, isWellFormed(status, f.ann.id()), status.name());
    }
  }

  private boolean isWellFormed(UnitStatus status, String holder) {
    try {
      var _ =
          new CreditsAction.ImportBatch(
              f.project,
              "",
              2022,
              "V",
              1,
              2,
              status,
              holder,
              "",
              "",
              0,
              0,
              List.of(),
              Adjustment.NONE,
              "",
              "");
      return true;
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /// The first forest reaches 5,000 m from the origin, from 18,000 to 20,000 days, in sector
  /// FORESTRY.
  @ParameterizedTest
  @CsvSource({
    "FORESTRY, 0, 1000, 18000, 20000, true",
    "FORESTRY, 50000, 1000, 18000, 20000, true",
    "FORESTRY, 53900, 1000, 18000, 20000, true",
    "FORESTRY, 54100, 1000, 18000, 20000, false",
    "FORESTRY, -53900, 1000, 18000, 20000, true",
    "FORESTRY, 8000000, 900000, 18000, 20000, true",
    "FORESTRY, 0, 1000, 20000, 21000, true",
    "FORESTRY, 0, 1000, 20001, 21000, false",
    "FORESTRY, 0, 1000, 0, 0, true",
    "FORESTRY, 0, 1000, 0, 17999, false",
    "FORESTRY, 0, 0, 18000, 20000, false",
    "WASTE, 0, 1000, 18000, 20000, false"
  })
  void a_project_in_the_place_sector_and_time_of_another_is_suspected(
      Sector sector, int longitude, int extent, int start, int end, boolean suspected) {
    venue.does(f.ann, Forest.forest("acr", "7", sector, longitude, extent, start, end));
    assertEquals(
        suspected,
        venue.told().stream()
            .anyMatch(e -> e instanceof DuplicateSuspected d && d.other().equals(f.project)));
  }

  @Test
  void places_meet_across_the_date_line_and_near_the_pole() {
    String east =
        venue.does(f.ann, Forest.forest("acr", "1", Sector.WASTE, 179_990_000, 2_000, 0, 0));
    venue.does(f.bob, Forest.forest("acr", "2", Sector.WASTE, -179_990_000, 2_000, 0, 0));
    assertEquals(east, venue.told(DuplicateSuspected.class).other());
    assertEquals(List.of(), apart(89_000_000, 0, 10_000_000, 9_000));
    assertEquals(1, apart(89_000_000, 0, 10_000_000, 11_000).size());
  }

  /// Whether two circles at a latitude, at two longitudes, of one extent are suspected.
  private List<String> apart(int latitude, int one, int other, int extent) {
    var state = new tallystick.kernel.InMemoryState();
    Places.add(state, "a", Sector.MINING, new Places.Place(latitude, one, extent, 0, 0));
    return Places.add(state, "b", Sector.MINING, new Places.Place(latitude, other, extent, 0, 0));
  }

  @Test
  void a_double_is_named_again_whenever_units_are_issued_for_it() {
    f.issued();
    String other = venue.does(f.ann, Forest.forest("acr", "7", Sector.FORESTRY, 0, 10, 0, 0));
    venue.does(f.olga, new CreditsAction.VerifyProject(other, 2022, 10, Forest.HASH, ""));
    String batch =
        venue.does(
            f.olga, new IssueBatch(other, 2022, 10, "ACR", 1, List.of(), Adjustment.NONE, 0, ""));
    DuplicateSuspected suspected = venue.told(DuplicateSuspected.class);
    assertEquals(other, suspected.project());
    assertEquals(f.project, suspected.other());
    assertEquals(batch, suspected.batch());
  }

  @Test
  void an_upheld_challenge_stops_a_project_until_it_is_reinstated() {
    f.issued();
    String challenge =
        venue.does(f.ann, new ChallengeProject(f.project, "", "These trees are mine."));
    venue.does(f.olga, new ResolveChallenge(challenge, true, "So they are."));
    assertFalse(Credits.isMovable(venue.state(), ASSET));
    venue.refuses(CreditsRefusal.PROJECT_SUSPENDED, f.dev, f.gift(f.ann, 1));
    venue.does(f.olga, new ReinstateProject(f.project, "They were not."));
    venue.does(f.dev, f.gift(f.ann, 1));
  }

  @Test
  void a_dismissed_challenge_changes_nothing() {
    f.issued();
    String challenge = venue.does(f.ann, new ChallengeProject(f.project, "", "Mine."));
    venue.does(f.olga, new ResolveChallenge(challenge, false, "No."));
    assertTrue(Credits.isMovable(venue.state(), ASSET));
  }

  @Test
  void a_suspended_project_leaves_its_id_to_another() {
    f.issued();
    CreditsRefusals.suspended(f);
    venue.does(f.bob, Forest.forest("1"));
  }

  @Test
  void labels_are_kept_in_order_and_once() {
    String batch = f.issued();
    venue.does(f.olga, new LabelBatch(batch, "BEZERO-A", true));
    assertEquals(List.of("BEZERO-A", "CCP"), venue.told(BatchLabelled.class).labels());
    venue.does(f.olga, new LabelBatch(batch, "CCP", false));
    assertEquals(List.of("BEZERO-A"), venue.told(BatchLabelled.class).labels());
  }
}
