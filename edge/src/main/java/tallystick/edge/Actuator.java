package tallystick.edge;

import java.io.IOException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Something that does what a command says.
interface Actuator {
  /// The command's name.
  String command();

  /// Does it, and says what came of it.
  ///
  /// @throws IOException with a sentence for the owner, when it is not done
  ObjectNode act(JsonNode arguments) throws IOException;
}
