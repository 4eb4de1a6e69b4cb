package tallystick.domains.privacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.domains.identity.IdentityAction.GrantRole;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.Role;
import tallystick.domains.identity.IdentityEvent.PrincipalClosed;
import tallystick.domains.identity.IdentityEvent.PrincipalRegistered;
import tallystick.domains.identity.IdentityEvent.RoleGranted;
import tallystick.domains.privacy.PrivacyAction.ApproveErasure;
import tallystick.domains.privacy.PrivacyAction.DeclareEmergency;
import tallystick.domains.privacy.PrivacyAction.EraseMe;
import tallystick.domains.privacy.PrivacyAction.GiveConsent;
import tallystick.domains.privacy.PrivacyAction.JudgeEmergency;
import tallystick.domains.privacy.PrivacyAction.ProposeErasure;
import tallystick.domains.privacy.PrivacyAction.RejectErasure;
import tallystick.domains.privacy.PrivacyAction.WithdrawConsent;
import tallystick.domains.privacy.PrivacyEvent.ConsentGiven;
import tallystick.domains.privacy.PrivacyEvent.ConsentWithdrawn;
import tallystick.domains.privacy.PrivacyEvent.EmergencyDeclared;
import tallystick.domains.privacy.PrivacyEvent.EmergencyJudged;
import tallystick.domains.privacy.PrivacyEvent.ErasureProposed;
import tallystick.domains.privacy.PrivacyEvent.ErasureRejected;
import tallystick.domains.privacy.PrivacyEvent.PersonErased;
import tallystick.kernel.At;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.Ids;
import tallystick.kernel.SigningKey;
import tallystick.kernel.Workload;

/// Random consents, erasures and emergencies. Who is erased are passers-by that came for it, so
/// that the cast can always sign; one of them stays as a second officer.
final class PrivacyWorkload implements Workload {
  private static final int MOST = 5;

  private final Map<String, SigningKey> offered = new TreeMap<>();
  private final Map<String, SigningKey> passing = new TreeMap<>();
  private final TreeSet<String> proposed = new TreeSet<>();
  private final TreeSet<String> consents = new TreeSet<>();
  private final Map<String, String> emergencies = new TreeMap<>();
  private String officer = "";

  @Override
  public @Nullable Intent next(Dice dice, Cast cast, long time) {
    if (passing.isEmpty() || (passing.size() < MOST && dice.chance(30))) {
      SigningKey key = SigningKey.fromSeed(dice.bytes32());
      offered.put(Ids.principalOf(key.keyId()), key);
      return new Intent(
          Ids.principalOf(key.keyId()), new RegisterPrincipal("Passer-by"), true, key);
    }
    if (officer.isEmpty()) {
      return new Intent(
          cast.operator(), new GrantRole(passing.keySet().iterator().next(), Role.OFFICER), true);
    }
    return switch (dice.below(12)) {
      case 0, 1 -> giveConsent(dice, cast);
      case 2 -> withdrawConsent(dice);
      case 3 -> erase(dice);
      case 4 -> propose(dice, cast);
      case 5 -> approve(dice, cast);
      case 6 -> reject(dice, cast);
      case 7 -> declare(dice, cast);
      case 8, 9 -> judge(dice, cast);
      default -> tryTooMuch(dice, cast);
    };
  }

  private @Nullable Intent giveConsent(Dice dice, Cast cast) {
    String member = dice.pick(cast.members());
    Purpose purpose = dice.pick(List.of(Purpose.values()));
    boolean fresh = !consents.contains(member + "/" + purpose);
    return new Intent(member, new GiveConsent(purpose), fresh);
  }

  private @Nullable Intent withdrawConsent(Dice dice) {
    if (consents.isEmpty()) {
      return null;
    }
    String[] one = dice.pick(List.copyOf(consents)).split("/");
    return new Intent(
        one[0], new WithdrawConsent(Purpose.valueOf(one[1])), true, passing.get(one[0]));
  }

