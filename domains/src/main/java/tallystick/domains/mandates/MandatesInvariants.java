package tallystick.domains.mandates;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tallystick.domains.mandates.Mandates.Used;
import tallystick.kernel.Invariant;
import tallystick.kernel.State;

/// What always holds of mandates.
final class MandatesInvariants {
  static final List<Invariant> ALL =
      List.of(
          new Invariant("budgets are kept", false, MandatesInvariants::budgetsAreKept),
          new Invariant("mandates are few", false, MandatesInvariants::mandatesAreFew));

  private MandatesInvariants() {}

  private static @Nullable String budgetsAreKept(State state) {
    Map<String, Mandate> byId = new TreeMap<>();
    state
        .scan(Mandates.MANDATES, "", "", Integer.MAX_VALUE)
        .forEach((row, mandate) -> byId.put(row.substring(row.lastIndexOf('/') + 1), mandate));
    for (var entry : state.scan(Mandates.USED, "", "", Integer.MAX_VALUE).entrySet()) {
      int slash = entry.getKey().indexOf('/');
      Mandate mandate = byId.get(entry.getKey().substring(0, slash));
      String asset = entry.getKey().substring(slash + 1);
      Allowance allowance = mandate == null ? null : mandate.allowance(asset);
      Used used = entry.getValue();
      if (allowance == null || used.amount() > allowance.budget()) {
        return entry.getKey() + " used " + used.amount();
      }
    }
    return null;
  }

  private static @Nullable String mandatesAreFew(State state) {
    Map<String, Integer> counts = new TreeMap<>();
    for (String row : state.scan(Mandates.MANDATES, "", "", Integer.MAX_VALUE).keySet()) {
      counts.merge(row.substring(0, row.indexOf('/')), 1, Integer::sum);
    }
    for (var entry : counts.entrySet()) {
      if (entry.getValue() > Mandates.MAX_MANDATES) {
        return entry.getKey() + " gives " + entry.getValue();
      }
    }
    return null;
  }
}
