package tallystick.domains.organisations;

import static tallystick.kernel.Permission.ANYONE;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tallystick.domains.organisations.OrganisationsEvent.ActApproved;
import tallystick.domains.organisations.OrganisationsEvent.ActDeclined;
import tallystick.domains.organisations.OrganisationsEvent.ActProposed;
import tallystick.domains.organisations.OrganisationsEvent.ApprovalUsed;
import tallystick.domains.organisations.OrganisationsEvent.ApprovalsSet;
import tallystick.domains.organisations.OrganisationsEvent.MemberChanged;
import tallystick.domains.organisations.OrganisationsEvent.MemberGone;
import tallystick.domains.organisations.OrganisationsEvent.MemberInvited;
import tallystick.domains.organisations.OrganisationsEvent.MemberJoined;
import tallystick.domains.organisations.OrganisationsEvent.OrganisationFounded;
import tallystick.domains.organisations.OrganisationsEvent.ProposalLapsed;
import tallystick.kernel.At;
import tallystick.kernel.Event;
import tallystick.kernel.Query;
import tallystick.kernel.Query.Param;
import tallystick.kernel.View;
import tallystick.kernel.ViewWriter;
import tallystick.kernel.Views;

/// Organisations, their members, and acts to approve, as people read them.
final class OrganisationsViews implements Views {
  private static final View<OrganisationRow> ORGANISATIONS =
      new View<>("organisations.organisations", OrganisationRow.class, "organisation");
  private static final View<MemberRow> MEMBERS =
      new View<>("organisations.members", MemberRow.class, "id");
  private static final View<ProposalRow> PROPOSALS =
      new View<>("organisations.proposals", ProposalRow.class, "proposal");

  static final Query<OrganisationRow> ORGANISATION =
      Query.one(
          ANYONE,
          "organisation",
          "One organisation and what needs approval in it.",
          OrganisationRow.class,
          "SELECT * FROM organisations.organisations WHERE organisation = :organisation",
          Param.required("organisation", "its id"));

  static final Query<NamedMember> MEMBERS_OF =
      Query.page(
          ANYONE,
          "members",
          "Members of an organisation, or the organisations of a member, newest first.",
          NamedMember.class,
          """
          SELECT m.*, coalesce(p.name, m.member) AS member_name, o.name AS organisation_name
          FROM organisations.members m
          JOIN organisations.organisations o ON o.organisation = m.organisation
          LEFT JOIN identity.principals p ON p.principal = m.member
          WHERE m.cursor < :before
            AND (:organisation::text IS NULL OR m.organisation = :organisation)
            AND (:member::text IS NULL OR m.member = :member)
          ORDER BY m.cursor DESC LIMIT :limit\
          """,
          Param.optional("organisation", "whose members"),
          Param.optional("member", "whose organisations"));

  static final Query<ProposalRow> PROPOSALS_OF =
      Query.page(
          ANYONE,
          "proposals",
          "Acts proposed in an organisation, or in all of a member, newest first.",
          ProposalRow.class,
          """
          SELECT * FROM organisations.proposals
          WHERE cursor < :before AND (:organisation::text IS NULL OR organisation = :organisation)
            AND (:member::text IS NULL OR organisation IN (
              SELECT m.organisation FROM organisations.members m
              WHERE m.member = :member AND m.joined))
            AND (:state::text IS NULL OR state = :state)
          ORDER BY cursor DESC LIMIT :limit\
          """,
          Param.optional("organisation", "whose acts"),
          Param.optional("member", "a member of the organisations"),
          Param.choice("state", List.of("OPEN", "USED", "LAPSED"), "in this state only"));

  /// An organisation; `approvals` is 0 if none are asked for. `action` founded it.
  record OrganisationRow(
      String organisation,
      String name,
      List<String> scope,
      List<Ceiling> ceilings,
      int approvals,
      long since,
      String action,
      long cursor) {}

  /// A member, or an invited one; `action` invited them.
  record MemberRow(
      String id,
      String organisation,
      String member,
      String role,
      boolean joined,
      long since,
      String action,
      long cursor) {}

  /// A member with names.
  record NamedMember(
      String id,
      String organisation,
      String organisationName,
      String member,
      String memberName,
      String role,
      boolean joined,
      long since,
      String action,
      long cursor) {}

