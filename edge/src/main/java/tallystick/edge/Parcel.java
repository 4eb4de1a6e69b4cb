package tallystick.edge;

import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tools.jackson.databind.JsonNode;

/// What is under way: signed once and kept, for only the same bytes are the same act.
///
/// @param id of the envelope
/// @param topic the last part of it
/// @param message as it goes up
/// @param last number of the last reading in it, 0 if it has none
/// @param act number of the act in it, 0 if it has none
record Parcel(String id, String topic, byte[] message, long last, long act) {
  static final String ACTS = "acts";
  static final String READINGS = "readings";

  /// What was signed.
  Envelope envelope() {
    JsonNode json = Codec.JSON.readTree(message);
    JsonNode envelope = topic.equals(READINGS) ? json.path("envelope") : json;
    return Codec.JSON.treeToValue(envelope, Envelope.class);
  }
}
