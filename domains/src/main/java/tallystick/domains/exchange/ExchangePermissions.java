package tallystick.domains.exchange;

import static tallystick.kernel.Permission.PRINCIPAL;
import static tallystick.kernel.Permission.once;
import static tallystick.kernel.Permission.party;
import static tallystick.kernel.Permissions.may;

import tallystick.domains.exchange.ExchangeAction.AmendOrder;
import tallystick.domains.exchange.ExchangeAction.CancelAll;
import tallystick.domains.exchange.ExchangeAction.CancelOrder;
import tallystick.domains.exchange.ExchangeAction.CancelOrderByClientId;
import tallystick.domains.exchange.ExchangeAction.ChangePhase;
import tallystick.domains.exchange.ExchangeAction.ExpireOrders;
import tallystick.domains.exchange.ExchangeAction.FireSwitch;
import tallystick.domains.exchange.ExchangeAction.LinkOwner;
import tallystick.domains.exchange.ExchangeAction.OpenInstrument;
import tallystick.domains.exchange.ExchangeAction.PlaceOrder;
import tallystick.domains.exchange.ExchangeAction.PlaceOrderList;
import tallystick.domains.exchange.ExchangeAction.SetSwitch;
import tallystick.domains.exchange.ExchangeAction.SuspendInstrument;
import tallystick.domains.exchange.ExchangeAction.Uncross;
import tallystick.domains.governance.Governance;
import tallystick.domains.governance.Role;
import tallystick.kernel.Permissions;
import tallystick.kernel.State;

/// Who may do what on the exchange. Whoever cancels by a name of their own finds orders of their
/// own.
final class ExchangePermissions {
  static final Permissions ALL =
      Permissions.of(
          may(OpenInstrument.class, once("its terms are approved")),
          may(PlaceOrder.class, PRINCIPAL),
          may(PlaceOrderList.class, PRINCIPAL),
          may(AmendOrder.class, party("owner", ExchangePermissions::owns, "instrument", "order")),
          may(CancelOrder.class, party("owner", ExchangePermissions::owns, "instrument", "order")),
          may(CancelOrderByClientId.class, PRINCIPAL),
          may(CancelAll.class, PRINCIPAL),
          may(SetSwitch.class, PRINCIPAL),
          may(FireSwitch.class, once("its time has run out")),
          may(ExpireOrders.class, once("their time is over")),
          may(LinkOwner.class, PRINCIPAL),
          may(
              ChangePhase.class,
              party("supervisor", ExchangePermissions::supervises, "instrument")),
          may(Uncross.class, once("the auction is over")),
          may(SuspendInstrument.class, once("it is delisted, or its credits cannot move")));

  private ExchangePermissions() {}

  private static boolean owns(State state, String order, String principal) {
    OrderRow row = state.get(Exchange.ORDERS, order);
    return row != null && row.owner().equals(principal);
  }

  /// No office that is asked before the rule: that there is such an instrument is asked first.
  private static boolean supervises(State state, String instrument, String principal) {
    return Governance.hasRole(state, principal, Role.SUPERVISOR);
  }
}
