package tallystick.domains.accounts;

import static tallystick.kernel.Permission.PRINCIPAL;
import static tallystick.kernel.Permission.holder;
import static tallystick.kernel.Permission.once;
import static tallystick.kernel.Permission.party;
import static tallystick.kernel.Permissions.may;

import java.util.List;
import tallystick.domains.accounts.AccountsAction.CaptureHold;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.ExpireHold;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.accounts.AccountsAction.PlaceHold;
import tallystick.domains.accounts.AccountsAction.Reason;
import tallystick.domains.accounts.AccountsAction.ReleaseHold;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.identity.Identity;
import tallystick.kernel.Permission.Office;
import tallystick.kernel.Permissions;
import tallystick.kernel.State;

/// Who may do what in the room of balances.
final class AccountsPermissions {
  private static final Office OPERATOR =
      new Office("operator", Reason.NOT_OPERATOR, Identity::isOperator);

  static final Permissions ALL =
      Permissions.of(
          may(DefineAsset.class, holder(OPERATOR)),
          may(Issue.class, holder(OPERATOR)),
          may(Transfer.class, PRINCIPAL),
          may(PlaceHold.class, PRINCIPAL),
          may(CaptureHold.class, party("payer or arbiter", AccountsPermissions::captures, "hold")),
          may(ReleaseHold.class, party("payee or arbiter", AccountsPermissions::releases, "hold")),
          may(ExpireHold.class, once("its deadline is over")));

  private AccountsPermissions() {}

  private static boolean captures(State state, String id, String principal) {
    Hold hold = Accounts.hold(state, id);
    return hold != null && List.of(hold.payer(), hold.arbiter()).contains(principal);
  }

  private static boolean releases(State state, String id, String principal) {
    Hold hold = Accounts.hold(state, id);
    return hold != null && List.of(hold.payee(), hold.arbiter()).contains(principal);
  }
}
