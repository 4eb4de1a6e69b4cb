package tallystick.domains.governance;

import static tallystick.domains.governance.Governance.ALL;
import static tallystick.domains.governance.Governance.APPROVED;
import static tallystick.domains.governance.Governance.HALTS;
import static tallystick.domains.governance.Governance.HOLDERS;
import static tallystick.domains.governance.Governance.PROPOSALS;
import static tallystick.domains.governance.Governance.ROLES;
import static tallystick.domains.governance.Governance.VALUES;
import static tallystick.domains.governance.Governance.WEIGHT;

import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.governance.Governance.Change;
import tallystick.domains.governance.Governance.Granted;
import tallystick.domains.governance.Governance.Halt;
import tallystick.domains.governance.Governance.Holders;
import tallystick.domains.governance.Governance.Proposal;
import tallystick.domains.governance.Governance.Stage;
import tallystick.domains.governance.Governance.Value;
import tallystick.domains.governance.Governance.Weight;
import tallystick.domains.governance.GovernanceAction.Reason;
import tallystick.domains.governance.GovernanceEvent.HaltChanged;
import tallystick.domains.governance.GovernanceEvent.InstrumentApproved;
import tallystick.domains.governance.GovernanceEvent.InstrumentDelisted;
import tallystick.domains.governance.GovernanceEvent.ParameterSet;
import tallystick.domains.governance.GovernanceEvent.ProposalExecuted;
import tallystick.domains.governance.GovernanceEvent.ProposalFailed;
import tallystick.domains.governance.GovernanceEvent.RoleChanged;
import tallystick.domains.governance.GovernanceEvent.RulesDecided;
import tallystick.domains.governance.GovernanceEvent.VotingAssetChanged;
import tallystick.domains.identity.Identity;
import tallystick.kernel.Rulebook;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// What proposals do. Whether one can be done is asked when it is made, so that nobody votes on
/// nonsense, and again when it is done, as things change meanwhile.
final class Effects {
  private Effects() {}

  /// Why a change is not possible, or null.
  static @Nullable Reason objection(Change change, Step step) {
    State state = step.state();
    return switch (change.kind()) {
      case PARAMETER -> parameter(change, state);
      case ROLE -> role(change, state);
      case INSTRUMENT -> instrument(change, state);
      case DELISTING ->
          state.get(APPROVED, change.subject()) == null ? Reason.INSTRUMENT_UNKNOWN : null;
      case HALT -> halt(change, state);
      case VOTING_ASSET -> votingAsset(change, state);
      case RULES -> rules(change, step);
    };
  }

  private static @Nullable Reason parameter(Change change, State state) {
    Parameter parameter = Parameters.ALL.get(change.subject());
    if (parameter == null) {
      return Reason.PARAMETER_UNKNOWN;
    }
    if (change.value() < parameter.min() || change.value() > parameter.max()) {
      return Reason.VALUE_OUT_OF_RANGE;
    }
    return change.value() == Governance.value(state, parameter) ? Reason.NOTHING_CHANGES : null;
  }

  private static @Nullable Reason role(Change change, State state) {
    String principal = change.subject().substring(change.subject().indexOf('/') + 1);
    if (!Identity.exists(state, principal)) {
      return Reason.PRINCIPAL_UNKNOWN;
    }
    boolean has = state.get(ROLES, change.subject()) != null;
    return has == (change.value() == 1) ? Reason.NOTHING_CHANGES : null;
  }

  private static @Nullable Reason instrument(Change change, State state) {
    InstrumentTerms terms = change.terms().getFirst();
    if (state.get(APPROVED, change.subject()) != null
        || state.get(HALTS, change.subject()) != null) {
      return Reason.INSTRUMENT_LISTED;
    }
    if (!Accounts.isAsset(state, terms.asset()) || !Accounts.isAsset(state, terms.money())) {
      return Reason.ASSET_UNKNOWN;
    }
    if (terms.asset().equals(terms.money())) {
      return Reason.ASSET_FOR_ITSELF;
    }
    if (!Identity.exists(state, terms.feeTo())) {
      return Reason.PRINCIPAL_UNKNOWN;
    }
    boolean fits =
        terms.minimum() % terms.lot() == 0
            && terms.maximum() % terms.lot() == 0
            && (terms.maximum() == 0 || terms.maximum() >= terms.minimum());
    return fits ? null : Reason.LIMITS_CONFLICT;
  }

