package tallystick.domains.exchange;

import java.util.ArrayList;
import java.util.List;
import tallystick.domains.Venue;
import tallystick.domains.Venue.Person;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.accounts.Reserve;
import tallystick.domains.credits.Adjustment;
import tallystick.domains.credits.CreditsAction.IssueBatch;
import tallystick.domains.credits.CreditsAction.RegisterProject;
import tallystick.domains.credits.CreditsAction.VerifyProject;
import tallystick.domains.credits.Sector;
import tallystick.domains.exchange.ExchangeAction.CancelOrder;
import tallystick.domains.exchange.ExchangeAction.OpenInstrument;
import tallystick.domains.exchange.ExchangeAction.PlaceOrder;
import tallystick.domains.exchange.ExchangeAction.Uncross;
import tallystick.domains.exchange.ExchangeEvent.OrderAccepted;
import tallystick.domains.exchange.ExchangeEvent.Traded;
import tallystick.domains.governance.Choice;
import tallystick.domains.governance.GovernanceAction.ExecuteProposal;
import tallystick.domains.governance.GovernanceAction.ProposeHalt;
import tallystick.domains.governance.GovernanceAction.ProposeParameter;
import tallystick.domains.governance.GovernanceAction.Vote;
import tallystick.domains.governance.GovernanceEvent.Proposed;
import tallystick.domains.governance.InstrumentTerms;
import tallystick.kernel.Event;
import tallystick.kernel.Table;

/// A venue where tonnes (`CO2`) are traded for dollars as `CO2-USD`: in steps of 10 cents for a lot
/// of 5 tonnes, from 5 to 5,000 tonnes. Ann and Bob have both, and the venue's fees go to Fay.
public final class Floor {
  public static final String CO2 = "CO2";
  public static final String SYMBOL = "CO2-USD";

  /// A class of credits, and the instrument in which it is traded.
  public static final String CREDITS = "C1-2022";

  public static final String FOREST = "FOREST-USD";
  public static final long LOT = 5;
  public static final long TICK = 10;

  public final Venue venue = Venue.founded().withDollars();
  public final Person olga = venue.olga();
  public final Person ann = venue.member("Ann");
  public final Person bob = venue.member("Bob");
  public final Person cat = venue.member("Cat");
  public final Person fay = venue.member("Fay");

  /// The batch of [#withCredits].
  public String batch = "";

  /// Before its opening auction.
  public static Floor approved() {
    Floor floor = new Floor();
    floor.venue.does(floor.olga, new DefineAsset(CO2, "Tonnes", 0));
    for (Person person : List.of(floor.ann, floor.bob, floor.cat)) {
      floor.venue.gives(person, 10_000_000);
      floor.venue.does(floor.olga, new Issue(person.id(), CO2, 10_000, ""));
    }
    floor.approve(SYMBOL, floor.terms());
    return floor;
  }

  /// In its opening auction.
  public static Floor opening() {
    Floor floor = approved();
    floor.venue.does(floor.ann, new OpenInstrument(SYMBOL));
    return floor;
  }

  /// In the middle of an auction of 300 trades at 1,000 ticks, of which 250 are done: Ann and Bob
  /// sell a lot with each order, Cat buys all.
  public static Floor uncrossing() {
    Floor floor = opening();
    floor.offers(150);
    floor.places(floor.cat, limit(Side.BUY, 1_000, 300));
    floor.endAuction();
    return floor;
  }

  /// So many offers each of Ann and Bob, of a lot at 1,000 ticks.
  public void offers(int each) {
    for (int i = 0; i < each; i++) {
      places(ann, limit(Side.SELL, 1_000, 1));
      places(bob, limit(Side.SELL, 1_000, 1));
    }
  }

  /// In continuous trading.
  public static Floor trading() {
    Floor floor = opening();
    floor.endAuction();
    return floor;
  }

  public InstrumentTerms terms() {
    return new InstrumentTerms(CO2, Venue.USD, TICK, LOT, LOT, 1_000 * LOT, fay.id());
  }

  /// Puts approved terms where governance keeps them.
  public void approve(String symbol, InstrumentTerms terms) {
    venue.inside(
        olga,
        step ->
            step.state()
                .put(new Table<>("governance.instrument", InstrumentTerms.class), symbol, terms));
  }

  /// Takes the approval back, as governance does.
  public void delist() {
    venue.inside(
        olga,
        step ->
            step.state()
                .remove(new Table<>("governance.instrument", InstrumentTerms.class), SYMBOL));
  }

