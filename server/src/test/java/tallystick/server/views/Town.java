package tallystick.server.views;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletionException;
import java.util.concurrent.atomic.AtomicReference;
import tallystick.domains.Domains;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.credits.CreditsAction.RegisterProject;
import tallystick.domains.credits.Sector;
import tallystick.domains.custody.CustodyAction.CountStock;
import tallystick.domains.custody.CustodyAction.DescribeProduct;
import tallystick.domains.custody.CustodyAction.RecordEvent;
import tallystick.domains.custody.EpcisEvent;
import tallystick.domains.custody.EpcisEvent.Deed;
import tallystick.domains.custody.EpcisEvent.ErrorDeclaration;
import tallystick.domains.custody.EpcisEvent.Persistent;
import tallystick.domains.devices.Claim;
import tallystick.domains.devices.DevicesAction.RaiseAlarm;
import tallystick.domains.devices.DevicesAction.RegisterDevices;
import tallystick.domains.devices.DevicesAction.SetThreshold;
import tallystick.domains.devices.Scope;
import tallystick.domains.emissions.EmissionsAction.ClaimSaving;
import tallystick.domains.exchange.ExchangeAction.LinkOwner;
import tallystick.domains.exchange.ExchangeAction.OpenInstrument;
import tallystick.domains.exchange.ExchangeAction.PlaceOrder;
import tallystick.domains.exchange.ExchangeAction.Uncross;
import tallystick.domains.exchange.Kind;
import tallystick.domains.exchange.Peg;
import tallystick.domains.exchange.SelfTrade;
import tallystick.domains.exchange.Side;
import tallystick.domains.exchange.TimeInForce;
import tallystick.domains.governance.Choice;
import tallystick.domains.governance.GovernanceAction;
import tallystick.domains.governance.GovernanceAction.ExecuteProposal;
import tallystick.domains.governance.GovernanceAction.ProposeHalt;
import tallystick.domains.governance.GovernanceAction.ProposeInstrument;
import tallystick.domains.governance.GovernanceAction.ProposeParameter;
import tallystick.domains.governance.GovernanceAction.ProposeRole;
import tallystick.domains.governance.GovernanceAction.ProposeVotingAsset;
import tallystick.domains.governance.GovernanceAction.Vote;
import tallystick.domains.governance.InstrumentTerms;
import tallystick.domains.governance.Role;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.ScheduleRules;
import tallystick.kernel.Action;
import tallystick.kernel.At;
import tallystick.kernel.Codec;
import tallystick.kernel.Dice;
import tallystick.kernel.Domain;
import tallystick.kernel.Envelope;
import tallystick.kernel.Event;
import tallystick.kernel.Ids;
import tallystick.kernel.Receipt;
import tallystick.kernel.Rulebook;
import tallystick.kernel.SigningKey;
import tallystick.kernel.Workload;
import tallystick.kernel.Workload.Cast;
import tallystick.kernel.Workload.Intent;
import tallystick.ledger.LedgerFault;
import tallystick.ledger.LedgerNode;
import tallystick.ledger.NodeConfig;
import tallystick.server.TestLog;
import tallystick.server.TestVenue;

/// A real ledger in which the rooms' workloads have acted for a while, as a seed says.
final class Town implements AutoCloseable {
  private static final int MEMBERS = 8;

  /// A height that no town reaches.
  private static final long FAR = 1_000_000;

  private static final String BREAD = "9529999000019";
  private static final Duration DELAY = Duration.ofHours(2);
  private static final long UNTIL_MILLIS = 5L * 60 * 1000;

  final LedgerNode node;
  final long seed;
  private final Path data;
  private final Codec codec = new Codec(Domains.ALL).forLog(TestLog.ORIGIN);
  private final Dice dice;
  private final AtomicReference<Duration> ahead = new AtomicReference<>(Duration.ZERO);
  private final InstantSource clock = () -> Instant.now().plus(ahead.get());
  private final Map<String, SigningKey> keys = new HashMap<>();
  private final List<Workload> workloads =
      Domains.ALL.stream().map(room -> room.workload()).toList();

  private Town(long seed) throws IOException {
    this.seed = seed;
    this.dice = new Dice(seed);
    this.data = Files.createTempDirectory("tallystick-town");
    // One version more than there is, so that somebody can schedule it.
    Rulebook rules = new Rulebook(Domains.ALL, Domains.AUTHORITY, Domains.RULES + 1);
    this.node = LedgerNode.start(NodeConfig.alone(TestLog.keyIn(data)), rules, clock);
  }

