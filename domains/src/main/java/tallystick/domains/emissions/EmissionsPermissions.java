package tallystick.domains.emissions;

import static tallystick.kernel.Permission.PRINCIPAL;
import static tallystick.kernel.Permission.holder;
import static tallystick.kernel.Permission.party;
import static tallystick.kernel.Permissions.may;

import tallystick.domains.emissions.Emissions.Leg;
import tallystick.domains.emissions.Emissions.Stated;
import tallystick.domains.emissions.EmissionsAction.AdoptFootprint;
import tallystick.domains.emissions.EmissionsAction.ClaimSaving;
import tallystick.domains.emissions.EmissionsAction.ConfirmSaving;
import tallystick.domains.emissions.EmissionsAction.DeclineSaving;
import tallystick.domains.emissions.EmissionsAction.PublishFactors;
import tallystick.domains.emissions.EmissionsAction.RecordLeg;
import tallystick.domains.emissions.EmissionsAction.StateFootprint;
import tallystick.domains.emissions.EmissionsAction.TransferTokens;
import tallystick.domains.emissions.EmissionsAction.VerifyFootprint;
import tallystick.domains.emissions.EmissionsAction.WithdrawFootprint;
import tallystick.domains.emissions.EmissionsAction.WithdrawLeg;
import tallystick.domains.governance.Governance;
import tallystick.domains.governance.Role;
import tallystick.kernel.Permission.Office;
import tallystick.kernel.Permissions;
import tallystick.kernel.State;

/// Who may do what in the room of emissions. Whether one has the goods of a leg, or described a
/// product, the rules decide.
final class EmissionsPermissions {
  private static final Office REGISTRAR =
      new Office(
          "registrar",
          EmissionsRefusal.NOT_REGISTRAR,
          (state, principal) -> Governance.hasRole(state, principal, Role.REGISTRAR));
  private static final Office VERIFIER =
      new Office(
          "verifier",
          EmissionsRefusal.NOT_VERIFIER,
          (state, principal) -> Governance.hasRole(state, principal, Role.VERIFIER));

  static final Permissions ALL =
      Permissions.of(
          may(PublishFactors.class, holder(REGISTRAR)),
          may(RecordLeg.class, PRINCIPAL),
          may(WithdrawLeg.class, party("recorder", EmissionsPermissions::recorded, "leg")),
          may(StateFootprint.class, PRINCIPAL),
          may(AdoptFootprint.class, PRINCIPAL),
          may(VerifyFootprint.class, holder(VERIFIER)),
          may(WithdrawFootprint.class, party("owner", EmissionsPermissions::stated, "footprint")),
          may(ClaimSaving.class, party("recorder", EmissionsPermissions::recorded, "leg")),
          may(ConfirmSaving.class, holder(VERIFIER)),
          may(DeclineSaving.class, holder(VERIFIER)),
          may(TransferTokens.class, PRINCIPAL));

  private EmissionsPermissions() {}

  private static boolean recorded(State state, String id, String principal) {
    Leg leg = state.get(Emissions.LEGS, id);
    return leg != null && leg.by().equals(principal);
  }

  private static boolean stated(State state, String id, String principal) {
    Stated stated = state.get(Emissions.FOOTPRINTS, id);
    return stated != null && stated.by().equals(principal);
  }
}
