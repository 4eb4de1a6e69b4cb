package tallystick.domains.exchange;

import java.util.List;
import tallystick.kernel.Sha256;

/// The hash of a book: SHA-256 over phase, last price, next priority, and every open order's
/// numbers by priority, each as eight bytes, most significant first. It does not depend on how the
/// book came to be what it is.
final class BookHash {
  private static final int STATE = 3;
  private static final int ROW = 20;

  private byte[] bytes = new byte[0];
  private int size;

  byte[] of(BookState state, List<OpenOrder> rows) {
    bytes = new byte[(STATE + ROW * rows.size()) * Long.BYTES];
    add(state.phase().code);
    add(state.last());
    add(state.nextPriority());
    for (OpenOrder row : rows) {
      add(row.order());
      add(row.price());
      add(row.open());
      add(row.shown());
      add(row.priority());
      add(row.partner());
    }
    return Sha256.of(bytes);
  }

  private void add(Order order) {
    add(order.id());
    add(order.owner());
    add(order.group());
    add(order.side().code);
    add(order.kind().code);
    add(order.quantity());
    add(order.price());
    add(order.stop());
    add(order.offset());
    add(order.peg().code);
    add(order.display());
    add(order.timeInForce().code);
    add(order.expires());
    add(order.postOnly() ? 1 : 0);
    add(order.selfTrade().code);
  }

  private void add(long number) {
    for (int shift = Long.SIZE - Byte.SIZE; shift >= 0; shift -= Byte.SIZE) {
      bytes[size++] = (byte) (number >>> shift);
    }
  }
}
