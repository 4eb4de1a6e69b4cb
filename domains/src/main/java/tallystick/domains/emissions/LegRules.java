package tallystick.domains.emissions;

import static tallystick.domains.emissions.Emissions.LEGS;
import static tallystick.domains.emissions.Emissions.SAVINGS;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.domains.custody.Custody;
import tallystick.domains.custody.Custody.Position;
import tallystick.domains.emissions.Emissions.Leg;
import tallystick.domains.emissions.EmissionsAction.RecordLeg;
import tallystick.domains.emissions.EmissionsAction.WithdrawLeg;
import tallystick.domains.emissions.EmissionsEvent.LegRecorded;
import tallystick.domains.emissions.EmissionsEvent.LegWithdrawn;
import tallystick.kernel.Decision;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// Rules about legs.
final class LegRules {
  private static final long AHEAD_MILLIS = 10 * 60_000;
  private static final long GRAM_METRES = 1_000_000;

  private LegRules() {}

  static Decision record(RecordLeg action, Step step) {
    State state = step.state();
    Factor factor = Emissions.factor(state, action.set(), action.version(), action.factor());
    if (factor == null) {
      return refuse(EmissionsRefusal.FACTOR_UNKNOWN);
    }
    if (action.version() != Emissions.newest(state, action.set())) {
      return refuse(EmissionsRefusal.FACTORS_SUPERSEDED);
    }
    if (action.arrived() > step.time() + AHEAD_MILLIS) {
      return refuse(EmissionsRefusal.LEG_IN_FUTURE);
    }
    String from = Custody.placeKey(action.from());
    String to = Custody.placeKey(action.to());
    List<Long> amounts = new ArrayList<>();
    for (Load load : action.loads()) {
      EmissionsRefusal refusal = load(load, from, to, step, amounts);
      if (refusal != null) {
        return refuse(refusal);
      }
    }
    boolean fits =
        (factor.basis() == Basis.ENERGY) == (action.consumed() > 0)
            && (factor.basis() != Basis.TONNE || action.distanceMetres() == 0);
    if (!fits) {
      return refuse(EmissionsRefusal.BASIS_MISMATCH);
    }
    boolean greatCircle = factor.mode() != Mode.HUB && action.distanceMetres() == 0;
    long distance = greatCircle ? greatCircle(state, from, to) : action.distanceMetres();
    if (distance < 0) {
      return refuse(EmissionsRefusal.DISTANCE_UNKNOWN);
    }
    return record(action, step, factor, amounts, new Way(from, to, distance, greatCircle));
  }

  private record Way(String from, String to, long metres, boolean greatCircle) {}

  private static Decision record(
      RecordLeg action, Step step, Factor factor, List<Long> amounts, Way way) {
    long mass = Shares.mass(action.loads());
    String key = Emissions.factorKey(action.set(), action.version(), action.factor());
    Leg measured = new Leg(step.by(), key, mass, way.metres, way.greatCircle, action.consumed(), 0);
    long ttw = Emissions.emitted(factor, factor.ttw(), measured);
    long wtw = Emissions.emitted(factor, factor.wtw(), measured);
    List<Share> shares = Shares.of(step.state(), action.loads(), amounts, ttw, wtw);
    if (shares.isEmpty()) {
      return refuse(EmissionsRefusal.TOO_MANY_SHARES);
    }
    Leg leg = new Leg(step.by(), key, mass, way.metres, way.greatCircle, action.consumed(), wtw);
    step.state().put(LEGS, step.id(), leg);
    step.emit(
        new LegRecorded(
            step.id(),
            step.by(),
            factor.mode(),
            action.set(),
            action.version(),
            action.factor(),
            way.from,
            way.to,
            mass,
            way.metres,
            way.greatCircle,
            Math.multiplyExact(mass, way.metres) / GRAM_METRES,
            action.consumed(),
            ttw,
            wtw,
            action.departed(),
            action.arrived(),
            action.note(),
            action.document(),
            shares));
    return ACCEPTED;
  }

  /// Whether the goods are with who signs: things, or stock at either end.
  private static @Nullable EmissionsRefusal load(
      Load load, String from, String to, Step step, List<Long> amounts) {
    State state = step.state();
    String key = load.key();
    if (load.quantity().isEmpty()) {
      amounts.add(1L);
      return Custody.holder(state, key).equals(step.by()) ? null : EmissionsRefusal.NOT_HELD;
    }
    long amount = Custody.amount(state, key, load.quantity());
    if (amount < 1) {
      return EmissionsRefusal.UNCOUNTABLE;
    }
    amounts.add(amount);
    boolean there =
        Custody.stock(state, key, step.by(), from) >= amount
            || Custody.stock(state, key, step.by(), to) >= amount;
    return there ? null : EmissionsRefusal.NOT_HELD;
  }

  /// Metres, or less than 0 if nobody said where a place is.
  private static long greatCircle(State state, String from, String to) {
    Position one = Custody.position(state, from);
    Position other = Custody.position(state, to);
    return one == null || other == null ? -1 : GreatCircle.metres(one, other);
  }

  static Decision withdraw(WithdrawLeg action, Step step) {
    Leg leg = step.state().get(LEGS, action.leg());
    if (leg == null) {
      return refuse(EmissionsRefusal.LEG_UNKNOWN);
    }
    if (!leg.by().equals(step.by())) {
      return refuse(EmissionsRefusal.NOT_RECORDER);
    }
    if (step.state().get(SAVINGS, action.leg()) != null) {
      return refuse(EmissionsRefusal.SAVING_EXISTS);
    }
    step.state().remove(LEGS, action.leg());
    step.emit(new LegWithdrawn(action.leg(), step.by()));
    return ACCEPTED;
  }
}
