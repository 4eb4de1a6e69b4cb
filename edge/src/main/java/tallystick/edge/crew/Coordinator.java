package tallystick.edge.crew;

import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tallystick.edge.crew.Entry.Assigned;
import tallystick.edge.crew.Entry.Joined;

/// Who does what: decided by the agent that leads, written into the log before it counts.
final class Coordinator {
  private Coordinator() {}

  /// What to write next, or null: a duty that nobody has goes to the first of those who shall do it
  /// that is there and can; one of an agent that is gone goes to another, if there is one.
  ///
  /// @param present principals of those who were heard of lately
  static @Nullable Assigned next(Board board, Set<String> present) {
    for (Duty duty : board.duties()) {
      boolean waits =
          duty.stage() == Duty.Stage.OPEN
              || (duty.isWithSomebody() && !present.contains(duty.agent()));
      String agent = waits ? first(duty, board, present) : null;
      if (agent != null) {
        return new Assigned(duty.id(), duty.attempt() + 1, agent);
      }
    }
    return null;
  }

  private static @Nullable String first(Duty duty, Board board, Set<String> present) {
    return board.members().values().stream()
        .filter(member -> member.commands().contains(duty.command()))
        .filter(member -> duty.devices().isEmpty() || duty.devices().contains(member.device()))
        .filter(
            member -> present.contains(member.agent()) && !duty.tried().contains(member.agent()))
        .min(
            Comparator.<Joined>comparingInt(member -> rank(duty, member))
                .thenComparing(Joined::device))
        .map(Joined::agent)
        .orElse(null);
  }

  private static int rank(Duty duty, Joined member) {
    List<String> devices = duty.devices();
    return devices.isEmpty()
        ? (member.device().equals(duty.device()) ? 0 : 1)
        : devices.indexOf(member.device());
  }
}
