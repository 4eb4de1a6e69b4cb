package tallystick.domains.exchange;

import java.util.ArrayList;
import java.util.List;
import tallystick.kernel.Refusal;

/// Why the exchange refuses, before or besides what the book says ([BookRefusal]).
public enum ExchangeRefusal implements Refusal {
  INSTRUMENT_UNKNOWN("There is no such instrument."),
  INSTRUMENT_EXISTS("The instrument is open already."),
  INSTRUMENT_DELISTED("The instrument is delisted: orders can only be cancelled."),
  NOT_APPROVED("Nobody has approved such an instrument."),
  ASSET_UNKNOWN("An asset of the instrument is not defined."),
  ASSET_OF_ROOM("What is paid with must be anyone's, not a room's."),
  NOT_SUPERVISOR("Only a supervisor may do this."),
  CLIENT_ID_IN_USE("An open order of yours has this client id."),
  CLIENT_ID_UNKNOWN("No open order of yours has this client id."),
  TOO_MANY_ORDERS("You have as many open orders as anyone may."),
  POSITION_LIMIT("With this order filled you would own more than anyone may."),
  PRICE_OUTSIDE_BAND("The price is too far from the last one."),
  ORDER_TOO_SMALL("The order is smaller than the instrument allows."),
  ORDER_TOO_LARGE("The order is larger, or worth more, than is allowed."),
  PROTECTION_NEEDED("Name the worst price: there is none that it could follow from."),
  CREDITS_FROZEN("These credits cannot change hands now."),
  LIST_NEEDS_ONE_INSTRUMENT("The two orders of a list must be of one instrument."),
  TIME_PASSED("The time must lie ahead."),
  TIME_TOO_FAR("The time must lie within a year."),
  NOT_DUE("The time has not come yet."),
  PRINCIPAL_UNKNOWN("There is no such principal."),
  TO_ONESELF("Nobody can be linked with oneself."),
  TOO_MUCH_AT_ONCE("This would do more at once than one action may: ask for less.");

  private static final List<BookRefusal> NEVER =
      List.of(
          BookRefusal.ID_NOT_POSITIVE,
          BookRefusal.OWNER_NOT_POSITIVE,
          BookRefusal.QUANTITY_NOT_POSITIVE,
          BookRefusal.LIST_NEEDS_ONE_OWNER,
          BookRefusal.DUPLICATE_ORDER);

  private final String sentence;

  ExchangeRefusal(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }

  /// All reasons of the room: these, and those of the book that an action can meet.
  static List<Refusal> all() {
    List<Refusal> all = new ArrayList<>(List.of(values()));
    for (BookRefusal refusal : BookRefusal.values()) {
      if (!NEVER.contains(refusal)) {
        all.add(refusal);
      }
    }
    return List.copyOf(all);
  }
}
