package tallystick.domains.organisations;

import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import tallystick.domains.identity.Scope;
import tallystick.domains.mandates.Cost;
import tallystick.domains.mandates.MandatesAction;
import tallystick.domains.organisations.Organisations.Policy;
import tallystick.domains.organisations.Organisations.Proposal;
import tallystick.domains.organisations.OrganisationsAction.Reason;
import tallystick.domains.organisations.OrganisationsEvent.ApprovalUsed;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Decision;
import tallystick.kernel.Sha256;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// Which acts of an organisation several must approve, and whether they did. An approval is for one
/// act of just this type and body, and is used up by it.
final class Approvals {
  private Approvals() {}

  /// Whether what the act is, or what it took, needs approval. Mandates always do: they are acts to
  /// come.
  static boolean needs(Action action, Step step) {
    Policy policy = step.state().get(Organisations.POLICIES, step.by());
    if (policy == null) {
      return false;
    }
    if (action instanceof MandatesAction.GiveMandate || Scope.covers(policy.scope(), action)) {
      return true;
    }
    Map<String, Long> spent = Cost.of(step.events(), step.by()).spent();
    return policy.ceilings().stream()
        .anyMatch(ceiling -> spent.getOrDefault(ceiling.asset(), 0L) > ceiling.amount());
  }

  /// Uses the approval of the act up, if enough who still decide have agreed.
  static Decision use(Action action, Step step) {
    State state = step.state();
    String row = step.by() + "/" + digest(action);
    Proposal proposal = state.get(Organisations.PROPOSALS, row);
    if (proposal == null
        || proposal.expires() <= step.time()
        || Organisations.deciding(state, step.by(), proposal.approvals())
            < Organisations.approvals(state, step.by())) {
      return refuse(Reason.APPROVAL_NEEDED);
    }
    state.remove(Organisations.PROPOSALS, row);
    step.emit(new ApprovalUsed(proposal.id(), step.by()));
    return ACCEPTED;
  }

  private static String digest(Action action) {
    return digest(Codec.name(action.getClass()), Codec.body(action));
  }

  /// What is approved: the SHA-256 of type, a line break and body, in hex.
  static String digest(String type, String body) {
    byte[] text = (type + "\n" + body).getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(Sha256.of(text));
  }
}
