package tallystick.domains.organisations;

import java.util.List;
import tallystick.kernel.Event;

/// What happened in the room of organisations.
public sealed interface OrganisationsEvent extends Event {
  /// An organisation exists; its principal is told as registered.
  record OrganisationFounded(String organisation, String name, String founder)
      implements OrganisationsEvent {}

  /// Somebody may become a member.
  record MemberInvited(String organisation, String principal, MemberRole role)
      implements OrganisationsEvent {}

  /// Somebody is a member now.
  record MemberJoined(String organisation, String member, MemberRole role)
      implements OrganisationsEvent {}

  /// Somebody is a member or invited no more: removed, left or declined.
  record MemberGone(String organisation, String member) implements OrganisationsEvent {}

  /// A member has another role.
  record MemberChanged(String organisation, String member, MemberRole role)
      implements OrganisationsEvent {}

  /// Such acts need approval now.
  record ApprovalsSet(
      String organisation, List<String> scope, List<Ceiling> ceilings, int approvals)
      implements OrganisationsEvent {}

  /// A member wants the organisation to do this.
  record ActProposed(
      String proposal, String organisation, String proposer, String type, String body, long expires)
      implements OrganisationsEvent {}

  /// Somebody agreed.
  ///
  /// @param approvals how many have so far
  record ActApproved(String proposal, String organisation, String member, int approvals)
      implements OrganisationsEvent {}

  /// Somebody declined.
  ///
  /// @param approvals how many agree now
  record ActDeclined(String proposal, String organisation, String member, int approvals)
      implements OrganisationsEvent {}

  /// The act was done under this approval, which is used up; among the last of its events.
  record ApprovalUsed(String proposal, String organisation) implements OrganisationsEvent {}

  /// The proposal came to nothing: in time, or because too many declined.
  record ProposalLapsed(String proposal, String organisation) implements OrganisationsEvent {}
}