  /// An act that members are to approve; `state` OPEN, USED or LAPSED. It may be open and past
  /// `expires`. `approvedBy` are the members that agree, `declinedBy` those that declined.
  record ProposalRow(
      String proposal,
      String organisation,
      String proposer,
      String type,
      String body,
      long expires,
      int approvals,
      List<String> approvedBy,
      List<String> declinedBy,
      String state,
      String usedBy,
      long since,
      long cursor) {
    private ProposalRow approved(ActApproved by) {
      return decided(
          by.approvals(), with(approvedBy, by.member()), without(declinedBy, by.member()));
    }

    private ProposalRow declined(ActDeclined by) {
      return decided(
          by.approvals(), without(approvedBy, by.member()), with(declinedBy, by.member()));
    }

    private static List<String> with(List<String> people, String one) {
      List<String> all = new ArrayList<>(people);
      all.add(one);
      return List.copyOf(all);
    }

    private static List<String> without(List<String> people, String one) {
      return people.stream().filter(other -> !other.equals(one)).toList();
    }

    private ProposalRow decided(int approvals, List<String> approvedBy, List<String> declinedBy) {
      return new ProposalRow(
          proposal,
          organisation,
          proposer,
          type,
          body,
          expires,
          approvals,
          approvedBy,
          declinedBy,
          state,
          usedBy,
          since,
          cursor);
    }
  }

  @Override
  public List<View<?>> tables() {
    return List.of(ORGANISATIONS, MEMBERS, PROPOSALS);
  }

  @Override
  public List<String> extras() {
    return List.of(
        "CREATE INDEX ON organisations.members (organisation, cursor)",
        "CREATE INDEX ON organisations.members (member, cursor)",
        "CREATE INDEX ON organisations.proposals (organisation, cursor)");
  }

  @Override
  public void project(Event event, At at, ViewWriter out) {
    switch ((OrganisationsEvent) event) {
      case OrganisationFounded e -> out.put(ORGANISATIONS, founded(e, at));
      case MemberInvited e ->
          out.put(MEMBERS, member(e.organisation(), e.principal(), e.role(), false, at));
      case MemberJoined e ->
          out.put(MEMBERS, member(e.organisation(), e.member(), e.role(), true, at));
      case MemberGone e -> out.remove(MEMBERS, e.organisation() + "/" + e.member());
      case MemberChanged e ->
          out.set(MEMBERS, e.organisation() + "/" + e.member(), "role", e.role().name());
      case ApprovalsSet e ->
          out.set(
              ORGANISATIONS,
              e.organisation(),
              "scope",
              e.scope(),
              "ceilings",
              e.ceilings(),
              "approvals",
              e.approvals());
      case ActProposed e -> out.put(PROPOSALS, proposed(e, at));
      case ActApproved e ->
          out.change(
              PROPOSALS,
              e.proposal(),
              row -> Objects.requireNonNull(row, e.proposal()).approved(e));
      case ActDeclined e ->
          out.change(
              PROPOSALS,
              e.proposal(),
              row -> Objects.requireNonNull(row, e.proposal()).declined(e));
      case ApprovalUsed e ->
          out.set(PROPOSALS, e.proposal(), "state", "USED", "usedBy", at.action());
      case ProposalLapsed e -> out.set(PROPOSALS, e.proposal(), "state", "LAPSED");
    }
  }

  private static OrganisationRow founded(OrganisationFounded e, At at) {
    return new OrganisationRow(
        e.organisation(), e.name(), List.of(), List.of(), 0, at.time(), at.action(), at.cursor());
  }

  private static MemberRow member(
      String organisation, String member, MemberRole role, boolean joined, At at) {
    return new MemberRow(
        organisation + "/" + member,
        organisation,
        member,
        role.name(),
        joined,
        at.time(),
        at.action(),
        at.cursor());
  }

  private static ProposalRow proposed(ActProposed e, At at) {
    return new ProposalRow(
        e.proposal(),
        e.organisation(),
        e.proposer(),
        e.type(),
        e.body(),
        e.expires(),
        0,
        List.of(),
        List.of(),
        "OPEN",
        "",
        at.time(),
        at.cursor());
  }
}
