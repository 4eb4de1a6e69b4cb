package tallystick.domains.exchange;

import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import tallystick.kernel.Dice;

/// The book's arrays grow to the size of the book, and then nothing is allocated any more, with
/// marks or without.
class AllocationTest {
  private static final int ROUNDS = 20_000;
  private static final int KEPT = 500;

  @Test
  void matching_allocates_nothing() {
    List<Order> orders = new ArrayList<>();
    Dice dice = new Dice(1);
    for (long id = 1; id <= 2 * ROUNDS; id++) {
      Side side = dice.chance(50) ? Side.BUY : Side.SELL;
      Order order =
          Order.limit(id, 1 + dice.below(50), side, 1_000 + dice.below(200), 1 + dice.below(9));
      orders.add(dice.chance(20) ? order.with(TimeInForce.IOC, 0) : order);
    }
    OrderBook book = new OrderBook(new Silent());
    play(book, orders.subList(0, ROUNDS));
    ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    long before = threads.getCurrentThreadAllocatedBytes();
    play(book, orders.subList(ROUNDS, 2 * ROUNDS));
    long bytes = threads.getCurrentThreadAllocatedBytes() - before;
    // An array may still double once; a mark's state is a record that may not be optimised away.
    assertTrue(bytes < 64L * ROUNDS, bytes + " bytes in " + ROUNDS + " rounds");
    System.out.println("matching: " + bytes + " bytes in " + ROUNDS + " rounds");
  }

  private static void play(OrderBook book, List<Order> orders) {
    for (Order order : orders) {
      var _ = book.mark();
      var _ = book.place(order);
      long old = order.id() - KEPT;
      var _ = book.cancel(old, 1 + old % 50);
      var _ = book.amend(order.id(), order.owner(), order.price(), order.quantity() - 1);
      if (book.size() > KEPT) {
        int _ = book.cancelAll(order.owner());
      }
      book.commit();
    }
  }

  private static final class Silent implements Reports {
    @Override
    public void accepted(long order) {}

    @Override
    public void amended(long order, long price, long open, boolean kept) {}

    @Override
    public void triggered(long order) {}

    @Override
    public void trade(long taker, long maker, Side side, long price, long quantity) {}

    @Override
    public void prevented(
        long taker, long maker, SelfTrade mode, Side side, long price, long quantity) {}

    @Override
    public void repriced(long order, long price) {}

    @Override
    public void done(long order, Ending why, long open) {}

    @Override
    public void phase(Phase phase) {}
  }
}
