package tallystick.domains.custody;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tallystick.domains.RefusalCase;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.custody.CustodyAction.AcceptHandOver;
import tallystick.domains.custody.CustodyAction.CountStock;
import tallystick.domains.custody.CustodyAction.LapseHandOver;
import tallystick.domains.custody.CustodyAction.OfferHandOver;
import tallystick.domains.custody.CustodyAction.RefuseHandOver;
import tallystick.domains.custody.CustodyAction.ReleaseStock;
import tallystick.domains.custody.CustodyAction.StockLine;
import tallystick.domains.custody.CustodyAction.WithdrawHandOver;
import tallystick.domains.custody.EpcisEvent.Deed;
import tallystick.kernel.Limits;
import tallystick.kernel.Outcome;

/// When the room of things refuses hand-overs, and what is done with stock.
final class HandOverRefusals {
  private static final String NOTHING = Venue.nothing();

  private final List<RefusalCase> cases = new ArrayList<>();

  private HandOverRefusals() {
    stock();
    offers();
    answers();
    late();
    reservations();
  }

  static List<RefusalCase> cases() {
    return List.copyOf(new HandOverRefusals().cases);
  }

  private void when(CustodyRefusal reason, String situation, Function<Yard, Outcome> attempt) {
    cases.add(new RefusalCase(reason, situation, () -> attempt.apply(new Yard())));
  }

  private static Outcome tries(Yard yard, Person who, Said said) {
    return yard.venue.tries(who, said.act());
  }

  private void stock() {
    when(
        CustodyRefusal.NOT_ENOUGH,
        "a piece more is consumed than there is",
        y ->
            tries(y.cups(), y.ana, Said.transformation().from(Yard.CUPS, "101", "").at(Yard.MILL)));
    when(
        CustodyRefusal.NOT_ENOUGH,
        "reserved stock is consumed",
        y -> {
          y.cups().venue.does(y.ana, y.reserve("100"));
          return tries(y, y.ana, Said.transformation().from(Yard.CUPS, "1", "").at(Yard.MILL));
        });
    when(
        CustodyRefusal.NOT_ENOUGH,
        "it is elsewhere",
        y -> tries(y.cups(), y.ana, Said.object(Deed.DELETE).of(Yard.CUPS, "1", "").at(Yard.DOCK)));
    when(
        CustodyRefusal.NOT_ENOUGH,
        "another observes it",
        y -> tries(y.cups(), y.ben, Said.object(Deed.OBSERVE).of(Yard.CUPS, "1", "")));
    when(
        CustodyRefusal.RESERVED,
        "less is counted than is reserved",
        y -> {
          y.cups().venue.does(y.ana, y.reserve("60"));
          return y.venue.tries(y.ana, new CountStock(Yard.CUPS, Yard.MILL, "59", "", ""));
        });
    when(
        CustodyRefusal.UNIT_MISMATCH,
        "pieces are made in kilograms",
        y -> tries(y.cups(), y.ana, Said.object(Deed.ADD).of(Yard.CUPS, "1", "KGM")));
    when(
        CustodyRefusal.TOO_FINE,
        "half a piece is made",
        y -> tries(y, y.ana, Said.object(Deed.ADD).of(Yard.CUPS, "0.5", "")));
    when(
        CustodyRefusal.TOO_MUCH,
        "it is more than any number",
        y -> tries(y, y.ana, Said.object(Deed.ADD).of(Yard.FLOUR, "9999999999999999", "KGM")));
    when(
        CustodyRefusal.TOO_MUCH,
        "it is more than any number together with what there is",
        y -> {
          String most = Long.toString(Limits.AMOUNT);
          y.venue.does(y.ana, Said.object(Deed.ADD).of(Yard.CUPS, most, "").act());
          return tries(y, y.ana, Said.object(Deed.ADD).of(Yard.CUPS, "1", ""));
        });
  }

  private void offers() {
    when(
        CustodyRefusal.TO_ONESELF,
        "the giver receives",
        y -> y.venue.tries(y.ana, y.offer(y.ana, y.made(1))));
    when(
        CustodyRefusal.PRINCIPAL_UNKNOWN,
        "nobody is there to receive",
        y -> y.venue.tries(y.ana, y.offer(Person.of("nobody"), y.made(1))));
    when(
        CustodyRefusal.DEADLINE_OUT_OF_RANGE,
        "it is over",
        y -> y.venue.tries(y.ana, until(y, y.venue.time())));
    when(
        CustodyRefusal.DEADLINE_OUT_OF_RANGE,
        "it is a millisecond further than 90 days",
        y -> y.venue.tries(y.ana, until(y, y.venue.time() + CustodyAction.MAX_OPEN_MILLIS + 1)));
    when(
        CustodyRefusal.THING_UNKNOWN,
        "it is offered",
        y -> y.venue.tries(y.ana, y.offer(y.ben, Yard.item(9))));
    when(
        CustodyRefusal.NOT_HOLDER,
        "one offers what is another's",
        y -> y.venue.tries(y.cleo, y.offer(y.ben, y.made(1))));
    when(
        CustodyRefusal.NOT_ENOUGH,
        "one offers more than one has",
        y -> y.cups().venue.tries(y.ana, y.offerCups(y.ben, "101")));
  }

