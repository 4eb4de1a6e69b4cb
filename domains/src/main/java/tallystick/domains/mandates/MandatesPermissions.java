package tallystick.domains.mandates;

import static tallystick.kernel.Permission.PRINCIPAL;
import static tallystick.kernel.Permission.party;
import static tallystick.kernel.Permissions.may;

import tallystick.domains.mandates.MandatesAction.GiveMandate;
import tallystick.domains.mandates.MandatesAction.RevokeMandate;
import tallystick.domains.mandates.MandatesAction.RevokeMandates;
import tallystick.kernel.Permissions;
import tallystick.kernel.State;

/// Who may do what in the room of mandates: everybody with their own.
final class MandatesPermissions {
  static final Permissions ALL =
      Permissions.of(
          may(GiveMandate.class, PRINCIPAL),
          may(RevokeMandate.class, party("giver", MandatesPermissions::gave, "agent", "mandate")),
          may(RevokeMandates.class, PRINCIPAL));

  private MandatesPermissions() {}

  private static boolean gave(State state, String mandate, String principal) {
    return state.get(Mandates.MANDATES, principal + "/" + mandate) != null;
  }
}
