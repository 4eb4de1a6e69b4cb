package tallystick.domains.exchange;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.LongStream;
import tallystick.domains.exchange.NaiveBook.Entry;

/// The auction of the oracle: looks at every tick and strikes out what each rule leaves behind.
final class NaiveAuction {
  private final NaiveBook book;
  private final Reports reports;

  NaiveAuction(NaiveBook book, Reports reports) {
    this.book = book;
    this.reports = reports;
  }

  private record Tick(long price, long wanted, long offered) {
    long volume() {
      return Math.min(wanted, offered);
    }

    long imbalance() {
      return wanted - offered;
    }
  }

  Clearing clearing(long reference) {
    List<Entry> bids = book.queue(Side.BUY);
    List<Entry> asks = book.queue(Side.SELL);
    if (bids.isEmpty() || asks.isEmpty() || bids.getFirst().price < asks.getFirst().price) {
      return Clearing.NONE;
    }
    List<Tick> ticks =
        LongStream.rangeClosed(asks.getFirst().price, bids.getFirst().price)
            .mapToObj(this::tick)
            .toList();
    ticks = least(ticks, Comparator.comparingLong((Tick t) -> -t.volume()));
    ticks = least(ticks, Comparator.comparingLong((Tick t) -> Math.abs(t.imbalance())));
    Tick low = ticks.getFirst();
    Tick high = ticks.getLast();
    if (ticks.stream().allMatch(t -> t.imbalance() > 0)) {
      ticks = List.of(high);
    } else if (ticks.stream().allMatch(t -> t.imbalance() < 0)) {
      ticks = List.of(low);
    } else {
      long near = reference == 0 ? Math.floorDiv(low.price + high.price, 2) : reference;
      ticks = least(ticks, Comparator.comparingLong((Tick t) -> Math.abs(t.price - near)));
    }
    Tick chosen = ticks.getFirst();
    return new Clearing(chosen.price, chosen.volume(), chosen.imbalance());
  }

  /// Whether all was traded, or else as much as may be at once.
  boolean uncross(long reference) {
    boolean begun = book.phase == Phase.UNCROSSING;
    long first = begun ? book.last : clearing(reference).price();
    for (long now = first; now != 0; now = clearing(book.last).price()) {
      long price = now;
      book.last = price;
      while (true) {
        List<Entry> bids = book.queue(Side.BUY).stream().filter(e -> e.price >= price).toList();
        List<Entry> asks = book.queue(Side.SELL).stream().filter(e -> e.price <= price).toList();
        if (bids.isEmpty() || asks.isEmpty()) {
          break;
        }
        if (!book.counts()) {
          return false;
        }
        trade(bids.getFirst(), asks.getFirst(), price);
      }
    }
    return true;
  }

  private void trade(Entry bid, Entry ask, long price) {
    Entry taker = bid.priority > ask.priority ? bid : ask;
    Entry maker = taker == bid ? ask : bid;
    long quantity = Math.min(bid.open, ask.open);
    reports.trade(taker.terms.id(), maker.terms.id(), taker.terms.side(), price, quantity);
    for (Entry entry : List.of(maker, taker)) {
      entry.open -= quantity;
      entry.shown = entry.mayShow();
      if (entry.open == 0) {
        reports.done(entry.terms.id(), Ending.FILLED, 0);
        book.entries.remove(entry);
      }
    }
    book.endPartner(maker);
    book.endPartner(taker);
  }

  private Tick tick(long price) {
    long wanted = 0;
    long offered = 0;
    for (Entry entry : book.entries) {
      wanted += entry.buys() && entry.price >= price ? entry.open : 0;
      offered += !entry.buys() && entry.price != 0 && entry.price <= price ? entry.open : 0;
    }
    return new Tick(price, wanted, offered);
  }

  private static List<Tick> least(List<Tick> ticks, Comparator<Tick> by) {
    Tick least = ticks.stream().min(by).orElseThrow();
    List<Tick> kept = new ArrayList<>(ticks);
    kept.removeIf(t -> by.compare(t, least) != 0);
    return kept;
  }
}
