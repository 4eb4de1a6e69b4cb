package tallystick.server.connectors;

import java.util.List;
import java.util.regex.Pattern;
import tallystick.kernel.Codec;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a connector is to do, as its owner says it.
///
/// @param name for its owner
/// @param format of what goes over it
/// @param transport over what it goes, and when
/// @param address of the other side, as `https:` or `sftp:`; empty if that comes to us
/// @param topics of the live stream that it tells, as `market.orders.<principal>`; none if it takes
///   in
/// @param by in whose name its acts are signed, under a mandate
/// @param partner how who gets EDI is called in its envelopes; empty for other formats
/// @param mapping how rows become acts, or events what is told
record Definition(
    String name,
    Direction direction,
    Format format,
    Transport transport,
    String address,
    List<String> topics,
    String by,
    String partner,
    Mapping mapping) {
  private static final int MAX_TOPICS = 32;
  private static final Pattern TOPIC = Pattern.compile("[a-z]{2,20}\\.[a-z]{2,20}\\.[!-~]{1,200}");
  private static final Pattern PARTNER = Pattern.compile("[A-Z0-9]{1,15}");
  private static final Pattern NOTHING = Pattern.compile("");

  /// Which way it goes, as this venue sees it.
  enum Direction {
    OUT,
    IN
  }

  Definition {
    Require.text(name, Limits.NAME_CHARS, "name");
    Require.principal(by, "by");
    boolean tells = direction == Direction.OUT;
    transport.require(direction, address);
    Require.size(topics, tells ? 1 : 0, tells ? MAX_TOPICS : 0, "topics");
    topics.forEach(topic -> Require.matches(topic, TOPIC, "room.topic.key", "topics"));
    Require.distinct(topics, "topics");
    Require.matches(
        partner,
        tells && format.isEdi() ? PARTNER : NOTHING,
        "up to 15 letters and digits, for EDI out",
        "partner");
    if (tells && format == Format.CSV && transport.kind() != Transport.Kind.SFTP) {
      throw new Require.Field("format", "must be JSON, X12 or EDIFACT but in files");
    }
    if (tells) {
      mapping.requireOutgoing(format);
    } else {
      mapping.requireIncoming();
    }
    topics = List.copyOf(topics);
  }

  /// With what it had not when others were written: one without transport is a webhook.
  static JsonNode completed(JsonNode json) {
    if (json instanceof ObjectNode definition && !definition.has("transport")) {
      definition.set("transport", Codec.JSON.valueToTree(Transport.WEBHOOK));
    }
    return json;
  }

  boolean tells() {
    return direction == Direction.OUT;
  }

  /// Whether it looks by itself for what there is.
  boolean polls() {
    return direction == Direction.IN && transport.kind() != Transport.Kind.WEBHOOK;
  }
}
