package tallystick.domains;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tallystick.domains.accounts.AccountsRefusals;
import tallystick.domains.compliance.ComplianceRefusals;
import tallystick.domains.credits.CreditsRefusals;
import tallystick.domains.custody.CustodyRefusals;
import tallystick.domains.devices.DevicesRefusals;
import tallystick.domains.emissions.EmissionsRefusals;
import tallystick.domains.exchange.ExchangeRefusals;
import tallystick.domains.governance.GovernanceRefusals;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.identity.IdentityRefusals;
import tallystick.domains.mandates.MandatesRefusals;
import tallystick.domains.market.MarketRefusals;
import tallystick.domains.organisations.OrganisationsRefusals;
import tallystick.domains.privacy.PrivacyRefusals;
import tallystick.kernel.LedgerRefusal;
import tallystick.kernel.Outcome;
import tallystick.kernel.Refusal;

/// Every reason for refusal there is, and no act refused for a reason that it should not be.
class RefusalsTest {
  private static final RenamePrincipal RENAME = new RenamePrincipal("Olga II");

  static Stream<RefusalCase> cases() {
    return Stream.of(
            ledger(),
            IdentityRefusals.cases(),
            AccountsRefusals.cases(),
            MandatesRefusals.cases(),
            OrganisationsRefusals.cases(),
            GovernanceRefusals.cases(),
            ComplianceRefusals.cases(),
            PrivacyRefusals.cases(),
            DevicesRefusals.cases(),
            CustodyRefusals.cases(),
            EmissionsRefusals.cases(),
            CreditsRefusals.cases(),
            ExchangeRefusals.cases(),
            MarketRefusals.cases())
        .flatMap(List::stream);
  }

  private static List<RefusalCase> ledger() {
    return List.of(
        new RefusalCase(
            LedgerRefusal.EXPIRED,
            "it comes a millisecond late",
            () -> {
              Venue venue = Venue.founded();
              return venue.triesUntil(venue.time() - 1, venue.olga(), RENAME);
            }),
        new RefusalCase(
            LedgerRefusal.UNTIL_TOO_FAR,
            "it would be good for more than a day",
            () -> {
              Venue venue = Venue.founded();
              return venue.triesUntil(venue.tooFar(), venue.olga(), RENAME);
            }),
        new RefusalCase(
            LedgerRefusal.BATCH_REFUSED,
            "another act of the same envelope is refused",
            () -> {
              Venue venue = Venue.founded();
              return venue.triesAll(venue.olga(), RENAME, IdentityRefusals.FOUND).getFirst();
            }));
  }

  @ParameterizedTest
  @MethodSource("cases")
  void an_act_is_refused_with(RefusalCase refusal) {
    Outcome outcome = refusal.attempt().get();
    assertFalse(outcome.accepted());
    assertEquals(refusal.reason().code(), outcome.reason());
    assertEquals(refusal.reason().sentence(), outcome.sentence());
    assertEquals(List.of(), outcome.events());
  }

  @Test
  void every_reason_of_every_room_has_a_case() {
    TreeSet<String> declared = new TreeSet<>();
    TreeSet<String> covered = new TreeSet<>();
    Stream.concat(
            Stream.of(LedgerRefusal.values()),
            Domains.ALL.stream().flatMap(room -> room.refusals().stream()))
        .forEach(reason -> declared.add(reason.code()));
    cases().forEach(refusal -> covered.add(refusal.reason().code()));
    assertEquals(declared, covered);
  }

  @Test
  void every_reason_is_named_after_its_room_and_explained_in_a_sentence() {
    for (var room : Domains.ALL) {
      for (Refusal reason : room.refusals()) {
        assertEquals(room.name() + "." + reason.name(), reason.code());
        assertTrue(reason.sentence().matches("[A-Z].*[^.]\\."), reason.sentence());
        assertTrue(reason.name().matches("[A-Z]+(_[A-Z]+)*"), reason.name());
      }
    }
  }
}
