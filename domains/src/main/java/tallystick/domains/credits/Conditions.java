package tallystick.domains.credits;

import java.util.List;
import tallystick.kernel.Require;

/// What units must have so that they may go somewhere.
///
/// @param labels all of which their batch must carry
/// @param adjustments one of which their batch must be in; empty for any
public record Conditions(List<String> labels, List<Adjustment> adjustments) {
  /// Any unit will do.
  public static final Conditions NONE = new Conditions(List.of(), List.of());

  public Conditions {
    CreditsAction.requireLabels(labels, "labels");
    Require.size(adjustments, 0, Adjustment.values().length, "adjustments");
    labels = List.copyOf(labels);
    adjustments = List.copyOf(adjustments);
  }

  /// Whether a batch with these labels, in this state of adjustment, will do.
  boolean admit(List<String> carried, Adjustment adjustment) {
    return carried.containsAll(labels)
        && (adjustments.isEmpty() || adjustments.contains(adjustment));
  }
}
