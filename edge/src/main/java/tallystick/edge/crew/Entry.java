package tallystick.edge.crew;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import tallystick.kernel.Codec;
import tallystick.kernel.Require;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One line of the log on which the crew agrees. What comes a second time changes nothing, so that
/// whoever has no answer says it again.
sealed interface Entry {
  /// Entries by their names.
  Map<String, Class<?>> KINDS =
      Arrays.stream(Entry.class.getPermittedSubclasses())
          .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, Function.identity()));

  /// An agent says what it can do.
  ///
  /// @param agent its principal
  /// @param device its id
  record Joined(String agent, String device, List<String> commands) implements Entry {}

  /// The owner's plan has come to somebody.
  record Planned(Plan plan) implements Entry {}

  /// A device has an alarm.
  ///
  /// @param alarm id of the act that raises it
  record Rang(String alarm, String device, String threshold) implements Entry {}

  /// The coordinator gives a duty to an agent.
  ///
  /// @param duty its id
  /// @param attempt one more than the one before
  record Assigned(String duty, int attempt, String agent) implements Entry {}

  /// Who has a duty begins with it, if it still has it.
  record Begun(String duty, int attempt, String agent) implements Entry {}

  /// It is done, or could not be.
  ///
  /// @param result a JSON object
  record Ended(String duty, int attempt, String agent, boolean done, String result)
      implements Entry {}

  /// The alarm is over.
  record Over(String device, String threshold) implements Entry {}

  /// As it stands in the log: a kind and a body, in JSON.
  default byte[] toBytes() {
    ObjectNode json = Codec.JSON.createObjectNode().put("kind", getClass().getSimpleName());
    json.set("body", Codec.JSON.valueToTree(this));
    return json.toString().getBytes(StandardCharsets.UTF_8);
  }

  /// Reads one.
  ///
  /// @throws IOException when it is none
  static Entry of(byte[] bytes) throws IOException {
    try {
      JsonNode json = Codec.JSON.readTree(bytes);
      Class<?> kind = KINDS.get(json.path("kind").asString(""));
      if (kind == null) {
        throw new IOException("no entry of a crew's log is " + json.path("kind"));
      }
      return (Entry) Codec.JSON.treeToValue(json.path("body"), kind);
    } catch (JacksonException | Require.Field e) {
      throw new IOException("no entry of a crew's log: " + e.getMessage(), e);
    }
  }
}
