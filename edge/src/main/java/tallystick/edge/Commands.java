package tallystick.edge;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import tallystick.domains.devices.DevicesAction.AcknowledgeCommand;
import tallystick.kernel.Codec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What the owner tells this device to do. A command is begun once at most, whatever is sent again
/// and whenever the power fails: that it begins is durable before it does, and that it has ended is
/// durable together with the act that says so. What was interrupted is said not to be done.
final class Commands {
  private final Outbox outbox;
  private final Map<String, Actuator> actuators;
  private final LongSupplier clock;

  /// @param clock milliseconds since 1970
  /// @throws IllegalArgumentException when two have the same name
  Commands(Outbox outbox, List<Actuator> actuators, LongSupplier clock) {
    this.outbox = outbox;
    this.actuators =
        actuators.stream()
            .collect(
                Collectors.toUnmodifiableMap(
                    Actuator::command,
                    Function.identity(),
                    (one, two) -> {
                      throw new IllegalArgumentException("two actuators are " + one.command());
                    }));
    this.clock = clock;
    outbox.interrupted().forEach(command -> end(command, false, error("interrupted")));
  }

  /// Takes `{"items":[{"command","name","arguments","until"}]}`, all that wait.
  synchronized void take(byte[] message) {
    JsonNode items;
    try {
      items = Codec.JSON.readTree(message).path("items");
    } catch (JacksonException e) {
      return;
    }
    for (JsonNode item : items) {
      String command = item.path("command").asString("");
      boolean inTime = item.path("until").asLong(0) > clock.getAsLong();
      if (inTime && outbox.begin(command)) {
        run(command, item.path("name").asString(""), item.path("arguments").asString("{}"));
      }
    }
  }

  private void run(String command, String name, String arguments) {
    Actuator actuator = actuators.get(name);
    if (actuator == null) {
      end(command, false, error("there is no actuator of this name"));
      return;
    }
    try {
      end(command, true, actuator.act(Codec.JSON.readTree(arguments)));
    } catch (IOException | JacksonException e) {
      end(command, false, error(String.valueOf(e.getMessage())));
    }
  }

  private void end(String command, boolean done, ObjectNode result) {
    outbox.end(command, Signer.freshId(), new AcknowledgeCommand(command, done, result.toString()));
  }

  private static ObjectNode error(String sentence) {
    return Codec.JSON.createObjectNode().put("error", sentence);
  }
}
