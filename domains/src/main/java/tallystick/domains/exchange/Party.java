package tallystick.domains.exchange;

import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.Reserve;

/// An order while a command that touches it is settled: its row is written at the end.
final class Party {
  final long order;

  /// Where what is set aside for it stands.
  final Reserve reserve;

  final String owner;
  final String clientId;
  final Side side;

  /// Its row before the command; null if it is new.
  final @Nullable OrderRow before;

  /// What it is, if it is new.
  final @Nullable Order fresh;

  /// The other order of its list, if it is new and has one; else 0.
  final long partner;

  long limit;
  long quantity;

  /// What may still trade.
  long open;

  /// What could still have traded when it ended, or what is open.
  long left;

  /// Why it ended in this command, if it did.
  @Nullable Ending ending;

  /// Whether it is not told that it is amended.
  boolean muted;

  /// What is set aside for it, in minor units of money or units.
  long held;

  private Party(
      long order,
      Reserve reserve,
      String clientId,
      Side side,
      @Nullable OrderRow before,
      @Nullable Order fresh,
      long partner) {
    this.order = order;
    this.reserve = reserve;
    this.owner = reserve.owner();
    this.clientId = clientId;
    this.side = side;
    this.before = before;
    this.fresh = fresh;
    this.partner = partner;
  }

  static Party ofNew(Order order, Reserve reserve, String clientId, long partner) {
    Party party = new Party(order.id(), reserve, clientId, order.side(), null, order, partner);
    party.limit = order.price();
    party.quantity = order.quantity();
    party.open = order.quantity();
    party.left = order.quantity();
    return party;
  }

  static Party of(long order, OrderRow row, Reserve reserve) {
    Side side = Terms.side(row.terms());
    Party party = new Party(order, reserve, row.clientId(), side, row, null, 0);
    party.limit = row.limit();
    party.quantity = row.quantity();
    party.open = row.open();
    party.left = row.open();
    party.held = row.held();
    return party;
  }
}
