package tallystick.simulation;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.domains.accounts.AccountsAction.Issue;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.ScheduleRules;
import tallystick.kernel.Action;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Dice;
import tallystick.kernel.Domain;
import tallystick.kernel.Envelope;
import tallystick.kernel.Event;
import tallystick.kernel.Limits;
import tallystick.kernel.Workload;

/// What arrives at the door: acts of the workloads, honest and not, and what a bad network, a
/// forgetful client or a thief makes of them.
final class Crowd {
  private static final int MEMBERS = 8;
  private static final long MINUTE_MILLIS = 60_000;
  private static final int REMEMBERED = 500;

  private final Dice dice;
  private final Cast cast;
  private final List<Workload> workloads;
  private final List<Sent> sent = new ArrayList<>();

  /// An envelope that went out, and under which id.
  private record Sent(Envelope envelope, String id, String by) {}

  Crowd(Dice dice, List<? extends Domain> rooms, Codec codec) {
    this.dice = dice;
    this.cast = new Cast(dice, codec, MEMBERS);
    this.workloads = rooms.stream().<Workload>map(Domain::workload).toList();
  }

  /// What makes an empty ledger a venue with members and money.
  List<Envelope> opening(long time) {
    String operator = cast.names().operator();
    List<Envelope> opening = new ArrayList<>();
    opening.add(fresh(operator, time, new FoundVenue("Simulated venue")));
    opening.add(fresh(operator, time, new DefineAsset("USD", "US dollar", 2)));
    for (String member : cast.names().members()) {
      opening.add(fresh(member, time, new RegisterPrincipal("Member")));
      opening.add(fresh(operator, time, new Issue(member, "USD", 200_000, "welcome")));
    }
    return opening;
  }

  /// The operator's order to change the rules.
  Envelope schedule(int version, long height, long time) {
    return fresh(cast.names().operator(), time, new ScheduleRules(version, height));
  }

  /// The next thing that arrives, or null if nobody wants anything.
  @Nullable Envelope next(long time) {
    int kind = sent.isEmpty() ? 99 : dice.below(100);
    if (kind < 5) {
      return again();
    }
    if (kind < 7) {
      return reused(time);
    }
    if (kind < 9) {
      return forged();
    }
    if (kind < 13) {
      return badlyTimed(time);
    }
    return kind < 20 ? list(time) : single(time);
  }

  private @Nullable Envelope single(long time) {
    Workload.Intent intent = dice.pick(workloads).next(dice, cast.names(), time);
    if (intent == null) {
      return null;
    }
    String id = dice.id();
    return remember(cast.sign(id, intent, time + 10 * MINUTE_MILLIS), id, intent.by());
  }

  /// Several acts of one member under one signature, all or each.
  private @Nullable Envelope list(long time) {
    List<Action> actions = new ArrayList<>();
    String by = "";
    for (int i = 0; i < 30 && actions.size() < 5; i++) {
      Workload.Intent intent = dice.pick(workloads).next(dice, cast.names(), time);
      if (intent != null && intent.key() == null && (by.isEmpty() || intent.by().equals(by))) {
        by = intent.by();
        actions.add(intent.action());
      }
    }
    if (actions.isEmpty()) {
      return null;
    }
    String id = dice.id();
    return remember(cast.sign(id, by, time + MINUTE_MILLIS, dice.chance(50), actions), id, by);
  }

  /// The network delivers twice, or a client did not hear the answer.
  private Envelope again() {
    return dice.pick(sent).envelope;
  }

  /// A broken client takes an id twice.
  private @Nullable Envelope reused(long time) {
    Workload.Intent intent = dice.pick(workloads).next(dice, cast.names(), time);
    return intent == null ? null : cast.sign(dice.pick(sent).id, intent, time + MINUTE_MILLIS);
  }

  /// Somebody changes what another has signed.
  private Envelope forged() {
    Envelope good = dice.pick(sent).envelope;
    byte[] bytes = (dice.chance(50) ? good.payload() : good.signature()).clone();
    int at = dice.below(bytes.length);
    bytes[at] = (byte) (bytes[at] ^ (1 << dice.below(8)));
    return bytes.length == good.payload().length
        ? new Envelope(bytes, good.key(), good.signature())
        : new Envelope(good.payload(), good.key(), bytes);
  }

  /// Too late, or meant for too long.
  private @Nullable Envelope badlyTimed(long time) {
    Workload.Intent intent = dice.pick(workloads).next(dice, cast.names(), time);
    long until =
        dice.chance(50) ? time - 1 - dice.below(1000) : time + Limits.UNTIL_MILLIS + 1_000_000_000L;
    return intent == null ? null : cast.sign(dice.id(), intent, until);
  }

  private Envelope fresh(String by, long time, Action action) {
    String id = dice.id();
    // Long enough that a block which is a little late still decides it.
    return remember(cast.sign(id, by, time + 10 * MINUTE_MILLIS, action), id, by);
  }

  private Envelope remember(Envelope envelope, String id, String by) {
    if (sent.size() == REMEMBERED) {
      sent.set(dice.below(REMEMBERED), new Sent(envelope, id, by));
    } else {
      sent.add(new Sent(envelope, id, by));
    }
    return envelope;
  }

  List<String> members() {
    return cast.names().members();
  }

  /// Shows everybody what happened.
  void saw(Block block, List<List<Event>> events) {
    Told.of(block, events, (event, at) -> workloads.forEach(one -> one.saw(event, at)));
  }
}
