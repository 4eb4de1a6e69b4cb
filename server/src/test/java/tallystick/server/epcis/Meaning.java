package tallystick.server.epcis;

import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;

/// What JSON of EPCIS means, however it is spelled: times as points in time, numbers by their
/// value, and without the time of recording, which each repository says itself.
final class Meaning {
  private Meaning() {}

  static Object of(JsonNode json) {
    return of("", json);
  }

  private static Object of(String name, JsonNode json) {
    if (json.isObject()) {
      TreeMap<String, Object> all = new TreeMap<>();
      json.properties().forEach(one -> all.put(one.getKey(), of(one.getKey(), one.getValue())));
      all.remove("recordTime");
      return all;
    }
    if (json.isArray()) {
      List<Object> all = new ArrayList<>();
      json.forEach(one -> all.add(of("", one)));
      return all;
    }
    if (json.isNumber()) {
      return json.decimalValue().stripTrailingZeros();
    }
    return name.endsWith("Time")
        ? OffsetDateTime.parse(json.asString()).toInstant()
        : json.toString();
  }
}
