package tallystick.edge;

import java.io.IOException;
import java.util.List;

/// Something that measures.
interface Sensor {
  /// What it says now.
  ///
  /// @param time milliseconds since 1970
  /// @throws IOException with a sentence for the operator, when it says nothing that can be used
  List<Measurement> measure(long time) throws IOException;

  /// It is not asked any more.
  default void close() {}
}
