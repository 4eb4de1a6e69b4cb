package tallystick.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// What became of one action; recorded in either case.
///
/// @param reason null if accepted, else `<room>.<REASON>`
/// @param sentence null if accepted, else the reason for a person
/// @param events empty if refused
public record Outcome(
    boolean accepted, @Nullable String reason, @Nullable String sentence, List<Event> events) {

  static Outcome accepted(List<Event> events) {
    return new Outcome(true, null, null, events);
  }

  static Outcome refused(Refusal refusal) {
    return new Outcome(false, refusal.code(), refusal.sentence(), List.of());
  }
}
