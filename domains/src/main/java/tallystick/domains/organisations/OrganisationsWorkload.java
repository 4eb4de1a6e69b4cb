package tallystick.domains.organisations;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.accounts.AccountsAction.Transfer;
import tallystick.domains.accounts.AccountsEvent.AssetDefined;
import tallystick.domains.accounts.AccountsEvent.AssetReserved;
import tallystick.domains.accounts.AccountsEvent.Posted;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityEvent.PrincipalRegistered;
import tallystick.domains.organisations.OrganisationsAction.AnswerInvitation;
import tallystick.domains.organisations.OrganisationsAction.ApproveAct;
import tallystick.domains.organisations.OrganisationsAction.ChangeMember;
import tallystick.domains.organisations.OrganisationsAction.DeclineAct;
import tallystick.domains.organisations.OrganisationsAction.FoundOrganisation;
import tallystick.domains.organisations.OrganisationsAction.InviteMember;
import tallystick.domains.organisations.OrganisationsAction.LeaveOrganisation;
import tallystick.domains.organisations.OrganisationsAction.ProposeAct;
import tallystick.domains.organisations.OrganisationsAction.RemoveMember;
import tallystick.domains.organisations.OrganisationsAction.SetApprovals;
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
import tallystick.kernel.Action;
import tallystick.kernel.At;
import tallystick.kernel.Codec;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.Ids;
import tallystick.kernel.SigningKey;
import tallystick.kernel.Workload;

/// Three partners outside the cast, and what they do in the name of their firm: the first is its
/// owner, the second helps to approve, the third comes and goes.
final class OrganisationsWorkload implements Workload {
  private static final long HOUR_MILLIS = 60L * 60 * 1000;
  private static final int PARTNERS = 3;
  private static final long CEILING = 50;

  private final List<SigningKey> partners = new ArrayList<>();
  private final Map<String, SigningKey> offered = new TreeMap<>();
  private final Map<String, Member> members = new TreeMap<>();
  private String firm = "";
  private String asset = "";
  private long funds;
  private int approvals;
  private @Nullable Pending pending;
  private @Nullable Action wanted;

  private record Member(MemberRole role, boolean joined) {}

  /// An act that was proposed, who agreed, and whether the second partner declined last.
  private record Pending(
      ActProposed told, Action action, List<String> approved, boolean declined) {}

  @Override
  public @Nullable Intent next(Dice dice, Cast cast, long time) {
    if (asset.isEmpty()) {
      return null;
    }
    if (partners.size() < PARTNERS) {
      SigningKey key = SigningKey.fromSeed(dice.bytes32());
      offered.put(Ids.principalOf(key.keyId()), key);
      return mine(key, new RegisterPrincipal("Partner"), true);
    }
    if (firm.isEmpty()) {
      return mine(key(0), new FoundOrganisation("The firm"), true);
    }
    Pending open = pending;
    if (open != null && dice.chance(70)) {
      return goOn(open, dice, cast, time);
    }
    return switch (dice.below(10)) {
      case 0, 1 -> invite(dice, time);
      case 2, 3 -> answer(dice);
      case 4 -> new Intent(dice.pick(cast.members()), new Transfer(firm, asset, 200, ""), true);
      case 5 -> approvals == 0 ? askForApprovals() : propose(payment(dice, cast, 60), dice, time);
      case 6 -> change(dice);
      case 7 -> mine(key(2), new LeaveOrganisation(firm), joined(2));
      case 8 -> firm(SigningKey.fromSeed(dice.bytes32()), payment(dice, cast, 1), false);
      default -> pay(dice, cast);
    };
  }

  private Intent goOn(Pending open, Dice dice, Cast cast, long time) {
    if (time >= open.told.expires()) {
      return propose(payment(dice, cast, 70), dice, time);
    }
    if (dice.chance(10)) {
      return mine(key(1), new DeclineAct(firm, open.told.proposal()), decides(1) && !open.declined);
    }
    if (open.approved.size() < 2) {
      int by = dice.below(2);
      boolean may = decides(by) && !open.approved.contains(partner(by));
      return mine(key(by), new ApproveAct(firm, open.told.proposal()), may);
    }
    boolean may = decides(1) && !(open.action instanceof Transfer t && t.amount() > funds);
    return firm(key(0), open.action, may && isPossible(open.action));
  }

  private boolean isPossible(Action action) {
    return !(action instanceof InviteMember a && members.containsKey(a.principal()));
  }

  private @Nullable Intent invite(Dice dice, long time) {
    int which = members.containsKey(partner(1)) ? 2 : 1;
    if (members.containsKey(partner(which))) {
      boolean joined = joined(which);
      return joined || approvals > 0 ? null : firm(key(0), new RemoveMember(partner(which)), true);
    }
    InviteMember invite =
        new InviteMember(partner(which), which == 1 ? MemberRole.ADMIN : MemberRole.TRADER);
    return approvals == 0 ? firm(key(0), invite, true) : propose(invite, dice, time);
  }

