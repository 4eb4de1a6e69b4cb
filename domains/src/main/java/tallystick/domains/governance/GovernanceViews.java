package tallystick.domains.governance;

import java.util.List;
import tallystick.domains.governance.GovernanceEvent.HaltChanged;
import tallystick.domains.governance.GovernanceEvent.InstrumentApproved;
import tallystick.domains.governance.GovernanceEvent.InstrumentDelisted;
import tallystick.domains.governance.GovernanceEvent.InstrumentProposed;
import tallystick.domains.governance.GovernanceEvent.ParameterSet;
import tallystick.domains.governance.GovernanceEvent.ProposalCancelled;
import tallystick.domains.governance.GovernanceEvent.ProposalExecuted;
import tallystick.domains.governance.GovernanceEvent.ProposalFailed;
import tallystick.domains.governance.GovernanceEvent.Proposed;
import tallystick.domains.governance.GovernanceEvent.RoleChanged;
import tallystick.domains.governance.GovernanceEvent.RulesDecided;
import tallystick.domains.governance.GovernanceEvent.Voted;
import tallystick.domains.governance.GovernanceEvent.VotingAssetChanged;
import tallystick.domains.governance.GovernanceEvent.VotingClosed;
import tallystick.kernel.At;
import tallystick.kernel.Event;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;
import tallystick.kernel.Views;

/// Proposals and what came of them as people read them. The questions are in [GovernanceQueries].
final class GovernanceViews implements Views {
  private static final View<ProposalRow> PROPOSALS =
      new View<>("governance.proposals", ProposalRow.class, "proposal");
  private static final View<TermsRow> TERMS =
      new View<>("governance.terms", TermsRow.class, "proposal");
  private static final View<VoteRow> VOTES = new View<>("governance.votes", VoteRow.class, "id");
  private static final View<ValueRow> VALUES =
      new View<>("governance.parameter_values", ValueRow.class, "parameter");
  private static final View<ChangeRow> CHANGES =
      new View<>("governance.parameter_changes", ChangeRow.class, "action");
  private static final View<RoleRow> ROLES = new View<>("governance.roles", RoleRow.class, "id");
  static final View<InstrumentRow> INSTRUMENTS =
      new View<>("governance.instruments", InstrumentRow.class, "symbol");
  static final View<HaltRow> HALTS = new View<>("governance.halts", HaltRow.class, "symbol");
  static final View<VotingAssetRow> VOTING_ASSETS =
      new View<>("governance.voting_assets", VotingAssetRow.class, "id");

  /// A proposal; its id is the action that made it. `stage` is `OPEN`, `DEFEATED`, `PASSED`,
  /// `DONE`, `FAILED` or `CANCELLED`; `ended` is when that stage began, `endedBy` the action.
  record ProposalRow(
      String proposal,
      String kind,
      String by,
      String subject,
      long value,
      String text,
      String asset,
      long power,
      long quorum,
      long threshold,
      long opens,
      long closes,
      long forPower,
      long againstPower,
      long abstainPower,
      String stage,
      long executableAt,
      long closed,
      String closedBy,
      long ended,
      String endedBy,
      String note,
      long cursor) {}

  /// The terms of an instrument that was proposed.
  record TermsRow(
      String proposal,
      String symbol,
      String asset,
      String money,
      long tick,
      long lot,
      long minimum,
      long maximum,
      String feeTo) {}

  /// A vote; `action` cast it.
  record VoteRow(
      String id,
      String proposal,
      String voter,
      String choice,
      long power,
      long time,
      String action,
      long cursor) {}

  /// What a parameter was set to; `action` did it.
  record ValueRow(String parameter, long value, long since, String action) {}

  /// A change of a parameter, by the action that made it.
  record ChangeRow(
      String action, String parameter, long before, long value, long time, long cursor) {}

  /// A role somebody was granted.
  record RoleRow(
      String id, String role, String principal, long since, String action, long cursor) {}

  /// An instrument that was approved.
  record InstrumentRow(
      String symbol,
      String asset,
      String money,
      long tick,
      long lot,
      long minimum,
      long maximum,
      String feeTo,
      boolean listed,
      long since,
      String action,
      long cursor) {}

  /// Something that is halted; the symbol is empty for the whole exchange.
  record HaltRow(String symbol, long since, String action, long cursor) {}

  /// What votes weigh; the newest counts.
  record VotingAssetRow(String id, String asset, long since, long cursor) {}

  @Override
  public List<View<?>> tables() {
    return List.of(
        PROPOSALS, TERMS, VOTES, VALUES, CHANGES, ROLES, INSTRUMENTS, HALTS, VOTING_ASSETS);
  }