  private static @Nullable Reason halt(Change change, State state) {
    String subject = change.subject();
    if (!subject.isEmpty() && state.get(APPROVED, subject) == null) {
      return Reason.INSTRUMENT_UNKNOWN;
    }
    boolean halted = state.get(HALTS, subject.isEmpty() ? ALL : subject) != null;
    return halted == (change.value() == 1) ? Reason.NOTHING_CHANGES : null;
  }

  private static @Nullable Reason votingAsset(Change change, State state) {
    if (!Accounts.isAsset(state, change.subject())) {
      return Reason.ASSET_UNKNOWN;
    }
    if (Accounts.supply(state, change.subject()) == 0) {
      return Reason.ASSET_WITHOUT_SUPPLY;
    }
    Weight weight = state.get(WEIGHT, ALL);
    return weight != null && weight.asset().equals(change.subject())
        ? Reason.NOTHING_CHANGES
        : null;
  }

  private static @Nullable Reason rules(Change change, Step step) {
    Rulebook.Schedule newest = step.state().get(Rulebook.RULES, Rulebook.NEWEST);
    boolean pending = newest != null && newest.version() > step.rules();
    return pending || change.value() != step.rules() + 1 ? Reason.RULES_NOT_NEXT : null;
  }

  /// Does what was decided, or says that it can no longer be done.
  static void execute(String id, Proposal proposal, Step step) {
    Reason objection = objection(proposal.change(), step);
    if (objection != null) {
      step.state().put(PROPOSALS, id, proposal.at(Stage.FAILED, 0));
      step.emit(new ProposalFailed(id, objection.code()));
      return;
    }
    step.state().put(PROPOSALS, id, proposal.at(Stage.DONE, proposal.executableAt()));
    step.emit(new ProposalExecuted(id));
    apply(proposal.change(), step);
  }

  private static void apply(Change change, Step step) {
    State state = step.state();
    String subject = change.subject();
    switch (change.kind()) {
      case PARAMETER -> set(subject, change.value(), step);
      case ROLE -> grant(subject, change.value() == 1, step);
      case INSTRUMENT -> {
        InstrumentTerms terms = change.terms().getFirst();
        state.put(APPROVED, subject, terms);
        step.emit(new InstrumentApproved(subject, terms));
      }
      case DELISTING -> {
        state.remove(APPROVED, subject);
        state.put(HALTS, subject, new Halt(true));
        step.emit(new InstrumentDelisted(subject));
      }
      case HALT -> halt(subject, change.value() == 1, step);
      case VOTING_ASSET -> {
        state.put(WEIGHT, ALL, new Weight(subject));
        step.emit(new VotingAssetChanged(subject));
      }
      case RULES -> schedule((int) change.value(), step);
    }
  }

  private static void set(String name, long value, Step step) {
    Value before = step.state().get(VALUES, name);
    Parameter parameter = Parameters.ALL.get(name);
    long standard = parameter == null ? 0 : parameter.standard();
    step.state().put(VALUES, name, new Value(value));
    step.emit(new ParameterSet(name, before == null ? standard : before.value(), value));
  }

  private static void grant(String subject, boolean granted, Step step) {
    State state = step.state();
    Role role = Role.valueOf(subject.substring(0, subject.indexOf('/')));
    Holders holders = state.get(HOLDERS, role.name());
    int count = (holders == null ? 0 : holders.count()) + (granted ? 1 : -1);
    if (count == 0) {
      state.remove(HOLDERS, role.name());
    } else {
      state.put(HOLDERS, role.name(), new Holders(count));
    }
    if (granted) {
      state.put(ROLES, subject, new Granted(step.time()));
    } else {
      state.remove(ROLES, subject);
    }
    step.emit(new RoleChanged(role, subject.substring(subject.indexOf('/') + 1), granted));
  }

  private static void halt(String symbol, boolean halted, Step step) {
    String key = symbol.isEmpty() ? ALL : symbol;
    if (halted) {
      step.state().put(HALTS, key, new Halt(false));
    } else {
      step.state().remove(HALTS, key);
    }
    step.emit(new HaltChanged(symbol, halted));
  }

  private static void schedule(int version, Step step) {
    long height = step.height() + Governance.value(step.state(), Parameters.RULES_NOTICE);
    step.state().put(Rulebook.RULES, Rulebook.NEWEST, new Rulebook.Schedule(version, height));
    step.emit(new RulesDecided(version, height));
  }
}