  static Town of(long seed, int acts) throws IOException {
    Town town = new Town(seed);
    String operator = town.somebody();
    town.act(operator, new FoundVenue("Town"));
    town.act(operator, new DefineAsset("USD", "US dollar", 2));
    town.act(operator, new ScheduleRules(Domains.RULES + 1, FAR));
    List<String> members = new ArrayList<>();
    for (int i = 0; i < MEMBERS; i++) {
      String member = town.somebody();
      members.add(member);
      town.act(member, new RegisterPrincipal("Person " + i));
      town.act(operator, new Issue(member, "USD", 200_000, "welcome"));
    }
    Cast cast = new Cast(operator, members);
    for (int i = 0; i < acts; i++) {
      boolean shops = town.dice.chance(70);
      town.live(shops ? town.workloads.getLast() : town.dice.pick(town.workloads), cast);
    }
    List<String> rooms = Domains.ALL.stream().map(Domain::name).toList();
    town.elect(operator, members.subList(0, 2));
    for (String room :
        List.of(
            "identity",
            "mandates",
            "organisations",
            "compliance",
            "privacy",
            "devices",
            "custody",
            "emissions",
            "credits",
            "exchange")) {
      for (int i = 0; i < acts; i++) {
        town.live(town.workloads.get(rooms.indexOf(room)), cast);
        // Auctions end and recoveries are due when their time is over.
        town.ahead.updateAndGet(time -> time.plusMinutes(1));
      }
    }
    town.registersTwice(members.getFirst());
    town.sharesOwners(members.getFirst());
    town.runsShort(members.getFirst());
    town.sends(members.getFirst());
    town.rings(members.getFirst());
    town.carries(operator, members);
    town.decide(operator, members.getFirst());
    return town;
  }

  private void live(Workload room, Cast cast) {
    Intent intent = room.next(dice, cast, clock.millis());
    if (intent != null) {
      SigningKey key = intent.key() == null ? key(intent.by()) : intent.key();
      act(intent.by(), key, intent.action());
    }
  }

  /// Makes officers, of whom there must be two before they can decide anything.
  private void elect(String operator, List<String> officers) {
    for (String officer : officers) {
      String id =
          act(operator, new ProposeRole(Role.COMPLIANCE_OFFICER, officer, true, "Knows the law"));
      act(operator, new Vote(id, Choice.FOR));
      ahead.updateAndGet(time -> time.plus(DELAY));
      act(officer, new ExecuteProposal(id));
    }
  }

  /// Decides one thing of every kind that leaves a row, so that each table has some in the end.
  private void decide(String operator, String member) {
    act(operator, new DefineAsset("SEED", "Seed", 0));
    InstrumentTerms terms = new InstrumentTerms("SEED", "USD", 1, 1, 1, 0, operator);
    for (GovernanceAction proposal :
        List.of(
            new ProposeInstrument("SEED-USD", terms, "New"),
            new ProposeHalt("", true, "A storm"),
            new ProposeRole(Role.REGISTRAR, member, true, "Knows the trade"),
            new ProposeParameter("exchange.maker-fee", 7, "Costs"),
            new ProposeVotingAsset("USD", "All have some"))) {
      String id = act(operator, proposal);
      act(operator, new Vote(id, Choice.FOR));
      ahead.updateAndGet(time -> time.plus(DELAY));
      act(member, new ExecuteProposal(id));
      if (proposal instanceof ProposeInstrument listed) {
        meetsItself(operator, member, listed.symbol());
      }
    }
  }

  /// What random traders do too seldom: two accounts of one owner, who says so.
  private void sharesOwners(String member) {
    String twin = somebody();
    act(twin, new RegisterPrincipal("Twin"));
    act(twin, new LinkOwner(member, true));
    act(member, new LinkOwner(twin, true));
  }

  /// What random owners of devices hear too seldom: an alarm.
  private void rings(String member) {
    Claim claim = new Claim(dice.id() + dice.id(), "Store", "", "");
    act(member, new RegisterDevices("", List.of(claim)));
    String threshold =
        act(member, new SetThreshold(Scope.DEVICE, claim.device(), "temperature", 0, 8_000, 60));
    act(member, new RaiseAlarm(claim.device(), threshold, clock.millis() - 100_000, 9_000));
  }

