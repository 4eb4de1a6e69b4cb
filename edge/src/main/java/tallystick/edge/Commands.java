package tallystick.edge;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tallystick.domains.devices.DevicesAction.AcknowledgeCommand;
import tallystick.kernel.Codec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What the owner tells this device to do. A command is begun once at most, whatever is sent again
/// and whenever the power fails: that it begins is durable before it does, and that it has ended is
/// durable together with the act that says so. What was interrupted is said not to be done.
final class Commands {
  private final Outbox outbox;
  private final List<Actuator> always;
  private final LongSupplier clock;
  private volatile Map<String, Actuator> actuators;

  /// @param clock milliseconds since 1970
  /// @throws IllegalArgumentException when two have the same name
  Commands(Outbox outbox, List<Actuator> actuators, LongSupplier clock) {
    this.outbox = outbox;
    this.always = List.copyOf(actuators);
    this.actuators = byName(always);
    this.clock = clock;
    outbox.interrupted().forEach(command -> end(command, Result.error("interrupted")));
  }

  private static Map<String, Actuator> byName(List<Actuator> actuators) {
    return actuators.stream()
        .collect(
            Collectors.toUnmodifiableMap(
                Actuator::command,
                Function.identity(),
                (one, two) -> {
                  throw new IllegalArgumentException("two actuators are " + one.command());
                }));
  }

  /// Has these besides those that are always there.
  ///
  /// @throws IllegalArgumentException when two have the same name
  synchronized void beside(List<Actuator> more) {
    actuators = byName(Stream.concat(always.stream(), more.stream()).toList());
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
        end(command, act(item.path("name").asString(""), item.path("arguments").asString("{}")));
      }
    }
  }

  /// What came of something.
  ///
  /// @param text a JSON object
  record Result(boolean done, String text) {
    static Result error(String sentence) {
      return new Result(false, Codec.JSON.createObjectNode().put("error", sentence).toString());
    }
  }

  /// Names of the commands that there are actuators for.
  List<String> names() {
    return actuators.keySet().stream().sorted().toList();
  }

  /// Does it now.
  synchronized Result act(String name, String arguments) {
    Actuator actuator = actuators.get(name);
    if (actuator == null) {
      return Result.error("there is no actuator of this name");
    }
    try {
      return new Result(true, actuator.act(Codec.JSON.readTree(arguments)).toString());
    } catch (IOException | JacksonException e) {
      return Result.error(String.valueOf(e.getMessage()));
    }
  }

  private void end(String command, Result result) {
    outbox.end(
        command, Signer.freshId(), new AcknowledgeCommand(command, result.done(), result.text()));
  }
}
