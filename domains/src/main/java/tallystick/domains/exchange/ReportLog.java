package tallystick.domains.exchange;

import java.util.Arrays;

/// Takes down what a book reports, to be settled when the command is over: the book must not be
/// called meanwhile. One line of eight numbers each, in one array that is used again.
final class ReportLog implements Reports {
  enum What {
    ACCEPTED(0),
    AMENDED(1),
    TRIGGERED(2),
    TRADE(3),
    PREVENTED(4),
    REPRICED(5),
    DONE(6);

    private static final What[] ALL = values();
    private final int code;

    What(int code) {
      this.code = code;
    }
  }

  private static final int LINE = 8;
  private static final int START = 16;

  private long[] lines = new long[START * LINE];
  private int size;

  void clear() {
    size = 0;
  }

  int size() {
    return size;
  }

  What what(int line) {
    return What.ALL[(int) lines[line * LINE]];
  }

  /// The order that is told of; of a trade, or a prevented one, the taker.
  long order(int line) {
    return lines[line * LINE + 1];
  }

  long maker(int line) {
    return lines[line * LINE + 2];
  }

  long price(int line) {
    return lines[line * LINE + 3];
  }

  /// What traded, or what is open of an order.
  long quantity(int line) {
    return lines[line * LINE + 4];
  }

  Side side(int line) {
    return Side.of((int) lines[line * LINE + 5]);
  }

  SelfTrade mode(int line) {
    return SelfTrade.of((int) lines[line * LINE + 6]);
  }

  Ending ending(int line) {
    return Ending.of((int) lines[line * LINE + 6]);
  }

  boolean kept(int line) {
    return lines[line * LINE + 6] != 0;
  }

  @Override
  public void accepted(long order) {
    add(What.ACCEPTED, order, 0, 0, 0, 0, 0);
  }

  @Override
  public void amended(long order, long price, long open, boolean kept) {
    add(What.AMENDED, order, 0, price, open, 0, kept ? 1 : 0);
  }

  @Override
  public void triggered(long order) {
    add(What.TRIGGERED, order, 0, 0, 0, 0, 0);
  }

  @Override
  public void trade(long taker, long maker, Side side, long price, long quantity) {
    add(What.TRADE, taker, maker, price, quantity, side.code, 0);
  }

  @Override
  public void prevented(
      long taker, long maker, SelfTrade mode, Side side, long price, long quantity) {
    add(What.PREVENTED, taker, maker, price, quantity, side.code, mode.code);
  }

  @Override
  public void repriced(long order, long price) {
    add(What.REPRICED, order, 0, price, 0, 0, 0);
  }

  @Override
  public void done(long order, Ending why, long open) {
    add(What.DONE, order, 0, 0, open, 0, why.code);
  }

  @Override
  public void phase(Phase phase) {
    // Whoever changes the phase knows.
  }

  private void add(
      What what, long order, long maker, long price, long quantity, long side, long detail) {
    int at = size++ * LINE;
    if (at == lines.length) {
      lines = Arrays.copyOf(lines, 2 * at);
    }
    lines[at] = what.code;
    lines[at + 1] = order;
    lines[at + 2] = maker;
    lines[at + 3] = price;
    lines[at + 4] = quantity;
    lines[at + 5] = side;
    lines[at + 6] = detail;
  }
}