  /// What random carriers do too seldom: goods that are made of what was carried, at a place where
  /// something is measured. Who may publish factors, the town has decided by itself.
  private void carries(String operator, List<String> members) {
    act(operator, Freight.factors());
    members.forEach(member -> act(member, Freight.factors()));
    String carrier = members.getFirst();
    act(carrier, Freight.loaf());
    act(carrier, Freight.weighed());
    act(carrier, Freight.footprint());
    act(carrier, Freight.adopted());
    act(carrier, Freight.mills());
    for (int version = 1; version <= members.size() + 1; version++) {
      String leg = act(carrier, Freight.goes(version));
      act(carrier, new ClaimSaving(leg, Freight.SET, version, "lorry", "It was so before", ""));
    }
    act(carrier, Freight.bakes());
  }

  /// What random makers do too seldom: less of a product than they call enough.
  private void runsShort(String member) {
    act(member, new DescribeProduct(BREAD, "Bread", "", 0, 0, 10, List.of()));
    act(member, new CountStock("01/0" + BREAD, "", "1", "", ""));
  }

  /// What random makers never say: that a thing is on its way.
  private void sends(String member) {
    EpcisEvent event =
        new EpcisEvent(
            EpcisEvent.Kind.OBJECT,
            "urn:uuid:" + dice.id(),
            Deed.ADD,
            clock.millis(),
            "+00:00",
            "",
            List.of("urn:parcel:1"),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            List.of(),
            "",
            "departing",
            "in_transit",
            Persistent.NONE,
            "",
            "",
            List.of(),
            List.of(),
            List.of(),
            0,
            "",
            ErrorDeclaration.NONE);
    act(member, new RecordEvent(event));
  }

  /// What random developers do too seldom: the same place in two registries.
  private void registersTwice(String member) {
    for (String registry : List.of("one", "two")) {
      act(
          member,
          new RegisterProject(
              registry,
              "1",
              "Wood of registry " + registry,
              "VM0047",
              "PT",
              Sector.FORESTRY,
              38_700_000,
              -9_100_000,
              1_000,
              18_000,
              20_000,
              List.of(),
              ""));
    }
  }

  /// What random traders do too seldom: an order that would trade with one of the same owner.
  private void meetsItself(String operator, String member, String symbol) {
    act(operator, new Issue(member, "SEED", 1, ""));
    act(operator, new Issue(member, "USD", 1_000, ""));
    act(member, new OpenInstrument(symbol));
    ahead.updateAndGet(time -> time.plus(DELAY));
    act(member, new Uncross(symbol));
    for (Side side : Side.values()) {
      act(member, limit(symbol, side));
    }
  }

  private static PlaceOrder limit(String symbol, Side side) {
    return new PlaceOrder(
        symbol,
        side,
        Kind.LIMIT,
        1,
        100,
        0,
        0,
        Peg.NONE,
        0,
        TimeInForce.GTC,
        0,
        false,
        SelfTrade.EXPIRE_TAKER,
        "");
  }

  private String somebody() {
    SigningKey key = SigningKey.fromSeed(dice.bytes32());
    String principal = Ids.principalOf(key.keyId());
    keys.put(principal, key);
    return principal;
  }

  private SigningKey key(String by) {
    return Objects.requireNonNull(keys.get(by), by);
  }

  private String act(String by, Action action) {
    return act(by, key(by), action);
  }

  /// Acts, and shows the workloads what came of it. What the door keeps out never happened.
  private String act(String by, SigningKey key, Action action) {
    String id = dice.id();
    byte[] payload = codec.payload(id, by, clock.millis() + UNTIL_MILLIS, action);
    Receipt receipt;
    try {
      receipt = node.client().submit(Envelope.sign(payload, key)).join().getFirst();
    } catch (CompletionException e) {
      if (e.getCause() instanceof LedgerFault fault && fault.code().equals("rules-unknown")) {
        return id;
      }
      throw e;
    }
    List<Event> events = codec.outcome(receipt.entry().outcome()).events();
    for (int i = 0; i < events.size(); i++) {
      At at = new At(receipt.height(), receipt.time(), receipt.position(), i, receipt.id(), by);
      for (Workload workload : workloads) {
        workload.saw(events.get(i), at);
      }
    }
    return id;
  }

  long height() {
    return node.client().head().height();
  }

  @Override
  public void close() {
    node.close();
    TestVenue.delete(data);
  }
}