  private static OfferHandOver until(Yard yard, long deadline) {
    return new OfferHandOver(yard.ben.id(), List.of(yard.made(1)), List.of(), "", "", deadline, "");
  }

  private void answers() {
    when(
        CustodyRefusal.HAND_OVER_UNKNOWN,
        "it is accepted",
        y -> y.venue.tries(y.ben, Yard.accept(NOTHING)));
    when(
        CustodyRefusal.HAND_OVER_UNKNOWN,
        "it is withdrawn",
        y -> y.venue.tries(y.ben, new WithdrawHandOver(NOTHING)));
    when(
        CustodyRefusal.HAND_OVER_UNKNOWN,
        "it lapses",
        y -> y.venue.tries(y.ben, new LapseHandOver(NOTHING)));
    when(
        CustodyRefusal.NOT_RECEIVER,
        "the giver accepts",
        y -> y.venue.tries(y.ana, Yard.accept(y.offered(1))));
    when(
        CustodyRefusal.NOT_RECEIVER,
        "a third refuses",
        y -> y.venue.tries(y.cleo, new RefuseHandOver(y.offered(1), "no", "")));
    when(
        CustodyRefusal.NOT_GIVER,
        "the receiver withdraws",
        y -> y.venue.tries(y.ben, new WithdrawHandOver(y.offered(1))));
    when(
        CustodyRefusal.HAND_OVER_CLOSED,
        "it is refused twice",
        y -> {
          String offer = y.offered(1);
          y.venue.does(y.ben, new RefuseHandOver(offer, "wet", ""));
          return y.venue.tries(y.ben, new RefuseHandOver(offer, "wet", ""));
        });
    when(
        CustodyRefusal.HAND_OVER_CLOSED,
        "it lapses after it was accepted",
        y -> {
          String offer = y.offered(1);
          y.venue.does(y.ben, Yard.accept(offer));
          y.venue.passes(2 * Venue.HOUR_MILLIS);
          return y.venue.tries(y.cleo, new LapseHandOver(offer));
        });
  }

  private void late() {
    when(
        CustodyRefusal.HAND_OVER_LATE,
        "it is a millisecond after the deadline",
        y -> {
          String offer = y.offered(1);
          y.venue.passes(Venue.HOUR_MILLIS + 1);
          return y.venue.tries(y.ben, Yard.accept(offer));
        });
    when(
        CustodyRefusal.NOT_DUE,
        "it is the very millisecond of the deadline",
        y -> {
          String offer = y.offered(1);
          y.venue.passes(Venue.HOUR_MILLIS);
          return y.venue.tries(y.cleo, new LapseHandOver(offer));
        });
    when(
        CustodyRefusal.NOT_OFFERED,
        "another thing of the giver's is taken",
        y -> {
          String other = y.made(2);
          return y.venue.tries(y.ben, Yard.accept(y.offered(1), other));
        });
    when(
        CustodyRefusal.NOT_OFFERED,
        "more stock is taken than was offered",
        y -> {
          String offer = y.cups().venue.does(y.ana, y.offerCups(y.ben, "5"));
          StockLine more = new StockLine(Yard.CUPS, Yard.MILL, "6", "");
          return y.venue.tries(y.ben, new AcceptHandOver(offer, List.of(), List.of(more), ""));
        });
  }

  private void reservations() {
    when(
        CustodyRefusal.NOT_ENOUGH,
        "more is reserved than is free",
        y -> y.cups().venue.tries(y.ana, y.reserve("101")));
    when(
        CustodyRefusal.RESERVATION_UNKNOWN,
        "it is released",
        y -> y.venue.tries(y.ana, new ReleaseStock(NOTHING)));
    when(
        CustodyRefusal.NOT_RESERVER,
        "another releases it",
        y -> {
          String reservation = y.cups().venue.does(y.ana, y.reserve("1"));
          return y.venue.tries(y.ben, new ReleaseStock(reservation));
        });
  }
}