  /// Halts the whole exchange by vote.
  public void halt() {
    venue.does(olga, new ProposeHalt("", true, "Stop"));
    venue.does(olga, new Vote(told(Proposed.class).getFirst().proposal(), Choice.FOR));
  }

  /// Gives a parameter another value by vote.
  public void decide(String parameter, long value) {
    venue.does(olga, new ProposeParameter(parameter, value, "It is time"));
    String proposal = told(Proposed.class).getFirst().proposal();
    venue.does(olga, new Vote(proposal, Choice.FOR));
    venue.passes(Venue.HOUR_MILLIS);
    venue.does(olga, new ExecuteProposal(proposal));
  }

  /// The same floor where Ann has 900 credits of a forest, numbers 1 to 900, and they are traded.
  public Floor withCredits() {
    return withCredits(0);
  }

  /// The same with a time at which they expire.
  public Floor withCredits(long expires) {
    String hash = "sha256:" + "ab".repeat(32);
    String project =
        venue.does(
            ann,
            new RegisterProject(
                "verra",
                "1",
                "Forest",
                "VM0047",
                "BR",
                Sector.FORESTRY,
                0,
                0,
                5_000,
                18_000,
                20_000,
                List.of(hash),
                "Trees."));
    venue.does(olga, new VerifyProject(project, 2022, 1_000, hash, "Seen."));
    batch =
        venue.does(
            olga,
            new IssueBatch(
                project, 2022, 1_000, "VCS", 1, List.of("CCP"), Adjustment.PENDING, expires, "1"));
    approve(FOREST, new InstrumentTerms(CREDITS, Venue.USD, TICK, LOT, LOT, 0, fay.id()));
    venue.does(ann, new OpenInstrument(FOREST));
    venue.passes(300_000);
    venue.does(ann, new Uncross(FOREST));
    return this;
  }

  /// The same floor with an instrument of no limits but the book's, `MAX-USD`.
  public Floor unlimited() {
    approve("MAX-USD", new InstrumentTerms(CO2, Venue.USD, TICK, LOT, LOT, 0, fay.id()));
    venue.does(ann, new OpenInstrument("MAX-USD"));
    return this;
  }

  /// So many more members, each with 10,000 tonnes.
  public List<Person> crowd(int count) {
    List<Person> crowd = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      Person person = venue.member("Member " + i);
      venue.does(olga, new Issue(person.id(), CO2, 10_000, ""));
      crowd.add(person);
    }
    return crowd;
  }

  public void endAuction() {
    venue.passes(300_000);
    venue.does(ann, new Uncross(SYMBOL));
  }

  /// A limit order of lots at ticks.
  public static PlaceOrder limit(Side side, long ticks, long lots) {
    return order(side, Kind.LIMIT, ticks, lots);
  }

  /// An order of lots at ticks, or of no price.
  public static PlaceOrder order(Side side, Kind kind, long ticks, long lots) {
    TimeInForce time = kind == Kind.MARKET ? TimeInForce.IOC : TimeInForce.GTC;
    return new Ticket(side, kind, ticks * TICK, lots * LOT).in(time).order();
  }

  /// Places an order that must be accepted; returns its number.
  public long places(Person who, PlaceOrder order) {
    venue.does(who, order);
    return told(OrderAccepted.class).getLast().order();
  }

  public void cancels(Person who, long order) {
    venue.does(who, new CancelOrder(SYMBOL, order));
  }

  /// A trade at a price, so that there is a last one, with nothing left of it.
  public void trades(long ticks) {
    places(ann, limit(Side.SELL, ticks, 1));
    places(bob, limit(Side.BUY, ticks, 1));
    if (told(Traded.class).isEmpty()) {
      throw new IllegalStateException("they did not trade");
    }
  }

  public <E extends Event> List<E> told(Class<E> kind) {
    return venue.told().stream().filter(kind::isInstance).map(kind::cast).toList();
  }

  public OrderBook book() {
    return venue.state().index(LiveBook.INDEX, SYMBOL).book;
  }

  public long dollars(Person who) {
    return Accounts.available(venue.state(), who.id(), Venue.USD);
  }

  public long tonnes(Person who) {
    return Accounts.available(venue.state(), who.id(), CO2);
  }

  /// What the exchange has set aside of an asset.
  public long held(String asset) {
    return Reserve.sum(venue.state(), asset, Exchange.ROOM);
  }
}
