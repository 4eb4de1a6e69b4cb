package tallystick.domains.exchange;

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
import tallystick.kernel.Decision;
import tallystick.kernel.Step;

/// The rules of the exchange: what comes and changes is in [Placement], what ends in [Cancels],
/// what becomes of an instrument in [Markets]. All of them work on a book through [Trading].
final class ExchangeRules {
  private ExchangeRules() {}

  static Decision decide(ExchangeAction action, Step step) {
    return switch (action) {
      case OpenInstrument a -> Markets.open(a, step);
      case PlaceOrder a -> Placement.place(a, step);
      case PlaceOrderList a -> Placement.placeList(a, step);
      case AmendOrder a -> Placement.amend(a, step);
      case CancelOrder a -> Cancels.one(a, step);
      case CancelOrderByClientId a -> Cancels.named(a, step);
      case CancelAll a -> Cancels.all(a, step);
      case SetSwitch a -> Cancels.set(a, step);
      case FireSwitch a -> Cancels.fire(a, step);
      case ExpireOrders a -> Markets.expire(a, step);
      case LinkOwner a -> Links.link(a, step);
      case ChangePhase a -> Markets.change(a, step);
      case Uncross a -> Markets.uncross(a, step);
      case SuspendInstrument a -> Markets.suspend(a, step);
    };
  }
}
