package tallystick.server.pact;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import tallystick.kernel.Codec;
import tools.jackson.databind.JsonNode;

/// A CloudEvent (https://cloudevents.io, structured JSON) of PACT's four kinds.
///
/// @param id as its sender calls it
/// @param data what is asked for or told
record PactEvent(Type type, String id, JsonNode data) {
  /// How a body of such is called.
  static final String MEDIA = "application/cloudevents+json";

  private static final int MAX_ID = 200;

  enum Type {
    REQUEST_CREATED("RequestCreatedEvent"),
    REQUEST_FULFILLED("RequestFulfilledEvent"),
    REQUEST_REJECTED("RequestRejectedEvent"),
    PUBLISHED("PublishedEvent");

    private final String text;

    Type(String name) {
      this.text = "org.wbcsd.pact.ProductFootprint." + name + ".3";
    }
  }

  static PactEvent fresh(Type type, Map<String, ?> data) {
    return new PactEvent(type, UUID.randomUUID().toString(), Codec.JSON.valueToTree(data));
  }

  /// @throws IllegalArgumentException when it is none
  static PactEvent of(JsonNode json) {
    if (!json.path("specversion").asString("").equals("1.0")) {
      throw new IllegalArgumentException("specversion must be 1.0.");
    }
    String type = json.path("type").asString("");
    for (Type known : Type.values()) {
      if (known.text.equals(type)) {
        return new PactEvent(known, text(json, "id"), data(json));
      }
    }
    throw new IllegalArgumentException("type must be one of the events of PACT 3.");
  }

  private static JsonNode data(JsonNode json) {
    if (text(json, "source").isEmpty() || !json.path("data").isObject()) {
      throw new IllegalArgumentException("source and data must be there.");
    }
    return json.path("data");
  }

  static String text(JsonNode json, String name) {
    String text = json.path(name).asString("");
    if (text.isBlank() || text.length() > MAX_ID) {
      throw new IllegalArgumentException(name + " must be text of 1 to " + MAX_ID + " characters.");
    }
    return text;
  }

  /// @param host of who sends it
  byte[] json(String host, Instant time) {
    Map<String, Object> json = new TreeMap<>();
    json.put("type", type.text);
    json.put("specversion", "1.0");
    json.put("id", id);
    json.put("source", "//" + host + PactController.BASE + "/3/events");
    json.put("time", time.toString());
    json.put("data", data);
    return Codec.JSON.writeValueAsBytes(json);
  }
}
