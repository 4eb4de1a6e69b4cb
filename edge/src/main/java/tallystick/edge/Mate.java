package tallystick.edge;

import java.util.List;
import java.util.Map;
import tallystick.edge.crew.Crew;
import tallystick.edge.crew.Plan;
import tallystick.kernel.Codec;

/// This device as a member of its site's crew: what it can do, what rings, and what it tells its
/// owner of the others. A duty is begun once at most: that it begins is durable before it does, as
/// with [Commands], and what was interrupted is said not to be done, so that another one does it.
final class Mate implements Crew.Hands {
  private static final System.Logger LOG = System.getLogger(Mate.class.getName());
  private static final long REPORT_MILLIS = 10_000;

  private final Outbox outbox;
  private final Commands commands;
  private final Settings settings;
  private Crew.Standing now = new Crew.Standing("", List.of(), List.of());
  private Crew.Standing reported = now;
  private long notBefore;

  Mate(Outbox outbox, Commands commands, Settings settings) {
    this.outbox = outbox;
    this.commands = commands;
    this.settings = settings;
  }

  @Override
  public List<String> commands() {
    return commands.names();
  }

  @Override
  public Plan plan() {
    return settings.plan();
  }

  @Override
  public Map<String, String> alarms() {
    return outbox.openAlarms();
  }

  @Override
  public Crew.Result act(String duty, String command, String arguments) {
    if (!outbox.beginDuty(duty)) {
      String kept = outbox.resultOfDuty(duty);
      return kept.isEmpty()
          ? new Crew.Result(false, "{\"error\":\"interrupted\"}")
          : Codec.JSON.readValue(kept, Crew.Result.class);
    }
    Commands.Result came = commands.act(command, arguments);
    Crew.Result result = new Crew.Result(came.done(), came.text());
    outbox.endDuty(duty, Codec.JSON.writeValueAsString(result));
    LOG.log(System.Logger.Level.INFO, "did {0} for the site: {1}", command, result.text());
    return result;
  }

  @Override
  public synchronized void tell(Crew.Standing standing) {
    if (!standing.coordinator().equals(now.coordinator())) {
      LOG.log(System.Logger.Level.INFO, "the site is led by device {0}", standing.coordinator());
    }
    now = standing;
  }

  /// Reports how the site is, if it has changed, and not more often than every ten seconds.
  ///
  /// @param uptimeMillis a clock that only goes forward
  synchronized void report(long uptimeMillis) {
    if (!now.equals(reported) && uptimeMillis >= notBefore) {
      reported = now;
      notBefore = uptimeMillis + REPORT_MILLIS;
      settings.site(Codec.JSON.writeValueAsString(now));
    }
  }
}
