package tallystick.domains.custody;

import tallystick.kernel.Refusal;

/// Why the room of things refuses.
public enum CustodyRefusal implements Refusal {
  NOT_REGISTRAR("Only a registrar may do this."),
  CLAIM_EXISTS("The prefix is claimed by this principal already."),
  CLAIM_UNKNOWN("This principal has not claimed the prefix."),
  PREFIX_TAKEN("The prefix, or one that overlaps it, belongs to somebody."),
  PREFIX_OF_ANOTHER(
      "The GS1 company prefix belongs to another, who has to be the first to say it."),
  NOT_OWNER("It was described by another."),
  PRODUCT_UNKNOWN("Nobody described this product."),
  UNIT_FIXED("The product is counted in another unit, or with other decimals, already."),
  PLACE_UNKNOWN("There is no such place."),
  PLACE_IN_ITSELF("A place cannot be part of itself."),
  PLACE_OUTSIDE("A place would reach out of the place around it."),
  SPACE_TAKEN("Two places would be in the same space."),
  TOO_MANY_PLACES("One place has at most 5,000 in it: arrange them in zones of it."),
  EVENT_EXISTS("An event with this id is recorded already."),
  EVENT_IN_FUTURE("The event is more than ten minutes ahead of the log's time."),
  EVENT_OF_ANOTHER("Only who recorded an event may declare it in error."),
  ERROR_DECLARED("The event is declared in error already."),
  THING_EXISTS("There is such a thing already."),
  THING_UNKNOWN("The venue has not seen such a thing."),
  THING_GONE("The thing exists no more."),
  NOT_HOLDER("Another holds the thing."),
  THING_OFFERED("The thing, or what it is packed in, is offered to somebody."),
  PACKED("The thing is packed in another."),
  NOT_PACKED("It is not packed in there."),
  PACKED_IN_ITSELF("A thing cannot be packed in itself."),
  TOO_DEEP("Things would be in each other more than ten deep."),
  NOT_EMPTY("Something is packed in the thing: take it out first."),
  TOO_MANY_CHILDREN("Too much is packed in there for one act: name some of it."),
  NOT_ENOUGH("There is not so much of it in the principal's stock there that is not reserved."),
  RESERVED("More than that is reserved."),
  UNIT_MISMATCH("The product is counted in another unit."),
  TOO_FINE("The product is counted with fewer decimals."),
  TOO_MUCH("No stock can be so large."),
  TO_ONESELF("Giver and receiver must be two."),
  PRINCIPAL_UNKNOWN("There is no such principal, or it was closed."),
  DEADLINE_OUT_OF_RANGE("The deadline must lie ahead, at most 90 days."),
  HAND_OVER_UNKNOWN("There is no such hand-over."),
  HAND_OVER_CLOSED("The hand-over is closed."),
  HAND_OVER_LATE("The time to answer the hand-over is over."),
  NOT_RECEIVER("Only to whom it was offered may do this."),
  NOT_GIVER("Only who offered it may do this."),
  NOT_OFFERED("That, or so much of it, was not offered."),
  WHOLE_ONLY("This hand-over belongs to an order: it is taken as a whole, or refused."),
  NOT_DUE("The deadline has not passed yet."),
  RESERVATION_UNKNOWN("There is no such reservation."),
  NOT_RESERVER("Only who reserved it may release it.");

  private final String sentence;

  CustodyRefusal(String sentence) {
    this.sentence = sentence;
  }

  @Override
  public String sentence() {
    return sentence;
  }
}
