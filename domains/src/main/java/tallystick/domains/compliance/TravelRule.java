package tallystick.domains.compliance;

import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.SequencedMap;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.accounts.AccountsEvent.HoldPlaced;
import tallystick.domains.accounts.AccountsEvent.Kind;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.domains.compliance.Compliance.Policy;
import tallystick.domains.compliance.Compliance.TravelData;
import tallystick.domains.compliance.ComplianceAction.CommitTravelData;
import tallystick.domains.compliance.ComplianceAction.Reason;
import tallystick.domains.compliance.ComplianceEvent.TravelDataCommitted;
import tallystick.domains.compliance.ComplianceEvent.TravelDataUsed;
import tallystick.domains.identity.Identity;
import tallystick.kernel.Decision;
import tallystick.kernel.Event;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// Transfers between members that need data of sender and recipient
/// ([FATF](https://www.fatf-gafi.org) Recommendation 16): what is given, and what is set aside for
/// a payee by a hold that is no room's deal. Trades and purchases are none.
final class TravelRule {
  /// Transfers to come that one sender may commit to.
  static final int MAX_COMMITTED = 64;

  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
  private static final String PEOPLE = "accounts";

  private TravelRule() {}

  static Decision commit(CommitTravelData action, Step step) {
    State state = step.state();
    if (action.to().equals(step.by())) {
      return refuse(Reason.TO_ONESELF);
    }
    if (!Identity.exists(state, action.to())) {
      return refuse(Reason.PRINCIPAL_UNKNOWN);
    }
    if (!Accounts.isAsset(state, action.asset())) {
      return refuse(Reason.ASSET_UNKNOWN);
    }
    String row = step.by() + "/" + action.to() + "/" + action.asset();
    SequencedMap<String, TravelData> open =
        state.scan(Compliance.TRAVEL, step.by() + "/", "", MAX_COMMITTED);
    int left = open.size();
    for (var one : open.entrySet()) {
      if (one.getValue().until() <= step.time()) {
        state.remove(Compliance.TRAVEL, one.getKey());
        left--;
      }
    }
    if (left == MAX_COMMITTED && !open.containsKey(row)) {
      return refuse(Reason.TRAVEL_DATA_LIMIT);
    }
    long until = step.time() + DAY_MILLIS;
    state.put(Compliance.TRAVEL, row, new TravelData(action.amount(), action.commitment(), until));
    step.emit(
        new TravelDataCommitted(
            step.by(), action.to(), action.asset(), action.amount(), action.commitment(), until));
    return ACCEPTED;
  }

  /// Uses up what was committed to for the transfers of an act; gives why one may not be, or null.
  static @Nullable Reason use(Policy policy, Step step) {
    for (var entry : transfers(step).entrySet()) {
      String[] parts = entry.getKey().split("/", -1);
      long threshold = policy.threshold(parts[1]);
      if (threshold > 0 && entry.getValue() >= threshold) {
        Reason missing = use(step, parts[0], parts[1], entry.getValue());
        if (missing != null) {
          return missing;
        }
      }
    }
    return null;
  }

  /// What the act gave or promised, by `<recipient>/<asset>`.
  private static SortedMap<String, Long> transfers(Step step) {
    SortedMap<String, Long> sums = new TreeMap<>();
    for (Event event : step.events()) {
      switch (event) {
        case Posted p when p.kind() == Kind.TRANSFER && p.owner().equals(step.by()) ->
            sums.merge(p.counterparty() + "/" + p.asset(), -p.availableChange(), Math::addExact);
        case HoldPlaced h when h.room().equals(PEOPLE) && h.payer().equals(step.by()) ->
            sums.merge(h.payee() + "/" + h.asset(), h.amount(), Math::addExact);
        default -> {}
      }
    }
    return sums;
  }

  private static @Nullable Reason use(Step step, String to, String asset, long amount) {
    String row = step.by() + "/" + to + "/" + asset;
    TravelData data = step.state().get(Compliance.TRAVEL, row);
    if (data == null || data.amount() != amount || data.until() <= step.time()) {
      return Reason.TRAVEL_DATA_MISSING;
    }
    step.state().remove(Compliance.TRAVEL, row);
    step.emit(new TravelDataUsed(step.by(), to, asset, amount, data.commitment()));
    return null;
  }
}
