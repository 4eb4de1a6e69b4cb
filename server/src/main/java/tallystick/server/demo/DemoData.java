package tallystick.server.demo;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;
import tallystick.domains.Domains;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Action;
import tallystick.kernel.At;
import tallystick.kernel.Codec;
import tallystick.kernel.Dice;
import tallystick.kernel.Domain;
import tallystick.kernel.Event;
import tallystick.kernel.Receipt;
import tallystick.kernel.Workload;
import tallystick.kernel.Workload.Cast;
import tallystick.kernel.Workload.Intent;
import tallystick.ledger.LedgerClient;
import tallystick.server.venue.Signer;

/// Fills an empty venue with a month of deals, made by the rooms' own workloads from a fixed seed
/// and signed by the demo people like everything else.
public final class DemoData {
  private static final long SEED = 20_261_121;
  private static final Duration PAST = Duration.ofDays(30);
  private static final int ACTS = 1_200;
  private static final long PURSE = 2_500_00;
  private static final int PROGRESS_EVERY = 300;

  private final Codec codec = new Codec(Domains.ALL);
  private final Dice dice = new Dice(SEED);
  private final DemoClock clock;
  private final Signer operator;
  private final Map<String, Signer> signers = new HashMap<>();
  private final Map<String, Workload> workloads = new HashMap<>();
  private final Cast cast;

  /// @param operator by the same clock
  public DemoData(LedgerClient ledger, DemoClock clock, Signer operator) {
    this.clock = clock;
    this.operator = operator;
    List<DemoPeople.Person> people = DemoPeople.listed();
    for (DemoPeople.Person person : people) {
      signers.put(person.principal(), new Signer(person.key(), ledger, codec, clock));
    }
    signers.put(operator.principal(), operator);
    for (Domain domain : Domains.ALL) {
      workloads.put(domain.name(), domain.workload());
    }
    List<String> members = people.stream().map(DemoPeople.Person::principal).toList();
    this.cast = new Cast(operator.principal(), members);
  }

  /// Sets the clock back, before the venue is founded.
  public static void begin(DemoClock clock) {
    clock.goBack(PAST);
  }

  /// Makes the deals; the clock shows the time of day afterwards.
  public void fill(Consumer<String> progress) {
    act(operator, new DefineAsset(DemoPeople.ASSET, DemoPeople.MONEY, DemoPeople.DECIMALS));
    for (DemoPeople.Person person : DemoPeople.listed()) {
      act(signer(person.principal()), new RegisterPrincipal(person.name()));
      act(operator, new Issue(person.principal(), DemoPeople.ASSET, PURSE, "Welcome"));
    }
    Duration step = PAST.dividedBy(ACTS);
    for (int i = 0; i < ACTS; i++) {
      // The market makes most of a day; names stay as they are.
      String room = dice.chance(85) ? "market" : "accounts";
      Intent intent = workload(room).next(dice, cast, clock.millis());
      if (intent != null && (intent.legal() || dice.chance(20))) {
        act(signer(intent.by()), intent.action());
      }
      clock.advance(step);
      if (i % PROGRESS_EVERY == PROGRESS_EVERY - 1) {
        progress.accept("Filling the demo venue: %d of %d acts".formatted(i + 1, ACTS));
      }
    }
    clock.catchUp();
  }

  private Signer signer(String principal) {
    return Objects.requireNonNull(signers.get(principal));
  }

  private Workload workload(String room) {
    return Objects.requireNonNull(workloads.get(room));
  }

  private void act(Signer signer, Action action) {
    Receipt receipt = signer.act(dice.id(), action).join();
    List<Event> events = codec.outcome(receipt.entry().outcome()).events();
    for (int i = 0; i < events.size(); i++) {
      At at =
          new At(
              receipt.height(),
              receipt.time(),
              receipt.position(),
              i,
              receipt.id(),
              signer.principal());
      for (Workload workload : workloads.values()) {
        workload.saw(events.get(i), at);
      }
    }
  }
}
