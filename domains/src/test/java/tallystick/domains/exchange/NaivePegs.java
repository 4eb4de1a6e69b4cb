package tallystick.domains.exchange;

import java.util.List;
import tallystick.domains.exchange.NaiveBook.Entry;

/// How pegged orders move in the oracle.
final class NaivePegs {
  private final NaiveBook book;
  private final Reports reports;

  NaivePegs(NaiveBook book, Reports reports) {
    this.book = book;
    this.reports = reports;
  }

  void move() {
    boolean moved = true;
    for (int pass = 0; pass < 4 && moved; pass++) {
      moved = false;
      for (Entry peg : book.byPriority(e -> e.is(Kind.PEGGED))) {
        long price = target(peg);
        if (price != peg.price) {
          peg.price = price;
          reports.repriced(peg.terms.id(), price);
          if (price != 0) {
            book.toTheBack(peg);
          }
          moved = true;
        }
      }
    }
  }

  private long target(Entry peg) {
    long bid = bestFirm(Side.BUY);
    long ask = bestFirm(Side.SELL);
    long followed =
        switch (peg.terms.peg()) {
          case NONE -> 0;
          case PRIMARY -> peg.buys() ? bid : ask;
          case MARKET -> peg.buys() ? ask : bid;
          case MID -> bid == 0 || ask == 0 ? 0 : Math.ceilDiv(bid + ask - (peg.buys() ? 1 : 0), 2);
        };
    List<Entry> others = book.queue(peg.terms.side().opposite());
    long price = followed + peg.terms.offset();
    if (peg.limit != 0) {
      price = peg.buys() ? Math.min(price, peg.limit) : Math.max(price, peg.limit);
    }
    if (!others.isEmpty()) {
      long opposite = others.getFirst().price;
      price = peg.buys() ? Math.min(price, opposite - 1) : Math.max(price, opposite + 1);
    }
    return followed == 0 || price < 1 || price > BookLimits.MAX_PRICE ? 0 : price;
  }

  private long bestFirm(Side side) {
    return book.queue(side).stream()
        .filter(e -> !e.is(Kind.PEGGED))
        .findFirst()
        .map(e -> e.price)
        .orElse(0L);
  }
}
