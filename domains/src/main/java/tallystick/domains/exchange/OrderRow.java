package tallystick.domains.exchange;

/// An open order in the state: what [OpenOrder] says, flat and small, and whose it is.
///
/// @param owner the principal
/// @param clientId the owner's own name for it, or empty
/// @param held what is set aside for it, in minor units of money or units
/// @param terms as [Terms] packs them
/// @param trader the book's name for the owner
/// @param limit worst price
/// @param price where it rests, or 0
record OrderRow(
    String owner,
    String clientId,
    long held,
    int terms,
    long trader,
    long group,
    long quantity,
    long limit,
    long stop,
    long offset,
    long display,
    long expires,
    long price,
    long open,
    long shown,
    long priority,
    long partner) {

  static OrderRow of(String owner, String clientId, long held, OpenOrder row) {
    Order order = row.order();
    return new OrderRow(
        owner,
        clientId,
        held,
        Terms.of(order, row.partner()) & Terms.KEPT,
        order.owner(),
        order.group(),
        order.quantity(),
        order.price(),
        order.stop(),
        order.offset(),
        order.display(),
        order.expires(),
        row.price(),
        row.open(),
        row.shown(),
        row.priority(),
        row.partner());
  }

  OpenOrder open(long id) {
    Order order =
        new Order(
            id,
            trader,
            group,
            Terms.side(terms),
            Terms.kind(terms),
            quantity,
            limit,
            stop,
            offset,
            Terms.peg(terms),
            display,
            Terms.timeInForce(terms),
            expires,
            Terms.postOnly(terms),
            Terms.selfTrade(terms));
    return new OpenOrder(order, price, open, shown, priority, partner);
  }
}
