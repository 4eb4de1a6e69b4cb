package tallystick.server.epcis;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import tallystick.domains.custody.EpcisEvent;
import tallystick.domains.custody.EpcisEvent.ErrorDeclaration;
import tallystick.kernel.Codec;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// An event as the room's queries show it, in JSON of EPCIS 2.0: with the time at which it was
/// recorded, and with what was said of it later.
final class RecordedEvent {
  private RecordedEvent() {}

  /// @param row of the queries `events` and `event` of the room `custody`
  static ObjectNode write(String row) {
    JsonNode json = Codec.JSON.readTree(row);
    EpcisEvent event = Codec.JSON.treeToValue(json.path("event"), EpcisEvent.class);
    ObjectNode said = EventText.write(event);
    said.put("recordTime", Instant.ofEpochMilli(json.path("recordTime").asLong()).toString());
    if (json.path("erroneous").asBoolean() && !said.has("errorDeclaration")) {
      EventText.declare(said, event, declaration(json));
    }
    return said;
  }

  private static ErrorDeclaration declaration(JsonNode row) {
    List<String> corrections = new ArrayList<>();
    row.path("corrections").forEach(one -> corrections.add(one.asString()));
    return new ErrorDeclaration(
        row.path("declarationTime").asLong(), row.path("reason").asString(), corrections);
  }
}
