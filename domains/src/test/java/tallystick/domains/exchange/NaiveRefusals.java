package tallystick.domains.exchange;

import org.jspecify.annotations.Nullable;
import tallystick.domains.exchange.NaiveBook.Entry;

/// What the oracle refuses: every reason with its condition, in the order of [BookRefusal].
final class NaiveRefusals {
  private NaiveRefusals() {}

  static @Nullable BookRefusal refusal(NaiveBook book, Command command) {
    boolean ofOrder =
        command instanceof Command.Place
            || command instanceof Command.PlaceList
            || command instanceof Command.Amend
            || command instanceof Command.Cancel;
    return ofOrder && book.phase == Phase.UNCROSSING
        ? BookRefusal.UNCROSSING
        : otherwise(book, command);
  }

  private static @Nullable BookRefusal otherwise(NaiveBook book, Command command) {
    return switch (command) {
      case Command.Place c -> first(terms(book, c.order()), standing(book, c.order()));
      case Command.PlaceList c -> list(book, c.first(), c.second());
      case Command.Amend c -> amend(book, c);
      case Command.Cancel c -> known(book, c.order(), c.owner());
      case Command.GoTo c ->
          c.phase() == book.phase
              ? BookRefusal.NOTHING_CHANGES
              : c.phase() == Phase.CONTINUOUS && crossed(book) ? BookRefusal.BOOK_CROSSED : null;
      case Command.Uncross _ ->
          book.phase == Phase.AUCTION || book.phase == Phase.UNCROSSING
              ? null
              : BookRefusal.NOT_IN_AUCTION;
      case Command.CancelAll _,
          Command.Suspend _,
          Command.Expire _,
          Command.TakenBack _,
          Command.Commit _,
          Command.Rebuild _ ->
          null;
    };
  }

  private static @Nullable BookRefusal first(@Nullable BookRefusal... refusals) {
    for (BookRefusal refusal : refusals) {
      if (refusal != null) {
        return refusal;
      }
    }
    return null;
  }

  private static @Nullable BookRefusal when(boolean wrong, BookRefusal refusal) {
    return wrong ? refusal : null;
  }

  private static @Nullable BookRefusal terms(NaiveBook book, Order o) {
    boolean rests = o.timeInForce() == TimeInForce.GTC || o.timeInForce() == TimeInForce.GTD;
    boolean stop = o.kind() == Kind.STOP || o.kind() == Kind.STOP_LIMIT;
    boolean trailing = o.kind() == Kind.TRAILING_STOP;
    boolean pegged = o.kind() == Kind.PEGGED;
    boolean limited = o.kind() == Kind.LIMIT || o.kind() == Kind.STOP_LIMIT;
    return first(
        when(book.phase == Phase.HALTED, BookRefusal.HALTED),
        when(o.id() <= 0, BookRefusal.ID_NOT_POSITIVE),
        when(o.owner() <= 0 || o.group() < 0, BookRefusal.OWNER_NOT_POSITIVE),
        worth(limited, o.price(), o.quantity()),
        when(o.stop() != 0 && !stop && !trailing, BookRefusal.TERMS_CONFLICT),
        when(o.offset() != 0 && !trailing && !pegged, BookRefusal.TERMS_CONFLICT),
        when(o.kind() == Kind.MARKET && rests, BookRefusal.TERMS_CONFLICT),
        when(!rests && !limited && o.kind() != Kind.MARKET, BookRefusal.TERMS_CONFLICT),
        when(o.postOnly() && (o.kind() != Kind.LIMIT || !rests), BookRefusal.TERMS_CONFLICT),
        when(o.display() != 0 && (!rests || !(limited || pegged)), BookRefusal.TERMS_CONFLICT),
        when(pegged != (o.peg() != Peg.NONE), BookRefusal.TERMS_CONFLICT),
        when(o.timeInForce() != TimeInForce.GTD && o.expires() != 0, BookRefusal.TERMS_CONFLICT),
        when(
            o.stop() < 0 || o.stop() > BookLimits.MAX_PRICE || (stop && o.stop() == 0),
            BookRefusal.STOP_OUT_OF_RANGE),
        when(
            Math.abs(o.offset()) > BookLimits.MAX_PRICE || (trailing && o.offset() <= 0),
            BookRefusal.OFFSET_OUT_OF_RANGE),
        iceberg(o.quantity(), o.display()),
        when(
            o.timeInForce() == TimeInForce.GTD && o.expires() <= 0,
            BookRefusal.EXPIRY_NOT_POSITIVE));
  }

