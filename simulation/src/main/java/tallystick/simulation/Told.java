package tallystick.simulation;

import java.util.List;
import java.util.function.BiConsumer;
import tallystick.kernel.At;
import tallystick.kernel.Block;
import tallystick.kernel.Event;

/// Events with their places in the log.
final class Told {
  private Told() {}

  /// Gives every event of a block with its place.
  ///
  /// @param events of each entry
  static void of(Block block, List<List<Event>> events, BiConsumer<Event, At> to) {
    for (int i = 0; i < events.size(); i++) {
      int sequence = 0;
      for (Event event : events.get(i)) {
        String action = block.entries().get(i).id();
        long position = block.firstPosition() + i;
        to.accept(event, new At(block.height(), block.time(), position, sequence++, action, ""));
      }
    }
  }
}
