package tallystick.server.views;

import java.util.ArrayList;
import java.util.List;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Entry;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/// What a payload says on the outside: who, and what kind of act; its body is not read.
///
/// @param by the acting principal
/// @param type the action's wire name
public record Headline(String by, String type) {

  /// One per entry of a block, in order.
  public static List<Headline> of(Block block) {
    List<Headline> all = new ArrayList<>(block.entries().size());
    List<Headline> ofEnvelope = List.of();
    for (Entry entry : block.entries()) {
      // The parts of an envelope stand together, in their order.
      if (entry.part() == 0) {
        ofEnvelope = of(entry.envelope().payload());
      }
      all.add(ofEnvelope.get(entry.part()));
    }
    return all;
  }

  private static List<Headline> of(byte[] payload) {
    String by = "";
    List<String> types = new ArrayList<>();
    try (JsonParser json = Codec.JSON.createParser(payload)) {
      json.nextToken();
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        switch (name) {
          case "by" -> by = json.getString();
          case "type" -> types.add(json.getString());
          case "actions" -> types(json, types);
          default -> json.skipChildren();
        }
      }
    }
    String who = by;
    return types.stream().map(type -> new Headline(who, type)).toList();
  }

  private static void types(JsonParser json, List<String> types) {
    while (json.nextToken() == JsonToken.START_OBJECT) {
      while (json.nextToken() == JsonToken.PROPERTY_NAME) {
        String name = json.currentName();
        json.nextToken();
        if (name.equals("type")) {
          types.add(json.getString());
        } else {
          json.skipChildren();
        }
      }
    }
  }
}
