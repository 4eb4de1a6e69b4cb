package tallystick.domains.exchange;

import java.util.ArrayList;
import java.util.List;

/// Keeps what a book tells.
final class ReportList implements Reports {
  private final List<Told> told = new ArrayList<>();

  /// One report. A field that it does not have is 0.
  record Told(String what, long order, long other, long price, long quantity) {}

  /// What was told since the last call.
  List<Told> take() {
    List<Told> taken = List.copyOf(told);
    told.clear();
    return taken;
  }

  @Override
  public void accepted(long order) {
    told.add(new Told("accepted", order, 0, 0, 0));
  }

  @Override
  public void amended(long order, long price, long open, boolean kept) {
    told.add(new Told(kept ? "amended in place" : "amended", order, 0, price, open));
  }

  @Override
  public void triggered(long order) {
    told.add(new Told("triggered", order, 0, 0, 0));
  }

  @Override
  public void trade(long taker, long maker, Side side, long price, long quantity) {
    told.add(new Told("trade " + side, taker, maker, price, quantity));
  }

  @Override
  public void prevented(
      long taker, long maker, SelfTrade mode, Side side, long price, long quantity) {
    told.add(new Told("prevented " + mode + " " + side, taker, maker, price, quantity));
  }

  @Override
  public void repriced(long order, long price) {
    told.add(new Told("repriced", order, 0, price, 0));
  }

  @Override
  public void done(long order, Ending why, long open) {
    told.add(new Told("done " + why, order, 0, 0, open));
  }

  @Override
  public void phase(Phase phase) {
    told.add(new Told("phase " + phase, 0, 0, 0, 0));
  }
}
