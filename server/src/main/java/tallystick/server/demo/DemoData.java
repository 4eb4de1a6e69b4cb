package tallystick.server.demo;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import javax.sql.DataSource;
import tallystick.domains.Domains;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Domain;
import tallystick.kernel.Workload;
import tallystick.kernel.Workload.Cast;
import tallystick.kernel.Workload.Intent;
import tallystick.ledger.LedgerClient;
import tallystick.server.demo.Story.Scene;
import tallystick.server.devices.Telemetry;
import tallystick.server.devices.Telemetry.Batch;
import tallystick.server.venue.Signer;

/// Fills an empty venue with a month that has gone by: deals made by the rooms' own workloads from
/// a fixed seed, and the stories of a registry of carbon credits, of the exchange that trades them,
/// and of goods, with what they emit and the devices that watch over them. All of it is signed by
/// the demo people like everything else.
public final class DemoData {
  private static final long SEED = 20_261_121;
  private static final Duration PAST = Duration.ofDays(30);
  private static final int STEPS = 1_200;
  private static final int PROGRESS_EVERY = 300;

  /// The last hours are traded in steps of their own, so that a chart of them is alive too.
  private static final Duration LATELY = Duration.ofHours(2);

  private static final int LATE_STEPS = 100;

  private final Stage stage;
  private final TradingMonth trading;
  private final DeviceMonth devices;
  private final Story story;
  private final Map<String, Workload> workloads = new HashMap<>();
  private final Cast cast;

  /// @param operator by the same clock
  public DemoData(LedgerClient ledger, DemoClock clock, Signer operator) {
    this.stage = new Stage(ledger, clock, operator, SEED);
    for (Domain domain : Domains.ALL) {
      workloads.put(domain.name(), domain.workload());
    }
    stage.watch((event, at) -> workloads.values().forEach(one -> one.saw(event, at)));
    this.cast = new Cast(operator.principal(), DemoPeople.shoppers());
    GovernanceMonth governance = new GovernanceMonth(stage);
    this.trading = new TradingMonth(stage, governance);
    this.devices = new DeviceMonth(stage, PAST);
    List<Scene> scenes = new ArrayList<>(governance.scenes());
    scenes.addAll(new RegistryMonth(stage).scenes());
    scenes.addAll(new UnitsMonth(stage).scenes());
    scenes.addAll(trading.scenes());
    scenes.addAll(new JuiceMonth(stage).scenes());
    scenes.addAll(new CoffeeMonth(stage).scenes());
    scenes.addAll(new EmissionsMonth(stage).scenes());
    scenes.addAll(new WarehouseMonth(stage).scenes());
    scenes.addAll(devices.scenes());
    this.story = new Story(scenes);
  }

  /// Sets the clock back, before the venue is founded.
  public static void begin(DemoClock clock) {
    clock.goBack(PAST);
  }

  /// Plays the month; the clock shows the time of day afterwards.
  public void fill(Consumer<String> progress) {
    people();
    Duration step = PAST.minus(LATELY).dividedBy(STEPS);
    for (int i = 0; i < STEPS; i++) {
      story.until(step.multipliedBy(i));
      deal();
      if (i % 2 == 0) {
        trading.step();
      }
      var _ = stage.finish();
      stage.clock.advance(step);
      if (i % PROGRESS_EVERY == PROGRESS_EVERY - 1) {
        progress.accept("Filling the demo venue: day %d of 30".formatted(30 * (i + 1) / STEPS));
      }
    }
    story.until(PAST);
    for (int i = 0; i < LATE_STEPS; i++) {
      trading.step();
      var _ = stage.finish();
      stage.clock.advance(LATELY.dividedBy(LATE_STEPS));
    }
    trading.end();
    devices.end();
    stage.clock.catchUp();
  }

  /// Keeps what the demo's devices measured where readings are kept.
  public void keepReadings(DataSource source) {
    Telemetry telemetry = new Telemetry(source, stage.clock, Optional.empty());
    for (Batch batch : devices.batches()) {
      telemetry.keep(batch);
      telemetry.accept(batch.digest());
    }
  }

  /// Where it is played, for those who want to watch.
  Stage stage() {
    return stage;
  }

  private void people() {
    stage.play(
        stage.operator, new DefineAsset(DemoPeople.ASSET, DemoPeople.MONEY, DemoPeople.DECIMALS));
    for (DemoPeople.Person person : DemoPeople.listed()) {
      stage.play(person.principal(), new RegisterPrincipal(person.name()));
      stage.play(
          stage.operator,
          new Issue(person.principal(), DemoPeople.ASSET, person.purse(), "Welcome"));
    }
  }

  /// The market makes most of a day; names stay as they are.
  private void deal() {
    String room = stage.dice.chance(85) ? "market" : "accounts";
    Intent intent =
        Objects.requireNonNull(workloads.get(room)).next(stage.dice, cast, stage.clock.millis());
    if (intent != null && (intent.legal() || stage.dice.chance(20))) {
      stage.begin(intent.by(), List.of(intent.action()));
    }
  }
}
