package tallystick.domains.organisations;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.identity.Identity;
import tallystick.kernel.Invariant;
import tallystick.kernel.State;

/// What always holds of organisations.
final class OrganisationsInvariants {
  static final List<Invariant> ALL =
      List.of(
          new Invariant("an organisation is led", false, OrganisationsInvariants::isLed),
          new Invariant("enough can approve", false, OrganisationsInvariants::enoughCanApprove),
          new Invariant("proposals are few", false, OrganisationsInvariants::proposalsAreFew));

  private OrganisationsInvariants() {}

  private static @Nullable String isLed(State state) {
    for (String row : state.scan(Organisations.MEMBERS, "", "", Integer.MAX_VALUE).keySet()) {
      String organisation = row.substring(0, row.indexOf('/'));
      if (!Identity.isOrganisation(state, organisation)) {
        return organisation + " has members and a key";
      }
      if (Organisations.owners(state, organisation) == 0) {
        return organisation + " has no owner";
      }
    }
    return null;
  }

  private static @Nullable String enoughCanApprove(State state) {
    for (var entry : state.scan(Organisations.POLICIES, "", "", Integer.MAX_VALUE).entrySet()) {
      if (Organisations.deciding(state, entry.getKey()) < entry.getValue().approvals()) {
        return entry.getKey() + " wants " + entry.getValue().approvals() + " approvals";
      }
    }
    return null;
  }

  private static @Nullable String proposalsAreFew(State state) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String row : state.scan(Organisations.PROPOSALS, "", "", Integer.MAX_VALUE).keySet()) {
      counts.merge(row.substring(0, row.indexOf('/')), 1, Integer::sum);
    }
    for (var entry : counts.entrySet()) {
      if (entry.getValue() > Organisations.MAX_PROPOSALS) {
        return entry.getKey() + " has " + entry.getValue() + " proposals";
      }
    }
    return null;
  }
}