  private @Nullable Intent erase(Dice dice) {
    List<String> leaving = leaving();
    if (leaving.isEmpty()) {
      return null;
    }
    String one = dice.pick(leaving);
    return new Intent(one, new EraseMe("", dice.chance(50)), true, passing.get(one));
  }

  /// Who may be erased: all that pass but the officer.
  private List<String> leaving() {
    List<String> leaving = new ArrayList<>(passing.keySet());
    leaving.remove(officer);
    return leaving;
  }

  private @Nullable Intent propose(Dice dice, Cast cast) {
    List<String> leaving = leaving();
    if (leaving.isEmpty()) {
      return null;
    }
    String one = dice.pick(leaving);
    return new Intent(
        cast.operator(),
        new ProposeErasure(one, Ground.REQUEST, "ab".repeat(32)),
        !proposed.contains(one));
  }

  private @Nullable Intent approve(Dice dice, Cast cast) {
    if (proposed.isEmpty()) {
      return null;
    }
    ApproveErasure approve = new ApproveErasure(dice.pick(List.copyOf(proposed)), Ground.REQUEST);
    return dice.chance(70)
        ? new Intent(officer, approve, true, passing.get(officer))
        : new Intent(cast.operator(), approve, false);
  }

  private @Nullable Intent reject(Dice dice, Cast cast) {
    return proposed.isEmpty()
        ? null
        : new Intent(cast.operator(), new RejectErasure(dice.pick(List.copyOf(proposed))), true);
  }

  private Intent declare(Dice dice, Cast cast) {
    boolean operator = dice.chance(50);
    String by = operator ? cast.operator() : officer;
    DeclareEmergency declare =
        new DeclareEmergency(dice.pick(cast.members()), "A call for help", 30);
    return new Intent(by, declare, !emergencies.containsKey(by), passing.get(by));
  }

  private @Nullable Intent judge(Dice dice, Cast cast) {
    if (emergencies.isEmpty()) {
      return null;
    }
    String declarer = dice.pick(List.copyOf(emergencies.keySet()));
    String judge = declarer.equals(officer) ? cast.operator() : officer;
    String by = dice.chance(80) ? judge : declarer;
    JudgeEmergency verdict =
        new JudgeEmergency(
            declarer, emergencies.getOrDefault(declarer, ""), dice.chance(80), "Looked into");
    return new Intent(by, verdict, by.equals(judge), passing.get(by));
  }

  private Intent tryTooMuch(Dice dice, Cast cast) {
    String member = dice.pick(cast.members());
    return switch (dice.below(4)) {
      case 0 -> new Intent(member, new DeclareEmergency(member, "Curious", 5), false);
      case 1 -> new Intent(cast.operator(), new EraseMe("", true), false);
      case 2 -> new Intent(member, new ProposeErasure(officer, Ground.ORDER, ""), false);
      default -> new Intent(member, new WithdrawConsent(Purpose.RESEARCH), has(member));
    };
  }

  private boolean has(String member) {
    return consents.contains(member + "/" + Purpose.RESEARCH);
  }

  @Override
  public void saw(Event event, At at) {
    switch (event) {
      case PrincipalRegistered e -> {
        SigningKey key = offered.remove(e.principal());
        if (key != null) {
          passing.put(e.principal(), key);
        }
      }
      case PrincipalClosed e -> {
        passing.remove(e.principal());
        proposed.remove(e.principal());
      }
      case RoleGranted e -> officer = e.role() == Role.OFFICER ? e.principal() : officer;
      case PrivacyEvent e -> saw(e);
      default -> {}
    }
  }

  private void saw(PrivacyEvent event) {
    switch (event) {
      case ConsentGiven e -> consents.add(e.principal() + "/" + e.purpose());
      case ConsentWithdrawn e -> consents.remove(e.principal() + "/" + e.purpose());
      case ErasureProposed e -> proposed.add(e.principal());
      case ErasureRejected e -> proposed.remove(e.principal());
      case PersonErased e -> {}
      case EmergencyDeclared e -> emergencies.put(e.officer(), e.emergency());
      case EmergencyJudged e -> emergencies.remove(e.officer());
    }
  }
}
