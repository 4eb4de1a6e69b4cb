package tallystick.domains.mandates;

import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.identity.Identity;
import tallystick.domains.identity.IdentityAction;
import tallystick.domains.mandates.MandatesAction.GiveMandate;
import tallystick.domains.mandates.MandatesAction.Reason;
import tallystick.domains.mandates.MandatesAction.RevokeMandate;
import tallystick.domains.mandates.MandatesAction.RevokeMandates;
import tallystick.kernel.Action;
import tallystick.kernel.Authority;
import tallystick.kernel.Decision;
import tallystick.kernel.Refusal;
import tallystick.kernel.State;
import tallystick.kernel.Step;
import tallystick.kernel.Table;

/// Who may act for whom, for the flow.
public final class Mandates {
  /// Mandates by `<giver>/<agent>/<id>`.
  static final Table<Mandate> MANDATES = new Table<>("mandates.mandate", Mandate.class);

  /// What was used of an allowance, by `<mandate>/<asset>`.
  static final Table<Used> USED = new Table<>("mandates.used", Used.class);

  /// Mandates of one giver at a time.
  static final int MAX_MANDATES = 64;

  /// Lets people act for themselves as [Identity#AUTHORITY] says, and their agents as their
  /// mandates say. Of several mandates, the first by id that allows an act is used.
  public static final Authority AUTHORITY =
      new Authority() {
        @Override
        public Decision authorise(State state, String key, String by, Action action, long time) {
          return Mandates.authorise(state, key, by, action, time);
        }

        @Override
        public Decision review(Action action, Step step) {
          return Mandates.review(action, step);
        }
      };

  private Mandates() {}

  /// @param period which one, counted from the begin of the mandate
  record Used(long period, long amount) {}

  private static Decision authorise(State state, String key, String by, Action action, long time) {
    Decision own = Identity.AUTHORITY.authorise(state, key, by, action, time);
    if (action instanceof MandatesAction asked) {
      return overMandates(asked, own, state, key);
    }
    if (!(own instanceof Decision.Refused(Refusal reason))
        || (reason != IdentityAction.Reason.KEY_NOT_OF_PRINCIPAL
            && reason != IdentityAction.Reason.KEY_UNKNOWN)) {
      return own;
    }
    Map<String, Mandate> mandates = between(state, by, key);
    if (mandates.isEmpty()) {
      return own;
    }
    if (!Identity.allows(state, key, action)) {
      return refuse(IdentityAction.Reason.KEY_OUT_OF_SCOPE);
    }
    Reason why = Reason.MANDATE_UNKNOWN;
    for (Mandate mandate : mandates.values()) {
      Reason forbidden = mandate.forbids(action, time, Identity.recoveries(state, by));
      if (forbidden == null) {
        return ACCEPTED;
      }
      why = forbidden;
    }
    return refuse(why);
  }

  /// A key that is not free gives no mandate, or it would get around its limits; but it may always
  /// end some. Agents do neither.
  private static Decision overMandates(
      MandatesAction action, Decision own, State state, String key) {
    return switch (action) {
      case GiveMandate a ->
          own.equals(ACCEPTED) && !Identity.isFree(state, key)
              ? refuse(IdentityAction.Reason.KEY_OUT_OF_SCOPE)
              : own;
      case RevokeMandate a -> unlessOutOfScope(own);
      case RevokeMandates a -> unlessOutOfScope(own);
    };
  }

  private static Decision unlessOutOfScope(Decision own) {
    return own.equals(refuse(IdentityAction.Reason.KEY_OUT_OF_SCOPE)) ? ACCEPTED : own;
  }

  private static Decision review(Action action, Step step) {
    State state = step.state();
    if (Identity.principalOf(state, step.key()).equals(step.by())) {
      return ACCEPTED;
    }
    int recoveries = Identity.recoveries(state, step.by());
    Cost cost = Cost.of(step.events(), step.by());
    Reason why = Reason.MANDATE_UNKNOWN;
    for (var entry : between(state, step.by(), step.key()).entrySet()) {
      if (entry.getValue().forbids(action, step.time(), recoveries) == null) {
        Use use = new Use(entry.getKey(), entry.getValue(), cost, step);
        Reason refused = use.refused();
        if (refused == null) {
          use.count(action);
          return ACCEPTED;
        }
        why = refused;
      }
    }
    return refuse(why);
  }

  /// The mandates of a giver for a key: those of its principal, and its own.
  private static SequencedMap<String, Mandate> between(State state, String giver, String key) {
    SequencedMap<String, Mandate> found = new LinkedHashMap<>();
    String principal = Identity.principalOf(state, key);
    if (!principal.isEmpty()) {
      found.putAll(of(state, giver + "/" + principal + "/"));
    }
    found.putAll(of(state, giver + "/" + key + "/"));
    return found;
  }

  static SequencedMap<String, Mandate> of(State state, String prefix) {
    return state.scan(MANDATES, prefix, "", MAX_MANDATES);
  }

  static @Nullable Used used(State state, String mandate, String asset) {
    return state.get(USED, mandate + "/" + asset);
  }
}
