package tallystick.domains.organisations;

import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.List;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.identity.Identity;
import tallystick.domains.identity.IdentityAction;
import tallystick.domains.mandates.Mandates;
import tallystick.domains.organisations.OrganisationsAction.Reason;
import tallystick.kernel.Action;
import tallystick.kernel.Authority;
import tallystick.kernel.Decision;
import tallystick.kernel.Refusal;
import tallystick.kernel.State;
import tallystick.kernel.Step;
import tallystick.kernel.Table;

/// Who may act for organisations, for the flow.
public final class Organisations {
  /// Members and the invited, by `<organisation>/<principal>`.
  static final Table<Member> MEMBERS = new Table<>("organisations.member", Member.class);

  /// What needs approval, by organisation; no row for nothing.
  static final Table<Policy> POLICIES = new Table<>("organisations.policy", Policy.class);

  /// Proposed acts by `<organisation>/<digest>`.
  static final Table<Proposal> PROPOSALS = new Table<>("organisations.proposal", Proposal.class);

  /// Members of one organisation, invited ones included.
  static final int MAX_MEMBERS = 100;

  /// Proposals of one organisation at a time.
  static final int MAX_PROPOSALS = 64;

  /// Lets members act for their organisations, and all others as [Mandates#AUTHORITY] says.
  public static final Authority AUTHORITY =
      new Authority() {
        @Override
        public Decision authorise(State state, String key, String by, Action action, long time) {
          return Organisations.authorise(state, key, by, action, time);
        }

        @Override
        public Decision review(Action action, Step step) {
          return Organisations.review(action, step);
        }
      };

  private Organisations() {}

  /// @param joined false while only invited
  record Member(MemberRole role, boolean joined) {}

  record Policy(List<String> scope, List<Ceiling> ceilings, int approvals) {}

  /// @param id of the act that proposed it
  record Proposal(String id, List<String> approvals, List<String> declined, long expires) {}

  private static Decision authorise(State state, String key, String by, Action action, long time) {
    Decision other = Mandates.AUTHORITY.authorise(state, key, by, action, time);
    if (!(other instanceof Decision.Refused(Refusal reason))
        || reason == IdentityAction.Reason.KEY_REVOKED
        || reason == IdentityAction.Reason.KEY_EXPIRED) {
      return other;
    }
    Member member = member(state, by, Identity.principalOf(state, key));
    if (member == null) {
      return other;
    }
    if (!Identity.allows(state, key, action)) {
      return refuse(IdentityAction.Reason.KEY_OUT_OF_SCOPE);
    }
    return member.role.allows(action) ? ACCEPTED : refuse(Reason.ROLE_NOT_ENOUGH);
  }

  private static Decision review(Action action, Step step) {
    State state = step.state();
    if (Identity.principalOf(state, step.key()).equals(step.by())) {
      return ACCEPTED;
    }
    Decision mandated =
        Mandates.AUTHORITY.authorise(state, step.key(), step.by(), action, step.time());
    if (!Identity.isOrganisation(state, step.by()) || mandated.equals(ACCEPTED)) {
      return Mandates.AUTHORITY.review(action, step);
    }
    // What changes who decides was looked at before it changed that.
    boolean looked = action instanceof OrganisationsAction;
    return looked || !Approvals.needs(action, step) ? ACCEPTED : Approvals.use(action, step);
  }

  static @Nullable Member member(State state, String organisation, String principal) {
    Member member = state.get(MEMBERS, organisation + "/" + principal);
    return member != null && member.joined ? member : null;
  }

  static SequencedMap<String, Member> members(State state, String organisation) {
    return state.scan(MEMBERS, organisation + "/", "", MAX_MEMBERS);
  }

  /// How many must approve; 0 for no approvals.
  static int approvals(State state, String organisation) {
    Policy policy = state.get(POLICIES, organisation);
    return policy == null ? 0 : policy.approvals;
  }

  /// How many members decide.
  static int deciding(State state, String organisation) {
    int count = 0;
    for (Member member : members(state, organisation).values()) {
      count += member.joined && member.role.decides() ? 1 : 0;
    }
    return count;
  }

  /// How many of some people decide.
  static int deciding(State state, String organisation, List<String> people) {
    int count = 0;
    for (String one : people) {
      Member member = member(state, organisation, one);
      count += member != null && member.role().decides() ? 1 : 0;
    }
    return count;
  }

  /// How many owners there are.
  static int owners(State state, String organisation) {
    int count = 0;
    for (Member member : members(state, organisation).values()) {
      count += member.joined && member.role == MemberRole.OWNER ? 1 : 0;
    }
    return count;
  }
}
