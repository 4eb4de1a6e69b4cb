package tallystick.domains.exchange;

import tallystick.kernel.Refusal;

/// Why the book refuses a command. A refused command changes nothing and reports nothing. When
/// several reasons apply, the first in this list is the answer.
public enum BookRefusal implements Refusal {
  HALTED("Trading is halted: orders can only be cancelled."),
  UNCROSSING("The auction is being traded: wait until that is done."),
  ORDER_UNKNOWN("There is no such open order: it is done, or never was."),
  NOT_OWNER("The order is somebody else's."),
  ID_NOT_POSITIVE("An order needs a positive id."),
  OWNER_NOT_POSITIVE("An order needs a positive owner, and a group that is not negative."),
  QUANTITY_NOT_POSITIVE("The quantity must be positive."),
  QUANTITY_TOO_LARGE("The quantity is beyond the limit."),
  PRICE_NOT_POSITIVE("The price must be positive."),
  PRICE_TOO_LARGE("The price is beyond the limit."),
  VALUE_TOO_LARGE("Price times quantity is beyond the limit."),
  OFF_TICK("The price is not a whole number of ticks."),
  OFF_LOT("The quantity is not a whole number of lots."),
  TERMS_CONFLICT("The order's terms contradict each other."),
  STOP_OUT_OF_RANGE("The stop price must be positive and within the limit."),
  OFFSET_OUT_OF_RANGE("The distance is out of range."),
  DISPLAY_OUT_OF_RANGE("The displayed quantity must be 1 to the whole, and no less than 1 %."),
  EXPIRY_NOT_POSITIVE("A good-till-date order needs a positive time."),
  NOTHING_CHANGES("Price and quantity are as they were."),
  QUANTITY_FILLED("That much of the order is filled already."),
  LIST_NEEDS_ONE_OWNER("The two orders of a list must have one owner and two ids."),
  LIST_LEG_MUST_REST("The orders of a list must be limit or stop orders that rest."),
  DUPLICATE_ORDER("An order of this id is open."),
  CONTINUOUS_ONLY("During an auction only orders that rest may be placed."),
  BOOK_FULL("The book has no room for another order of this type."),
  NO_REFERENCE_PRICE("There was no trade yet that the stop price could follow."),
  STOP_REACHED("The last trade has reached the stop price already."),
  WOULD_TRADE("The order would trade at once, which it must not."),
  NO_LIQUIDITY("There is nothing to trade with."),
  NOT_IN_AUCTION("There is no auction."),
  BOOK_CROSSED("Bids and offers cross: the auction must end by its price.");

  private final String sentence;

  BookRefusal(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }
}
