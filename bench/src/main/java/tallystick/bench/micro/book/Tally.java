package tallystick.bench.micro.book;

import tallystick.domains.exchange.Ending;
import tallystick.domains.exchange.Phase;
import tallystick.domains.exchange.Reports;
import tallystick.domains.exchange.SelfTrade;
import tallystick.domains.exchange.Side;

/// Reads every report, and adds up the traded quantities and prices.
final class Tally implements Reports {
  long trades;
  long traded;
  long others;

  @Override
  public void trade(long taker, long maker, Side side, long price, long quantity) {
    trades++;
    traded += quantity * price;
  }

  @Override
  public void accepted(long order) {
    others += order;
  }

  @Override
  public void amended(long order, long price, long open, boolean kept) {
    others += order;
  }

  @Override
  public void triggered(long order) {
    others += order;
  }

  @Override
  public void prevented(
      long taker, long maker, SelfTrade mode, Side side, long price, long quantity) {
    others += taker;
  }

  @Override
  public void repriced(long order, long price) {
    others += order;
  }

  @Override
  public void done(long order, Ending why, long open) {
    others += order;
  }

  @Override
  public void phase(Phase phase) {
    others++;
  }
}
