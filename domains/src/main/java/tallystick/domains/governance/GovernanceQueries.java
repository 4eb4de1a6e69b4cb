package tallystick.domains.governance;

import static tallystick.kernel.Permission.ANYONE;

import java.util.List;
import java.util.stream.Collectors;
import tallystick.domains.governance.GovernanceViews.HaltRow;
import tallystick.domains.governance.GovernanceViews.InstrumentRow;
import tallystick.domains.governance.GovernanceViews.TermsRow;
import tallystick.domains.governance.GovernanceViews.VotingAssetRow;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;

/// What may be asked of the room of common decisions.
final class GovernanceQueries {
  /// All parameters as a table, for what was never decided has no row anywhere else.
  private static final String STANDARDS =
      "(VALUES %s) AS s(parameter, standard, min, max, unit, sentence)".formatted(values());

  private static final String PROPOSALS =
      """
      SELECT p.*, coalesce(b.name, p.by) AS by_name, coalesce(n.name, '') AS subject_name,
             coalesce(s.unit, '') AS unit, coalesce(s.sentence, '') AS sentence,
             coalesce(c.before, v.value, s.standard, 0) AS before
      FROM governance.proposals p
      LEFT JOIN identity.principals b ON b.principal = p.by
      LEFT JOIN identity.principals n
        ON p.kind = 'ROLE' AND n.principal = split_part(p.subject, '/', 2)
      LEFT JOIN %s ON p.kind = 'PARAMETER' AND s.parameter = p.subject
      LEFT JOIN governance.parameter_values v
        ON p.kind = 'PARAMETER' AND v.parameter = p.subject
      LEFT JOIN governance.parameter_changes c
        ON p.kind = 'PARAMETER' AND c.action = p.ended_by
      """
          .formatted(STANDARDS);

  static final Query<ParameterRow> PARAMETERS =
      Query.page(
          ANYONE,
          "parameters",
          "Every number that can be decided, by name.",
          ParameterRow.class,
          """
          SELECT s.parameter, coalesce(v.value, s.standard) AS value, s.standard, s.min, s.max,
                 s.unit, s.sentence, coalesce(v.since, 0) AS since,
                 coalesce(v.action, '') AS action, coalesce(p.proposal, '') AS proposal,
                 coalesce(p.by, '') AS by, coalesce(b.name, p.by, '') AS by_name
          FROM %s
          LEFT JOIN governance.parameter_values v USING (parameter)
          LEFT JOIN governance.proposals p ON p.ended_by = v.action
          LEFT JOIN identity.principals b ON b.principal = p.by
          ORDER BY s.parameter LIMIT :limit OFFSET :offset\
          """
              .formatted(STANDARDS));

  static final Query<RoleCard> ROLES =
      Query.page(
          ANYONE,
          "roles",
          "Who was granted which role, newest first. A role nobody has is every operator's.",
          RoleCard.class,
          """
          SELECT r.*, coalesce(n.name, r.principal) AS principal_name
          FROM governance.roles r LEFT JOIN identity.principals n USING (principal)
          WHERE r.cursor < :before AND (:role::text IS NULL OR r.role = :role)
            AND (:principal::text IS NULL OR r.principal = :principal)
          ORDER BY r.cursor DESC LIMIT :limit\
          """,
          Param.optional("role", "one role"),
          Param.optional("principal", "whose"));

  static final Query<ProposalCard> ALL_PROPOSALS =
      Query.page(
          ANYONE,
          "proposals",
          "Proposals, newest first.",
          ProposalCard.class,
          PROPOSALS
              + """
              WHERE p.cursor < :before AND (:stage::text IS NULL OR p.stage = :stage)
                AND (:kind::text IS NULL OR p.kind = :kind)
                AND (:subject::text IS NULL OR p.subject = :subject)
              ORDER BY p.cursor DESC LIMIT :limit\
              """,
          Param.optional("stage", "OPEN, DEFEATED, PASSED, DONE, FAILED or CANCELLED"),
          Param.optional("kind", "what it is about"),
          Param.optional("subject", "of one parameter, instrument or asset"));

  static final Query<ProposalCard> PROPOSAL =
      Query.one(
          ANYONE,
          "proposal",
          "One proposal.",
          ProposalCard.class,
          PROPOSALS + "WHERE p.proposal = :proposal",
          Param.required("proposal", "its id"));

  static final Query<TermsRow> TERMS =
      Query.one(
          ANYONE,
          "terms",
          "The terms of an instrument that was proposed.",
          TermsRow.class,
          "SELECT * FROM governance.terms WHERE proposal = :proposal",
          Param.required("proposal", "its id"));

  static final Query<VoteCard> VOTES =
      Query.page(
          ANYONE,
          "votes",
          "The votes on a proposal, newest first.",
          VoteCard.class,
          """
          SELECT v.*, coalesce(n.name, v.voter) AS voter_name
          FROM governance.votes v LEFT JOIN identity.principals n ON n.principal = v.voter
          WHERE v.proposal = :proposal AND v.cursor < :before
            AND (:voter::text IS NULL OR v.voter = :voter)
          ORDER BY v.cursor DESC LIMIT :limit\
          """,
          Param.required("proposal", "its id"),
          Param.optional("voter", "the vote of one principal"));

  static final Query<InstrumentRow> INSTRUMENTS =
      Query.newest(
          ANYONE,
          "instruments",
          "Instruments that were approved, newest first.",
          GovernanceViews.INSTRUMENTS);

  static final Query<HaltRow> HALTS =
      Query.newest(
          ANYONE,
          "halts",
          "What is halted; an empty symbol is the whole exchange.",
          GovernanceViews.HALTS);

  static final Query<VotingAssetRow> VOTING_ASSETS =
      Query.newest(
          ANYONE,
          "voting-assets",
          "What votes have weighed, newest first. Without any, each operator has one vote.",
          GovernanceViews.VOTING_ASSETS);

  static final List<Query<?>> ALL =
      List.of(
          PARAMETERS,
          ROLES,
          ALL_PROPOSALS,
          PROPOSAL,
          TERMS,
          VOTES,
          INSTRUMENTS,
          HALTS,
          VOTING_ASSETS);

  private GovernanceQueries() {}

  /// A parameter as it stands; `action` set it, as `by` had proposed. Empty if nothing was decided.
  record ParameterRow(
      String parameter,
      long value,
      long standard,
      long min,
      long max,
      String unit,
      String sentence,
      long since,
      String action,
      String proposal,
      String by,
      String byName) {}

  /// A role somebody was granted, with the holder's display name.
  record RoleCard(
      String id,
      String role,
      String principal,
      String principalName,
      long since,
      String action,
      long cursor) {}

  /// A vote with the voter's display name.
  record VoteCard(
      String id,
      String proposal,
      String voter,
      String voterName,
      String choice,
      long power,
      long time,
      String action,
      long cursor) {}

  /// A proposal with display names and, of a parameter, its unit and sentence and its value before:
  /// the present one until the proposal has taken effect.
  record ProposalCard(
      String proposal,
      String kind,
      String by,
      String byName,
      String subject,
      String subjectName,
      long before,
      long value,
      String unit,
      String sentence,
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

  private static String values() {
    return Parameters.ALL.values().stream()
        .map(parameter ->
            "('%s', %d::bigint, %d::bigint, %d::bigint, '%s', '%s')"
                .formatted(
                    parameter.name(),
                    parameter.standard(),
                    parameter.min(),
                    parameter.max(),
                    parameter.unit(),
                    parameter.sentence().replace("'", "''")))
        .collect(Collectors.joining(", "));
  }
}
