package tallystick.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A source of random acts, legal and illegal, for the simulator, the load generator and the demo.
/// It learns what exists from the events it is shown, so that it works against any venue.
public interface Workload {
  /// Who is there to act.
  record Cast(String operator, List<String> members) {}

  /// An act somebody wants.
  ///
  /// @param legal whether the workload believes that it will be accepted
  /// @param key the one that signs, if it is not the one with which the principal came
  record Intent(String by, Action action, boolean legal, @Nullable SigningKey key) {
    /// An act signed by the key with which the principal came.
    public Intent(String by, Action action, boolean legal) {
      this(by, action, legal, null);
    }
  }

  /// The next act, or null if none comes to mind.
  @Nullable Intent next(Dice dice, Cast cast, long time);

  /// Shows an event of any room.
  void saw(Event event, At at);
}