  private static @Nullable BookRefusal worth(boolean limited, long price, long quantity) {
    return first(
        when(quantity <= 0, BookRefusal.QUANTITY_NOT_POSITIVE),
        when(quantity > BookLimits.MAX_QUANTITY, BookRefusal.QUANTITY_TOO_LARGE),
        when(price < 0 || (limited && price == 0), BookRefusal.PRICE_NOT_POSITIVE),
        when(price > BookLimits.MAX_PRICE, BookRefusal.PRICE_TOO_LARGE),
        when(price > 0 && quantity > Long.MAX_VALUE / price, BookRefusal.VALUE_TOO_LARGE));
  }

  private static @Nullable BookRefusal iceberg(long quantity, long display) {
    return when(
        display != 0 && (display < 0 || display > quantity || quantity > 100 * display),
        BookRefusal.DISPLAY_OUT_OF_RANGE);
  }

  private static @Nullable BookRefusal standing(NaiveBook book, Order o) {
    boolean buys = o.side() == Side.BUY;
    boolean collected =
        o.kind().waits()
            || o.kind() == Kind.PEGGED
            || (o.kind() == Kind.LIMIT && !o.postOnly() && o.timeInForce().rests());
    boolean reached =
        o.stop() != 0 && book.last != 0 && (buys ? book.last >= o.stop() : book.last <= o.stop());
    return first(
        when(book.entry(o.id()).isPresent(), BookRefusal.DUPLICATE_ORDER),
        when(book.phase == Phase.AUCTION && !collected, BookRefusal.CONTINUOUS_ONLY),
        when(
            o.kind() == Kind.TRAILING_STOP && o.stop() == 0 && book.last == 0,
            BookRefusal.NO_REFERENCE_PRICE),
        when(reached, BookRefusal.STOP_REACHED),
        when(o.postOnly() && book.crosses(o.side(), o.price()), BookRefusal.WOULD_TRADE),
        when(
            o.kind() == Kind.MARKET && book.queue(o.side().opposite()).isEmpty(),
            BookRefusal.NO_LIQUIDITY));
  }

  private static @Nullable BookRefusal list(NaiveBook book, Order one, Order other) {
    return first(
        terms(book, one),
        terms(book, other),
        when(
            one.owner() != other.owner() || one.id() == other.id(),
            BookRefusal.LIST_NEEDS_ONE_OWNER),
        when(!leg(one) || !leg(other), BookRefusal.LIST_LEG_MUST_REST),
        standing(book, one),
        standing(book, other),
        when(takes(book, one) || takes(book, other), BookRefusal.WOULD_TRADE),
        when(meet(one, other) || meet(other, one), BookRefusal.WOULD_TRADE));
  }

  private static boolean meet(Order one, Order other) {
    return one.kind() == Kind.LIMIT
        && other.kind() == Kind.LIMIT
        && one.side() == Side.BUY
        && other.side() == Side.SELL
        && one.price() >= other.price();
  }

  private static boolean leg(Order o) {
    return o.kind().waits() || (o.kind() == Kind.LIMIT && o.timeInForce().rests());
  }

  private static boolean takes(NaiveBook book, Order o) {
    return book.phase == Phase.CONTINUOUS
        && o.kind() == Kind.LIMIT
        && book.crosses(o.side(), o.price());
  }

  private static @Nullable BookRefusal known(NaiveBook book, long id, long owner) {
    return book.entry(id)
        .map(e -> when(e.terms.owner() != owner, BookRefusal.NOT_OWNER))
        .orElse(book.entry(id).isPresent() ? null : BookRefusal.ORDER_UNKNOWN);
  }

  private static @Nullable BookRefusal amend(NaiveBook book, Command.Amend c) {
    BookRefusal refusal =
        first(
            when(book.phase == Phase.HALTED, BookRefusal.HALTED),
            known(book, c.order(), c.owner()));
    if (refusal != null) {
      return refusal;
    }
    Entry entry = book.entry(c.order()).orElseThrow();
    boolean mustRest = entry.terms.postOnly() || entry.partner != 0;
    return first(
        worth(entry.is(Kind.LIMIT) || entry.is(Kind.STOP_LIMIT), c.price(), c.quantity()),
        iceberg(c.quantity(), entry.terms.display()),
        when(
            c.price() == entry.limit && c.quantity() == entry.quantity,
            BookRefusal.NOTHING_CHANGES),
        when(c.quantity() <= entry.quantity - entry.open, BookRefusal.QUANTITY_FILLED),
        when(
            mustRest
                && book.phase == Phase.CONTINUOUS
                && entry.price != 0
                && !entry.is(Kind.PEGGED)
                && book.crosses(entry.terms.side(), c.price()),
            BookRefusal.WOULD_TRADE));
  }

  private static boolean crossed(NaiveBook book) {
    return new NaiveAuction(book, new ReportList()).clearing(0).price() != 0;
  }
}
