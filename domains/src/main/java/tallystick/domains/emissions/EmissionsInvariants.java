package tallystick.domains.emissions;

import static tallystick.domains.emissions.Emissions.FACTORS;
import static tallystick.domains.emissions.Emissions.FOOTPRINTS;
import static tallystick.domains.emissions.Emissions.GRANTED;
import static tallystick.domains.emissions.Emissions.LEGS;
import static tallystick.domains.emissions.Emissions.SAVINGS;
import static tallystick.domains.emissions.Emissions.SETS;
import static tallystick.domains.emissions.Emissions.TOKEN;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.emissions.Emissions.FactorSet;
import tallystick.domains.emissions.Emissions.Granted;
import tallystick.domains.emissions.Emissions.Leg;
import tallystick.domains.emissions.Emissions.Saving;
import tallystick.domains.emissions.Emissions.Stated;
import tallystick.kernel.Invariant;
import tallystick.kernel.State;

/// What always holds of emissions.
final class EmissionsInvariants {
  static final List<Invariant> ALL =
      List.of(
          new Invariant(
              "what a leg emitted follows from a factor", true, EmissionsInvariants::legs),
          new Invariant("the newest version has factors", true, EmissionsInvariants::versions),
          new Invariant("a saving is of a leg", true, EmissionsInvariants::savings),
          new Invariant("tokens are what was granted", true, EmissionsInvariants::tokens),
          new Invariant("grants are of savings", false, EmissionsInvariants::grants),
          new Invariant("nobody verifies their own", true, EmissionsInvariants::verified));

  private EmissionsInvariants() {}

  private static @Nullable String legs(State state) {
    for (String id : state.touched(LEGS)) {
      Leg leg = state.get(LEGS, id);
      if (leg != null) {
        Factor factor = state.get(FACTORS, leg.factor());
        if (factor == null || Emissions.emitted(factor, factor.wtw(), leg) != leg.wtw()) {
          return id + " emitted otherwise than " + leg.factor();
        }
      }
    }
    return null;
  }

  private static @Nullable String versions(State state) {
    for (String set : state.touched(SETS)) {
      FactorSet row = state.get(SETS, set);
      if (row == null || state.scan(FACTORS, set + "/" + row.version() + "/", "", 1).isEmpty()) {
        return set + " has no factors";
      }
    }
    return null;
  }

  private static @Nullable String savings(State state) {
    for (String id : state.touched(SAVINGS)) {
      Saving saving = state.get(SAVINGS, id);
      if (saving != null) {
        Leg leg = state.get(LEGS, id);
        if (leg == null
            || !leg.by().equals(saving.by())
            || saving.baseline() - leg.wtw() != saving.saved()) {
          return "the saving of " + id + " is of no such leg";
        }
      }
    }
    return null;
  }

  private static long granted(State state) {
    Granted row = state.get(GRANTED, Emissions.ALL);
    return row == null ? 0 : row.tokens();
  }

  private static @Nullable String tokens(State state) {
    boolean ours = Accounts.roomOf(state, TOKEN).equals(Emissions.ROOM);
    long supply = ours ? Accounts.supply(state, TOKEN) : 0;
    return supply == granted(state)
        ? null
        : supply + " tokens, but " + granted(state) + " were granted";
  }

  private static @Nullable String grants(State state) {
    long sum = 0;
    for (Saving saving : state.scan(SAVINGS, "", "", Integer.MAX_VALUE).values()) {
      sum += Math.max(0, saving.tokens());
    }
    return sum == granted(state) ? null : granted(state) + " granted, but " + sum + " for savings";
  }

  private static @Nullable String verified(State state) {
    for (String id : state.touched(FOOTPRINTS)) {
      Stated stated = state.get(FOOTPRINTS, id);
      if (stated != null && stated.verifier().equals(stated.by())) {
        return id + " was verified by its owner";
      }
    }
    return null;
  }
}
