package tallystick.domains;

import java.util.function.Supplier;
import tallystick.kernel.Outcome;
import tallystick.kernel.Refusal;

/// A situation in which an act is refused for a reason, in a venue of its own.
public record RefusalCase(Refusal reason, String situation, Supplier<Outcome> attempt) {
  @Override
  public String toString() {
    return reason.code() + " when " + situation;
  }
}
