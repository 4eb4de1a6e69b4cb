package tallystick.server.demo;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import tallystick.domains.Domains;
import tallystick.kernel.Action;
import tallystick.kernel.At;
import tallystick.kernel.Codec;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.Outcome;
import tallystick.kernel.Receipt;
import tallystick.kernel.SigningKey;
import tallystick.ledger.LedgerClient;
import tallystick.server.venue.Signer;

/// Where the past of a demo venue is played: its people, its clock, and whoever watches what
/// happens.
final class Stage {
  final Dice dice;
  final DemoClock clock;
  final String operator;

  private final LedgerClient ledger;
  private final Codec codec = new Codec(Domains.ALL);
  private final Map<String, Signer> signers = new HashMap<>();
  private final Map<String, String> byName = new HashMap<>();
  private final List<BiConsumer<Event, At>> watchers = new ArrayList<>();
  private final List<Act> waiting = new ArrayList<>();

  private record Act(String by, CompletableFuture<List<Receipt>> receipts) {}

  /// @param operator by the same clock
  Stage(LedgerClient ledger, DemoClock clock, Signer operator, long seed) {
    this.ledger = ledger;
    this.dice = new Dice(seed);
    this.clock = clock;
    this.operator = operator.principal();
    signers.put(this.operator, operator);
    for (DemoPeople.Person person : DemoPeople.listed()) {
      byName.put(person.name(), join(person.key()));
    }
  }

  /// Lets somebody act who is none of the demo people, such as a device; answers the principal.
  String join(SigningKey key) {
    Signer signer = new Signer(key, ledger, codec, clock);
    signers.put(signer.principal(), signer);
    return signer.principal();
  }

  /// The principal of one of the demo people.
  String who(String name) {
    return Objects.requireNonNull(byName.get(name), name);
  }

  void watch(BiConsumer<Event, At> watcher) {
    watchers.add(watcher);
  }

  /// Does something that may be refused, as things are; says what came of it.
  List<Event> act(String by, Action action) {
    begin(by, List.of(action));
    return finish();
  }

  /// Does what belongs to the story, and answers its id. It is a mistake of ours if it is refused.
  String play(String by, Action action) {
    Receipt receipt = signer(by).act(dice.id(), action).join();
    check(receipt, action);
    tell(by, receipt);
    return receipt.id();
  }

  /// The same with some things under one signature.
  void playAll(String by, List<? extends Action> actions) {
    List<Receipt> receipts = signer(by).actEach(dice.id(), actions).join();
    for (int i = 0; i < actions.size(); i++) {
      check(receipts.get(i), actions.get(i));
      tell(by, receipts.get(i));
    }
  }

  private void check(Receipt receipt, Action action) {
    Outcome outcome = codec.outcome(receipt.entry().outcome());
    if (!outcome.accepted()) {
      throw new IllegalStateException(
          "the demo's story was refused: " + action + ": " + outcome.sentence());
    }
  }

  /// Begins to do some things under one signature; [#finish] waits for all that was begun.
  void begin(String by, List<? extends Action> actions) {
    waiting.add(new Act(by, signer(by).actEach(dice.id(), actions)));
  }

  /// Waits for what was begun, tells it in that order, and answers what happened.
  List<Event> finish() {
    List<Event> events = new ArrayList<>();
    List<Act> begun = List.copyOf(waiting);
    waiting.clear();
    for (Act act : begun) {
      for (Receipt receipt : act.receipts.join()) {
        events.addAll(tell(act.by, receipt));
      }
    }
    return events;
  }

  private List<Event> tell(String by, Receipt receipt) {
    List<Event> events = codec.outcome(receipt.entry().outcome()).events();
    for (int i = 0; i < events.size(); i++) {
      At at = new At(receipt.height(), receipt.time(), receipt.position(), i, receipt.id(), by);
      for (BiConsumer<Event, At> watcher : watchers) {
        watcher.accept(events.get(i), at);
      }
    }
    return events;
  }

  private Signer signer(String principal) {
    return Objects.requireNonNull(signers.get(principal), principal);
  }
}