  @Override
  public List<String> extras() {
    return List.of(
        "CREATE INDEX ON governance.proposals (cursor)",
        "CREATE INDEX ON governance.proposals (closes) WHERE stage = 'OPEN'",
        "CREATE INDEX ON governance.proposals (executable_at) WHERE stage = 'PASSED'",
        "CREATE INDEX ON governance.proposals (ended_by)",
        "CREATE INDEX ON governance.votes (proposal, cursor)");
  }

  @Override
  public void project(Event event, At at, ViewWriter out) {
    switch ((GovernanceEvent) event) {
      case Proposed e -> proposed(e, at, out);
      case InstrumentProposed e -> out.put(TERMS, terms(e));
      case Voted e -> voted(e, at, out);
      case VotingClosed e ->
          out.set(
              PROPOSALS,
              e.proposal(),
              "stage",
              e.passed() ? "PASSED" : "DEFEATED",
              "executableAt",
              e.executableAt(),
              "closed",
              at.time(),
              "closedBy",
              at.action());
      case ProposalExecuted e -> ended(e.proposal(), "DONE", "", at, out);
      case ProposalFailed e -> ended(e.proposal(), "FAILED", e.reason(), at, out);
      case ProposalCancelled e -> ended(e.proposal(), "CANCELLED", e.text(), at, out);
      case ParameterSet e -> set(e, at, out);
      case RoleChanged e -> role(e, at, out);
      case InstrumentApproved e -> out.put(INSTRUMENTS, instrument(e, at));
      case InstrumentDelisted e -> out.set(INSTRUMENTS, e.symbol(), "listed", false);
      case HaltChanged e -> {
        if (e.halted()) {
          out.put(HALTS, new HaltRow(e.symbol(), at.time(), at.action(), at.cursor()));
        } else {
          out.remove(HALTS, e.symbol());
        }
      }
      case VotingAssetChanged e ->
          out.put(
              VOTING_ASSETS, new VotingAssetRow(at.action(), e.asset(), at.time(), at.cursor()));
      case RulesDecided e -> {}
    }
  }

  private static void proposed(Proposed e, At at, ViewWriter out) {
    out.put(
        PROPOSALS,
        new ProposalRow(
            e.proposal(),
            e.kind().name(),
            e.by(),
            e.subject(),
            e.value(),
            e.text(),
            e.asset(),
            e.power(),
            e.quorum(),
            e.threshold(),
            e.opens(),
            e.closes(),
            0,
            0,
            0,
            "OPEN",
            0,
            0,
            "",
            0,
            "",
            "",
            at.cursor()));
  }

  private static TermsRow terms(InstrumentProposed e) {
    InstrumentTerms terms = e.terms();
    return new TermsRow(
        e.proposal(),
        e.symbol(),
        terms.asset(),
        terms.money(),
        terms.tick(),
        terms.lot(),
        terms.minimum(),
        terms.maximum(),
        terms.feeTo());
  }

  private static void voted(Voted e, At at, ViewWriter out) {
    String id = e.proposal() + "/" + e.voter();
    out.put(
        VOTES,
        new VoteRow(
            id,
            e.proposal(),
            e.voter(),
            e.choice().name(),
            e.power(),
            at.time(),
            at.action(),
            at.cursor()));
    out.set(
        PROPOSALS,
        e.proposal(),
        "forPower",
        e.forPower(),
        "againstPower",
        e.againstPower(),
        "abstainPower",
        e.abstainPower());
  }

  private static void ended(String proposal, String stage, String note, At at, ViewWriter out) {
    out.set(
        PROPOSALS,
        proposal,
        "stage",
        stage,
        "ended",
        at.time(),
        "endedBy",
        at.action(),
        "note",
        note);
  }

  private static void set(ParameterSet e, At at, ViewWriter out) {
    out.put(VALUES, new ValueRow(e.parameter(), e.value(), at.time(), at.action()));
    out.put(
        CHANGES,
        new ChangeRow(at.action(), e.parameter(), e.before(), e.value(), at.time(), at.cursor()));
  }

  private static void role(RoleChanged e, At at, ViewWriter out) {
    String id = e.role() + "/" + e.principal();
    if (e.granted()) {
      out.put(
          ROLES,
          new RoleRow(id, e.role().name(), e.principal(), at.time(), at.action(), at.cursor()));
    } else {
      out.remove(ROLES, id);
    }
  }

  private static InstrumentRow instrument(InstrumentApproved e, At at) {
    InstrumentTerms terms = e.terms();
    return new InstrumentRow(
        e.symbol(),
        terms.asset(),
        terms.money(),
        terms.tick(),
        terms.lot(),
        terms.minimum(),
        terms.maximum(),
        terms.feeTo(),
        true,
        at.time(),
        at.action(),
        at.cursor());
  }
}
