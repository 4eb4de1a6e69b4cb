package tallystick.domains.exchange;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static tallystick.domains.exchange.Side.BUY;
import static tallystick.domains.exchange.Side.SELL;

import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Examples of what the oracle proves at random, so that they can be read.
class OrderBookTest {
  private final ReportList told = new ReportList();
  private final OrderBook book = new OrderBook(told);

  private void place(Order... orders) {
    for (Order order : orders) {
      assertNull(book.place(order), order::toString);
    }
  }

  private void tells(String... lines) {
    assertEquals(
        List.of(lines),
        told.take().stream()
            .map(t ->
                Stream.of(t.order(), t.other(), t.price(), t.quantity())
                    .map(n -> n == 0 ? "-" : n.toString())
                    .reduce(t.what(), (a, b) -> a + " " + b))
            .toList());
  }

  private OpenOrder row(long order) {
    return Objects.requireNonNull(book.row(order));
  }

  private void forget() {
    var _ = told.take();
  }

  @Test
  void the_better_price_trades_first_and_then_the_earlier_order() {
    place(
        Order.limit(1, 1, SELL, 101, 5),
        Order.limit(2, 2, SELL, 100, 5),
        Order.limit(3, 3, SELL, 100, 5));
    forget();
    place(Order.limit(4, 4, BUY, 101, 12));
    tells(
        "accepted 4 - - -",
        "trade BUY 4 2 100 5",
        "done FILLED 2 - - -",
        "trade BUY 4 3 100 5",
        "done FILLED 3 - - -",
        "trade BUY 4 1 101 2",
        "done FILLED 4 - - -");
    assertEquals(List.of(new Level(101, 3, 1)), book.depth(SELL, 10));
  }

  @Test
  void an_order_keeps_its_place_when_it_gets_smaller_and_loses_it_when_it_grows() {
    place(Order.limit(1, 1, SELL, 100, 5), Order.limit(2, 2, SELL, 100, 5));
    assertNull(book.amend(1, 1, 100, 4));
    forget();
    place(Order.limit(3, 3, BUY, 100, 1));
    tells("accepted 3 - - -", "trade BUY 3 1 100 1", "done FILLED 3 - - -");
    assertNull(book.amend(1, 1, 100, 6));
    tells("amended 1 - 100 5");
    place(Order.limit(4, 3, BUY, 100, 1));
    tells("accepted 4 - - -", "trade BUY 4 2 100 1", "done FILLED 4 - - -");
  }

  @Test
  void what_is_filled_already_cannot_be_amended_away() {
    place(Order.limit(1, 1, SELL, 100, 5), Order.limit(2, 2, BUY, 100, 3));
    assertEquals(BookRefusal.QUANTITY_FILLED, book.amend(1, 1, 100, 3));
    assertEquals(BookRefusal.ORDER_UNKNOWN, book.amend(2, 2, 100, 5));
    assertNull(book.amend(1, 1, 100, 4));
  }

  @Test
  void a_market_order_stops_at_its_protection_price() {
    place(Order.limit(1, 1, SELL, 100, 5), Order.limit(2, 1, SELL, 110, 5));
    forget();
    place(Order.market(3, 2, BUY, 105, 8));
    tells(
        "accepted 3 - - -", "trade BUY 3 1 100 5", "done FILLED 1 - - -", "done UNFILLED 3 - - 3");
  }

  @Test
  void an_iceberg_queues_again_with_every_part() {
    place(Order.limit(1, 1, SELL, 100, 6).showing(2), Order.limit(2, 2, SELL, 100, 3));
    assertEquals(List.of(new Level(100, 5, 2)), book.depth(SELL, 1));
    forget();
    place(Order.limit(3, 3, BUY, 100, 6));
    tells(
        "accepted 3 - - -",
        "trade BUY 3 1 100 2",
        "trade BUY 3 2 100 3",
        "done FILLED 2 - - -",
        "trade BUY 3 1 100 1",
        "done FILLED 3 - - -");
    assertEquals(List.of(new Level(100, 1, 1)), book.depth(SELL, 1));
  }

  @Test
  void stops_are_triggered_in_order_of_entry_and_after_the_order_that_reached_them() {
    place(
        Order.limit(1, 1, SELL, 100, 1),
        Order.limit(2, 1, SELL, 101, 1),
        Order.limit(3, 1, SELL, 102, 2),
        Order.stop(4, 2, BUY, 101, 0, 1),
        Order.stop(5, 3, BUY, 100, 102, 1));
    forget();
    place(Order.market(6, 4, BUY, 0, 2));
    tells(
        "accepted 6 - - -",
        "trade BUY 6 1 100 1",
        "done FILLED 1 - - -",
        "trade BUY 6 2 101 1",
        "done FILLED 2 - - -",
        "done FILLED 6 - - -",
        "triggered 4 - - -",
        "trade BUY 4 3 102 1",
        "done FILLED 4 - - -",
        "triggered 5 - - -",
        "trade BUY 5 3 102 1",
        "done FILLED 3 - - -",
        "done FILLED 5 - - -");
  }

