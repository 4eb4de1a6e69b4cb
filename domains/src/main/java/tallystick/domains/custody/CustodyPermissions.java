package tallystick.domains.custody;

import static tallystick.kernel.Permission.PRINCIPAL;
import static tallystick.kernel.Permission.holder;
import static tallystick.kernel.Permission.once;
import static tallystick.kernel.Permission.party;
import static tallystick.kernel.Permissions.may;

import tallystick.domains.custody.Custody.HandOver;
import tallystick.domains.custody.Custody.Reserved;
import tallystick.domains.custody.CustodyAction.AcceptHandOver;
import tallystick.domains.custody.CustodyAction.AdjustStock;
import tallystick.domains.custody.CustodyAction.ArrangePlaces;
import tallystick.domains.custody.CustodyAction.ClaimPrefix;
import tallystick.domains.custody.CustodyAction.ConfirmPrefix;
import tallystick.domains.custody.CustodyAction.CountStock;
import tallystick.domains.custody.CustodyAction.DescribePlace;
import tallystick.domains.custody.CustodyAction.DescribeProduct;
import tallystick.domains.custody.CustodyAction.LapseHandOver;
import tallystick.domains.custody.CustodyAction.OfferHandOver;
import tallystick.domains.custody.CustodyAction.RecordEvent;
import tallystick.domains.custody.CustodyAction.RefuseHandOver;
import tallystick.domains.custody.CustodyAction.ReleaseStock;
import tallystick.domains.custody.CustodyAction.ReserveStock;
import tallystick.domains.custody.CustodyAction.WeighProduct;
import tallystick.domains.custody.CustodyAction.WithdrawHandOver;
import tallystick.domains.governance.Governance;
import tallystick.domains.governance.Role;
import tallystick.kernel.Permission.Office;
import tallystick.kernel.Permissions;
import tallystick.kernel.State;

/// Who may do what in the room of things. What an event or a hand-over is about is a list: whether
/// one holds all of it, the rules decide.
final class CustodyPermissions {
  private static final Office REGISTRAR =
      new Office(
          "registrar",
          CustodyRefusal.NOT_REGISTRAR,
          (state, principal) -> Governance.hasRole(state, principal, Role.REGISTRAR));

  static final Permissions ALL =
      Permissions.of(
          may(ClaimPrefix.class, PRINCIPAL),
          may(ConfirmPrefix.class, holder(REGISTRAR)),
          may(DescribeProduct.class, PRINCIPAL),
          may(WeighProduct.class, PRINCIPAL),
          may(DescribePlace.class, PRINCIPAL),
          may(ArrangePlaces.class, PRINCIPAL),
          may(RecordEvent.class, PRINCIPAL),
          may(OfferHandOver.class, PRINCIPAL),
          may(AcceptHandOver.class, party("receiver", CustodyPermissions::receives, "handOver")),
          may(RefuseHandOver.class, party("receiver", CustodyPermissions::receives, "handOver")),
          may(WithdrawHandOver.class, party("giver", CustodyPermissions::gives, "handOver")),
          may(LapseHandOver.class, once("its deadline is over")),
          may(CountStock.class, PRINCIPAL),
          may(AdjustStock.class, PRINCIPAL),
          may(ReserveStock.class, PRINCIPAL),
          may(ReleaseStock.class, party("holder", CustodyPermissions::reserves, "reservation")));

  private CustodyPermissions() {}

  private static boolean receives(State state, String id, String principal) {
    HandOver handOver = state.get(Custody.HAND_OVERS, id);
    return handOver != null && handOver.to().equals(principal);
  }

  private static boolean gives(State state, String id, String principal) {
    HandOver handOver = state.get(Custody.HAND_OVERS, id);
    return handOver != null && handOver.from().equals(principal);
  }

  private static boolean reserves(State state, String id, String principal) {
    Reserved reserved = state.get(Custody.RESERVED, id);
    return reserved != null && reserved.holder().equals(principal) && reserved.room().isEmpty();
  }
}
