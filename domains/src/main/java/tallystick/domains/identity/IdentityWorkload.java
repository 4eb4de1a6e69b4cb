package tallystick.domains.identity;

import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.GrantRole;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.domains.identity.IdentityAction.RevokeKey;
import tallystick.domains.identity.IdentityAction.Role;
import tallystick.domains.identity.IdentityAction.WithdrawRole;
import tallystick.kernel.At;
import tallystick.kernel.Dice;
import tallystick.kernel.Event;
import tallystick.kernel.Workload;

/// Random acts on principals and roles. Mostly names change; now and then somebody tries too much.
final class IdentityWorkload implements Workload {
  private static final List<String> NAMES =
      List.of("Amber", "Birch", "Cedar", "Dune", "Ember", "Fern", "Grove", "Harbour");

  @Override
  public @Nullable Intent next(Dice dice, Cast cast, long time) {
    String member = dice.pick(cast.members());
    return switch (dice.below(10)) {
      case 0 -> new Intent(member, new FoundVenue("Another venue"), false);
      case 1 -> new Intent(member, new RegisterPrincipal("Once more"), false);
      case 2 -> new Intent(member, new GrantRole(member, Role.OPERATOR), false);
      case 3 ->
          new Intent(cast.operator(), new WithdrawRole(cast.operator(), Role.OPERATOR), false);
      case 4 -> new Intent(member, new RevokeKey("ed25519:" + "A".repeat(43)), false);
      default ->
          new Intent(member, new RenamePrincipal(dice.pick(NAMES) + " " + dice.below(1000)), true);
    };
  }

  @Override
  public void saw(Event event, At at) {
    // Nothing to remember: the cast is given.
  }
}