  @Test
  void a_trailing_stop_follows_one_way_only() {
    place(Order.limit(1, 1, SELL, 100, 1), Order.limit(2, 2, BUY, 100, 1));
    place(Order.trailing(3, 3, SELL, 0, 5, 1), Order.limit(4, 4, BUY, 90, 9));
    assertEquals(95, row(3).order().stop());
    place(Order.limit(5, 1, SELL, 104, 1), Order.limit(6, 2, BUY, 104, 1));
    place(Order.limit(7, 1, SELL, 101, 1), Order.limit(8, 2, BUY, 101, 1));
    assertEquals(99, row(3).order().stop());
    place(Order.limit(9, 1, BUY, 99, 1));
    forget();
    place(Order.limit(10, 2, SELL, 99, 1));
    tells(
        "accepted 10 - - -",
        "trade SELL 10 9 99 1",
        "done FILLED 9 - - -",
        "done FILLED 10 - - -",
        "triggered 3 - - -",
        "trade SELL 3 4 90 1",
        "done FILLED 3 - - -");
  }

  @Test
  void a_pegged_order_follows_others_and_never_trades_by_itself() {
    place(Order.pegged(1, 1, BUY, Peg.PRIMARY, 1, 0, 5));
    tells("accepted 1 - - -");
    place(Order.limit(2, 2, BUY, 100, 5), Order.limit(3, 3, SELL, 103, 5));
    tells("accepted 2 - - -", "repriced 1 - 101 -", "accepted 3 - - -");
    place(Order.limit(4, 2, BUY, 102, 5));
    tells("accepted 4 - - -", "repriced 1 - 102 -");
    assertNull(book.cancel(2, 2));
    assertNull(book.cancel(4, 2));
    tells("done CANCELLED 2 - - 5", "done CANCELLED 4 - - 5", "repriced 1 - - -");
  }

  @Test
  void one_order_of_a_list_ends_the_other() {
    Order profit = Order.limit(1, 1, SELL, 110, 5);
    Order loss = Order.stop(2, 1, SELL, 90, 0, 5);
    assertNull(book.placeList(profit, loss));
    forget();
    place(Order.limit(3, 2, BUY, 110, 2));
    tells("accepted 3 - - -", "trade BUY 3 1 110 2", "done LINKED 2 - - 5", "done FILLED 3 - - -");
    assertEquals(3, row(1).open());
  }

  @Test
  void a_transfer_needs_two_owners_of_one_group_who_both_ask_for_it() {
    place(
        Order.limit(1, 1, SELL, 100, 3).preventing(SelfTrade.TRANSFER, 7),
        Order.limit(2, 2, SELL, 100, 5).preventing(SelfTrade.NONE, 7));
    forget();
    place(Order.limit(3, 3, BUY, 100, 4).preventing(SelfTrade.TRANSFER, 7));
    tells(
        "accepted 3 - - -",
        "prevented TRANSFER BUY 3 1 100 3",
        "done SELF_TRADE 1 - - -",
        "prevented DECREMENT BUY 3 2 100 1",
        "done SELF_TRADE 3 - - -");
    assertEquals(4, row(2).open());
  }

  @Test
  void an_auction_trades_the_most_at_one_price() {
    assertNull(book.phase(Phase.AUCTION));
    place(
        Order.limit(1, 1, BUY, 105, 10),
        Order.limit(2, 2, BUY, 102, 5),
        Order.limit(3, 3, SELL, 100, 8),
        Order.limit(4, 4, SELL, 103, 4));
    assertEquals(new Clearing(103, 10, -2), book.clearing(104));
    assertEquals(BookRefusal.BOOK_CROSSED, book.phase(Phase.CONTINUOUS));
    forget();
    assertNull(book.uncross(0, Phase.CONTINUOUS));
    tells(
        "trade SELL 3 1 103 8",
        "done FILLED 3 - - -",
        "trade SELL 4 1 103 2",
        "done FILLED 1 - - -",
        "phase CONTINUOUS - - - -");
  }

