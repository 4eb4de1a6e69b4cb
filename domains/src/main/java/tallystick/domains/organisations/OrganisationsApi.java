package tallystick.domains.organisations;

import java.util.List;
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
import tallystick.kernel.Api;
import tallystick.kernel.Api.Topic;
import tallystick.kernel.Event;

/// What may be asked and followed in the room of organisations.
final class OrganisationsApi {
  static final Api API =
      new Api(
          List.of(
              OrganisationsViews.ORGANISATION,
              OrganisationsViews.MEMBERS_OF,
              OrganisationsViews.PROPOSALS_OF),
          List.of(
              new Topic(
                  "organisation",
                  "organisation, or a member",
                  "Members, roles, and acts to approve.",
                  OrganisationsApi::concerned)),
          List.of(),
          List.of());

  private OrganisationsApi() {}

  private static List<String> concerned(Event event) {
    return switch ((OrganisationsEvent) event) {
      case OrganisationFounded e -> List.of(e.organisation());
      case MemberInvited e -> List.of(e.organisation(), e.principal());
      case MemberJoined e -> List.of(e.organisation(), e.member());
      case MemberGone e -> List.of(e.organisation(), e.member());
      case MemberChanged e -> List.of(e.organisation(), e.member());
      case ApprovalsSet e -> List.of(e.organisation());
      case ActProposed e -> List.of(e.organisation());
      case ActApproved e -> List.of(e.organisation());
      case ActDeclined e -> List.of(e.organisation());
      case ApprovalUsed e -> List.of(e.organisation());
      case ProposalLapsed e -> List.of(e.organisation());
    };
  }
}
