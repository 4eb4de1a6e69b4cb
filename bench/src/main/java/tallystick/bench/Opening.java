package tallystick.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import tallystick.bench.Crowd.Person;
import tallystick.bench.Market.Resting;
import tallystick.domains.credits.Adjustment;
import tallystick.domains.credits.Conditions;
import tallystick.domains.credits.CreditsAction.IssueBatch;
import tallystick.domains.credits.CreditsAction.RegisterProject;
import tallystick.domains.credits.CreditsAction.TransferCredits;
import tallystick.domains.credits.CreditsAction.VerifyProject;
import tallystick.domains.credits.Sector;
import tallystick.domains.exchange.ExchangeAction.ChangePhase;
import tallystick.domains.exchange.ExchangeAction.OpenInstrument;
import tallystick.domains.exchange.Phase;
import tallystick.domains.governance.Choice;
import tallystick.domains.governance.GovernanceAction.ProposeInstrument;
import tallystick.domains.governance.GovernanceAction.Vote;
import tallystick.domains.governance.InstrumentTerms;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.SigningKey;
import tools.jackson.databind.JsonNode;

/// Opens a market at an empty venue by the same acts as any other, from the registration of a
/// project to the vote on the listing: an instrument over a class of credits, which everybody in
/// the crowd has some of, against the crowd's money.
final class Opening {
  private static final String SYMBOL = "BENCH-MONEY";
  private static final String SPACE = "bench-1";
  private static final int VINTAGE = 2024;
  private static final long UNITS_EACH = 1_000_000;
  private static final int LISTS_EACH = 5;

  private final RandomGenerator random = new SplittableRandom(7);
  private final VenueApi venue;
  private final Crowd crowd;
  private final Person operator;
  private final Person developer;

  private Opening(VenueApi venue, SigningKey operatorKey, Crowd crowd) {
    this.venue = venue;
    this.crowd = crowd;
    this.operator = new Person(operatorKey);
    this.developer = crowd.people().getFirst();
  }

  /// @param patient how many of the crowd fill the book, each with 160 orders
  static Market market(VenueApi venue, SigningKey operatorKey, Crowd crowd, int patient)
      throws IOException, InterruptedException {
    Opening opening = new Opening(venue, operatorKey, crowd);
    String asset = opening.issue();
    opening.handOut(asset);
    opening.list(asset);
    return new Market(SYMBOL, opening.fill(crowd.people().subList(0, patient)));
  }

  private String issue() throws IOException, InterruptedException {
    String project =
        does(
                developer,
                new RegisterProject(
                    "bench",
                    "1",
                    "Bench",
                    "VM0033",
                    "KE",
                    Sector.FORESTRY,
                    0,
                    0,
                    0,
                    0,
                    0,
                    List.of(),
                    ""))
            .path("id")
            .asString();
    // More than is handed out, for a part goes to the buffer pool.
    long tonnes = 2 * UNITS_EACH * crowd.people().size();
    String report = "sha256:" + "0".repeat(64);
    does(operator, new VerifyProject(project, VINTAGE, tonnes, report, ""));
    IssueBatch batch =
        new IssueBatch(project, VINTAGE, tonnes, SPACE, 1, List.of(), Adjustment.NONE, 0, "");
    return event(does(operator, batch), "credits.BatchIssued", "asset");
  }

  private void handOut(String asset) throws IOException, InterruptedException {
    List<TransferCredits> gifts =
        crowd.people().stream()
            .skip(1)
            .map(person ->
                new TransferCredits(
                    person.principal(), asset, UNITS_EACH, List.of(), Conditions.NONE, ""))
            .toList();
    for (int from = 0; from < gifts.size(); from += Crowd.LIST) {
      int to = Math.min(gifts.size(), from + Crowd.LIST);
      venue.submit(List.of(crowd.sign(developer, true, gifts.subList(from, to))));
    }
  }

  private void list(String asset) throws IOException, InterruptedException {
    InstrumentTerms terms =
        new InstrumentTerms(
            asset, crowd.asset(), Market.TICK, Market.LOT, Market.LOT, 0, operator.principal());
    String proposal =
        does(operator, new ProposeInstrument(SYMBOL, terms, "")).path("id").asString();
    does(operator, new Vote(proposal, Choice.FOR));
    does(operator, new OpenInstrument(SYMBOL));
    does(operator, new ChangePhase(SYMBOL, Phase.CONTINUOUS, 0, Phase.CONTINUOUS));
  }

  private List<Resting> fill(List<Person> patient) throws IOException, InterruptedException {
    Function<Boolean, Action> order =
        buys -> Orders.limit(SYMBOL, buys, Orders.far(buys, random), Orders.quantity(random), "");
    List<Resting> depth = new ArrayList<>();
    for (Person owner : patient) {
      List<Boolean> sides =
          IntStream.range(0, LISTS_EACH * Crowd.LIST).mapToObj(_ -> random.nextBoolean()).toList();
      List<Envelope> lists =
          IntStream.range(0, LISTS_EACH)
              .mapToObj(i -> sides.subList(i * Crowd.LIST, (i + 1) * Crowd.LIST))
              .map(some -> crowd.sign(owner, true, some.stream().map(order).toList()))
              .toList();
      List<JsonNode> receipts = venue.submit(lists);
      for (int i = 0; i < sides.size(); i++) {
        String number = event(receipts.get(i), "exchange.OrderAccepted", "order");
        depth.add(new Resting(owner, Long.parseLong(number), sides.get(i)));
      }
    }
    return depth;
  }

  private JsonNode does(Person who, Action action) throws IOException, InterruptedException {
    return venue.submit(List.of(crowd.sign(who, true, List.of(action)))).getFirst();
  }

  /// A field of the first event of a type that an action led to.
  private static String event(JsonNode receipt, String type, String field) {
    JsonNode outcome = Codec.JSON.readTree(receipt.path("outcome").asString());
    for (JsonNode event : outcome.path("events")) {
      if (event.path("type").asString().equals(type)) {
        return event.path("body").path(field).asString();
      }
    }
    throw new IllegalStateException("no " + type + " in " + outcome);
  }
}
