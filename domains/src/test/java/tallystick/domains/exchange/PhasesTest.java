package tallystick.domains.exchange;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static tallystick.domains.Venue.USD;
import static tallystick.domains.exchange.Floor.SYMBOL;
import static tallystick.domains.exchange.Floor.limit;

import java.util.List;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.credits.CreditsAction.FreezeClass;
import tallystick.domains.credits.CreditsEvent.UnitsMoved;
import tallystick.domains.credits.Serials;
import tallystick.domains.exchange.ExchangeAction.AmendOrder;
import tallystick.domains.exchange.ExchangeAction.CancelOrder;
import tallystick.domains.exchange.ExchangeAction.ChangePhase;
import tallystick.domains.exchange.ExchangeEvent.BookChanged;
import tallystick.domains.exchange.ExchangeEvent.LevelTotal;
import tallystick.domains.exchange.ExchangeEvent.OrderAccepted;
import tallystick.domains.exchange.ExchangeEvent.OrderAmended;
import tallystick.domains.exchange.ExchangeEvent.PhaseCause;
import tallystick.domains.exchange.ExchangeEvent.PhaseChanged;
import tallystick.domains.exchange.ExchangeEvent.Traded;

/// Auctions and halts, what the book displays, and credits by their numbers.
class PhasesTest {
  @Test
  void an_opening_auction_trades_at_one_price() {
    Floor floor = Floor.opening();
    floor.places(floor.ann, limit(Side.SELL, 990, 2));
    floor.places(floor.bob, limit(Side.BUY, 1_010, 3));
    floor.endAuction();
    PhaseChanged phase = floor.told(PhaseChanged.class).getFirst();
    Traded trade = floor.told(Traded.class).getFirst();
    assertEquals(PhaseCause.UNCROSSING, phase.cause());
    assertEquals(Phase.CONTINUOUS, phase.phase());
    assertEquals(10, phase.quantity());
    assertEquals(trade.price(), phase.price());
    assertTrue(trade.auction());
    assertEquals(trade.buyerFee(), trade.sellerFee());
    assertEquals(10_100 + 11, floor.held(USD));
  }

  @Test
  void a_command_trades_up_to_the_band_and_starts_an_auction() {
    Floor floor = Floor.trading();
    floor.trades(1_000);
    floor.places(floor.ann, limit(Side.SELL, 1_050, 1));
    floor.places(floor.ann, limit(Side.SELL, 1_150, 1));
    long bid = floor.places(floor.bob, limit(Side.BUY, 1_200, 3));
    assertEquals(1, floor.told(Traded.class).size());
    assertEquals(List.of(), floor.told(OrderAmended.class));
    PhaseChanged phase = floor.told(PhaseChanged.class).getFirst();
    assertEquals(PhaseCause.VOLATILITY, phase.cause());
    assertEquals(floor.venue.time() + 300_000, phase.until());
    assertEquals(12_000, floor.told(OrderAccepted.class).getFirst().price());
    assertEquals(1_200, floor.book().best(Side.BUY));
    floor.endAuction();
    assertEquals(1, floor.told(Traded.class).size());
    floor.cancels(floor.bob, bid);
    assertEquals(0, floor.held(USD));
  }

  @Test
  void an_amended_order_starts_an_auction_too() {
    Floor floor = Floor.trading();
    floor.trades(1_000);
    floor.places(floor.ann, limit(Side.SELL, 1_150, 1));
    long bid = floor.places(floor.bob, limit(Side.BUY, 1_100, 1));
    floor.venue.does(floor.bob, new AmendOrder(SYMBOL, bid, 12_000, 5));
    assertEquals(PhaseCause.VOLATILITY, floor.told(PhaseChanged.class).getFirst().cause());
    assertEquals(12_000, floor.told(OrderAmended.class).getFirst().price());
    assertEquals(1_200, floor.book().best(Side.BUY));
    assertEquals(12_012, floor.held(USD));
  }

  @Test
  void a_closing_auction_ends_in_a_halt() {
    Floor floor = Floor.trading();
    long until = floor.venue.time() + 300_000;
    floor.venue.does(floor.olga, new ChangePhase(SYMBOL, Phase.AUCTION, until, Phase.HALTED));
    long offer = floor.places(floor.ann, limit(Side.SELL, 1_000, 1));
    floor.endAuction();
    assertEquals(Phase.HALTED, floor.told(PhaseChanged.class).getFirst().phase());
    floor.cancels(floor.ann, offer);
  }

  @Test
  void what_the_book_displays_is_told_with_numbers_and_a_checksum() {
    Floor floor = Floor.trading();
    floor.places(floor.ann, limit(Side.SELL, 1_010, 2));
    floor.places(floor.ann, limit(Side.SELL, 1_020, 1));
    floor.places(floor.bob, Ticket.limit(Side.BUY, 1_000, 4).showing(1).order());
    BookChanged change = floor.told(BookChanged.class).getFirst();
    assertEquals(List.of(new LevelTotal(Side.BUY, 10_000, 5, 1)), change.changes());
    assertEquals(3, change.first());
    assertEquals(3, change.last());
    assertEquals(crc("10000:5|10100:10,10200:5"), change.checksum());
    floor.places(floor.bob, limit(Side.BUY, 1_020, 3));
    change = floor.told(BookChanged.class).getFirst();
    assertEquals(
        List.of(new LevelTotal(Side.SELL, 10_100, 0, 0), new LevelTotal(Side.SELL, 10_200, 0, 0)),
        change.changes());
    assertEquals(4, change.first());
    assertEquals(5, change.last());
    assertEquals(crc("10000:5|"), change.checksum());
  }

  @Test
  void credits_change_hands_by_their_numbers() {
    Floor floor = Floor.trading().withCredits();
    floor.venue.does(floor.ann, Ticket.limit(Side.SELL, 1_000, 3).order(Floor.FOREST));
    long offer = floor.told(OrderAccepted.class).getFirst().order();
    floor.venue.does(floor.bob, Ticket.limit(Side.BUY, 1_000, 2).order(Floor.FOREST));
    UnitsMoved moved = floor.told(UnitsMoved.class).getFirst();
    assertEquals(List.of(new Serials("VCS", 1, 10)), moved.ranges());
    assertEquals("exchange/" + offer, moved.reference());
    assertEquals(10, Accounts.available(floor.venue.state(), floor.bob.id(), Floor.CREDITS));
    floor.venue.does(floor.olga, new FreezeClass(Floor.CREDITS, true, "In doubt"));
    floor.venue.does(floor.ann, new CancelOrder(Floor.FOREST, offer));
    assertEquals(0, floor.held(Floor.CREDITS));
  }

  private static long crc(String text) {
    CRC32 crc = new CRC32();
    crc.update(text.getBytes(US_ASCII));
    return crc.getValue();
  }
}