  private Intent answer(Dice dice) {
    int which = dice.chance(50) ? 1 : 2;
    Member member = members.get(partner(which));
    boolean invited = member != null && !member.joined;
    return mine(key(which), new AnswerInvitation(firm, dice.chance(80)), invited);
  }

  private Intent askForApprovals() {
    SetApprovals ask =
        new SetApprovals(List.of("governance"), List.of(new Ceiling(asset, CEILING)), 2);
    return firm(key(0), ask, decides(1));
  }

  private @Nullable Intent change(Dice dice) {
    if (!joined(2) || approvals > 0) {
      return null;
    }
    MemberRole role = dice.chance(50) ? MemberRole.VIEWER : MemberRole.TRADER;
    return firm(key(0), new ChangeMember(partner(2), role), true);
  }

  private Intent pay(Dice dice, Cast cast) {
    int by = dice.chance(50) ? 0 : 2;
    long amount = dice.between(1, CEILING + 5);
    Member member = members.get(partner(by));
    boolean may = member != null && member.joined && member.role != MemberRole.VIEWER;
    boolean free = approvals == 0 || amount <= CEILING;
    return firm(key(by), payment(dice, cast, amount), may && free && amount <= funds);
  }

  private Transfer payment(Dice dice, Cast cast, long amount) {
    return new Transfer(dice.pick(cast.members()), asset, amount, "in the name of the firm");
  }

  private Intent propose(Action action, Dice dice, long time) {
    int by = dice.chance(70) || !joined(2) ? 0 : 2;
    Member member = members.get(partner(by));
    boolean may = member != null && member.role != MemberRole.VIEWER;
    wanted = action;
    long expires = time + dice.between(1, 48) * HOUR_MILLIS;
    String body = Codec.body(action);
    Pending open = pending;
    boolean same = open != null && open.told.body().equals(body) && time < open.told.expires();
    String type = Codec.name(action.getClass());
    return mine(key(by), new ProposeAct(firm, type, body, expires), may && !same);
  }

  private SigningKey key(int partner) {
    return partners.get(partner);
  }

  private String partner(int which) {
    return Ids.principalOf(key(which).keyId());
  }

  private boolean joined(int which) {
    Member member = members.get(partner(which));
    return member != null && member.joined;
  }

  private boolean decides(int which) {
    Member member = members.get(partner(which));
    return member != null && member.joined && member.role.decides();
  }

  private static Intent mine(SigningKey key, Action action, boolean legal) {
    return new Intent(Ids.principalOf(key.keyId()), action, legal, key);
  }

  private Intent firm(SigningKey key, Action action, boolean legal) {
    return new Intent(firm, action, legal, key);
  }

  @Override
  public void saw(Event event, At at) {
    switch (event) {
      case AssetDefined e -> asset = asset.isEmpty() ? e.asset() : asset;
      case AssetReserved e -> asset = asset.equals(e.asset()) ? "" : asset;
      case Posted e -> {
        if (e.owner().equals(firm) && e.asset().equals(asset)) {
          funds = e.available();
        }
      }
      case PrincipalRegistered e -> {
        SigningKey key = offered.remove(e.principal());
        if (key != null && partners.size() < PARTNERS) {
          partners.add(key);
        }
      }
      case OrganisationsEvent e -> saw(e);
      default -> {}
    }
  }

  private void saw(OrganisationsEvent event) {
    switch (event) {
      case OrganisationFounded e -> firm = e.organisation();
      case MemberInvited e -> members.put(e.principal(), new Member(e.role(), false));
      case MemberJoined e -> members.put(e.member(), new Member(e.role(), true));
      case MemberGone e -> members.remove(e.member());
      case MemberChanged e -> members.put(e.member(), new Member(e.role(), true));
      case ApprovalsSet e -> approvals = e.approvals();
      case ActProposed e -> {
        if (wanted != null && Codec.body(wanted).equals(e.body())) {
          pending = new Pending(e, wanted, List.of(), false);
        }
      }
      case ActApproved e -> {
        if (pending != null && pending.told.proposal().equals(e.proposal())) {
          List<String> approved = new ArrayList<>(pending.approved);
          approved.add(e.member());
          boolean declined = pending.declined && !e.member().equals(partner(1));
          pending = new Pending(pending.told, pending.action, approved, declined);
        }
      }
      case ActDeclined e -> {
        if (pending != null && pending.told.proposal().equals(e.proposal())) {
          List<String> approved = new ArrayList<>(pending.approved);
          approved.remove(e.member());
          pending = new Pending(pending.told, pending.action, approved, true);
        }
      }
      case ApprovalUsed e -> done(e.proposal());
      case ProposalLapsed e -> done(e.proposal());
    }
  }

  private void done(String proposal) {
    if (pending != null && pending.told.proposal().equals(proposal)) {
      pending = null;
    }
  }
}
