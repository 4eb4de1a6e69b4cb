package tallystick.edge;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tallystick.domains.devices.DevicesAction.ClearAlarm;
import tallystick.domains.devices.DevicesAction.RaiseAlarm;
import tallystick.domains.devices.Reading;

/// Decides at each reading whether something is wrong, without asking anybody. What it decides is
/// durable at once, and goes up as an act of the device when there is an uplink. How long a value
/// has been outside is told by a clock that nobody sets; after a restart it is counted anew, and an
/// alarm that rings goes on ringing.
final class Watch {
  private final Outbox outbox;
  private final String device;
  private final Listener listener;
  private final Map<String, Spell> spells = new HashMap<>();
  private List<Rule> rules = List.of();

  /// Hears of alarms in the moment in which they are decided.
  interface Listener {
    void alarm(Rule rule, Reading reading, boolean raised);
  }

  /// A time outside.
  ///
  /// @param began by the clock that nobody sets, in milliseconds
  /// @param since by the readings' time
  private record Spell(long began, long since, long extreme) {}

  /// @param device its id in the room `devices`
  Watch(Outbox outbox, String device, Listener listener) {
    this.outbox = outbox;
    this.device = device;
    this.listener = listener;
  }

  /// Watches by these rules from now on. Alarms of rules that are gone are cleared by their owner.
  synchronized void rules(List<Rule> rules) {
    this.rules = List.copyOf(rules);
    spells.keySet().retainAll(rules.stream().map(Rule::threshold).toList());
  }

  /// Looks at a reading, which is durable already.
  ///
  /// @param uptimeMillis a clock that only goes forward
  synchronized void see(Reading reading, long uptimeMillis) {
    for (Rule rule : rules) {
      if (rule.channel().equals(reading.channel())) {
        see(rule, reading, uptimeMillis);
      }
    }
  }

  private void see(Rule rule, Reading reading, long uptimeMillis) {
    String open = outbox.openAlarm(rule.threshold());
    if (rule.excess(reading.value()) == 0) {
      spells.remove(rule.threshold());
      if (open != null) {
        outbox.alarm(rule.threshold(), Signer.freshId(), new ClearAlarm(open), false);
        listener.alarm(rule, reading, false);
      }
      return;
    }
    Spell spell = longer(rule, spells.get(rule.threshold()), reading, uptimeMillis);
    spells.put(rule.threshold(), spell);
    if (open == null && uptimeMillis - spell.began >= rule.forSeconds() * 1_000L) {
      RaiseAlarm raised = new RaiseAlarm(device, rule.threshold(), spell.since, spell.extreme);
      outbox.alarm(rule.threshold(), Signer.freshId(), raised, true);
      listener.alarm(rule, reading, true);
    }
  }

  private static Spell longer(Rule rule, @Nullable Spell spell, Reading reading, long uptime) {
    if (spell == null) {
      return new Spell(uptime, reading.time(), reading.value());
    }
    boolean further = rule.excess(reading.value()) > rule.excess(spell.extreme);
    return further ? new Spell(spell.began, spell.since, reading.value()) : spell;
  }
}