  @Test
  void orders_that_leave_a_choice_let_the_reference_price_decide() {
    assertNull(book.phase(Phase.AUCTION));
    place(Order.limit(1, 1, BUY, 105, 5), Order.limit(2, 2, SELL, 95, 5));
    assertEquals(new Clearing(100, 5, 0), book.clearing(0));
    assertEquals(new Clearing(97, 5, 0), book.clearing(97));
    assertEquals(new Clearing(105, 5, 0), book.clearing(300));
  }

  @Test
  void a_halt_lets_orders_only_leave() {
    place(Order.limit(1, 1, BUY, 100, 5), Order.limit(2, 1, BUY, 100, 5));
    assertNull(book.phase(Phase.HALTED));
    assertEquals(BookRefusal.HALTED, book.place(Order.limit(3, 1, BUY, 100, 5)));
    assertEquals(BookRefusal.HALTED, book.amend(1, 1, 100, 4));
    assertNull(book.cancel(1, 1));
    assertEquals(1, book.cancelAll(1));
    assertEquals(0, book.size());
  }

  @Test
  void what_is_taken_back_leaves_no_trace() {
    place(Order.limit(1, 1, SELL, 100, 5), Order.limit(2, 1, SELL, 100, 5).showing(1));
    byte[] before = book.hash();
    int mark = book.mark();
    place(Order.market(3, 2, BUY, 0, 7), Order.limit(4, 2, BUY, 99, 7));
    assertNull(book.cancel(4, 2));
    assertFalse(Arrays.equals(before, book.hash()));
    book.rollback(mark);
    assertArrayEquals(before, book.hash());
    assertEquals(List.of(), book.changes(mark));
    forget();
    place(Order.limit(3, 2, BUY, 100, 5));
    tells("accepted 3 - - -", "trade BUY 3 1 100 5", "done FILLED 1 - - -", "done FILLED 3 - - -");
  }

  @Test
  void a_cancelled_owner_and_an_expired_order_leave_in_order() {
    place(
        Order.limit(1, 1, BUY, 100, 5).with(TimeInForce.GTD, 20),
        Order.limit(2, 1, BUY, 100, 5).with(TimeInForce.GTD, 10),
        Order.limit(3, 2, BUY, 100, 5),
        Order.limit(4, 2, BUY, 101, 5));
    forget();
    assertEquals(10, book.nextExpiry());
    book.expire(20);
    tells("done EXPIRED 2 - - 5", "done EXPIRED 1 - - 5");
    assertEquals(2, book.cancelAll(2));
    tells("done CANCELLED 3 - - 5", "done CANCELLED 4 - - 5");
    assertEquals(0, book.nextExpiry());
  }

  @Test
  void the_largest_numbers_fit_and_larger_ones_are_refused() {
    long price = BookLimits.MAX_PRICE;
    long quantity = BookLimits.MAX_QUANTITY;
    assertEquals(BookRefusal.VALUE_TOO_LARGE, book.place(Order.limit(1, 1, BUY, price, quantity)));
    place(
        Order.limit(1, 1, BUY, 1, quantity),
        Order.limit(2, 1, SELL, price, Long.MAX_VALUE / price),
        Order.limit(Long.MAX_VALUE, Long.MAX_VALUE, SELL, price, 1));
    assertEquals(price, book.best(SELL));
    assertEquals(BookRefusal.ORDER_UNKNOWN, book.cancel(0, 1));
    assertEquals(BookRefusal.ORDER_UNKNOWN, book.cancel(-1, 1));
    assertNull(book.cancel(Long.MAX_VALUE, Long.MAX_VALUE));
  }

  @Test
  void there_is_room_for_so_many_pegged_and_trailing_orders_and_no_more() {
    place(Order.limit(1, 1, BUY, 100, 1), Order.limit(2, 2, SELL, 100, 1));
    for (long id = 1; id <= BookLimits.MAX_PEGGED; id++) {
      place(Order.pegged(id, 1, BUY, Peg.PRIMARY, 0, 0, 1));
      place(Order.trailing(BookLimits.MAX_PEGGED + id, 1, BUY, 0, 1, 1));
    }
    assertEquals(
        BookRefusal.BOOK_FULL, book.place(Order.pegged(9_999, 1, BUY, Peg.PRIMARY, 0, 0, 1)));
    assertEquals(BookRefusal.BOOK_FULL, book.place(Order.trailing(9_999, 1, BUY, 0, 1, 1)));
  }

  @Test
  void the_grid_knows_ticks_and_lots() {
    Grid grid = new Grid(5, 100);
    assertEquals(BookRefusal.OFF_TICK, grid.refusal(12, 100));
    assertEquals(BookRefusal.OFF_LOT, grid.refusal(10, 150));
    assertNull(grid.refusal(10, 200));
    assertEquals(2, grid.ticks(10));
    assertEquals(2, grid.lots(200));
  }
}
