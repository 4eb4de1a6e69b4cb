package tallystick.domains.exchange;

import org.jspecify.annotations.Nullable;

/// An order while a command that touches it is settled: its row is written at the end.
final class Party {
  final long order;
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

  /// What its hold sets aside, in minor units of money or units.
  long held;

  private Party(
      long order,
      String owner,
      String clientId,
      Side side,
      @Nullable OrderRow before,
      @Nullable Order fresh,
      long partner) {
    this.order = order;
    this.owner = owner;
    this.clientId = clientId;
    this.side = side;
    this.before = before;
    this.fresh = fresh;
    this.partner = partner;
  }

  static Party ofNew(Order order, String owner, String clientId, long partner) {
    Party party = new Party(order.id(), owner, clientId, order.side(), null, order, partner);
    party.limit = order.price();
    party.quantity = order.quantity();
    party.open = order.quantity();
    party.left = order.quantity();
    return party;
  }

  static Party of(long order, OrderRow row, long held) {
    Side side = Terms.side(row.terms());
    Party party = new Party(order, row.owner(), row.clientId(), side, row, null, 0);
    party.limit = row.limit();
    party.quantity = row.quantity();
    party.open = row.open();
    party.left = row.open();
    party.held = held;
    return party;
  }
}
