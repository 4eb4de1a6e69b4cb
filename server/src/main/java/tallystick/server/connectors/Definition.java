package tallystick.server.connectors;

import java.net.URI;
import java.util.List;
import java.util.regex.Pattern;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// What a connector is to do, as its owner says it.
///
/// @param name for its owner
/// @param format of what goes over it
/// @param address where it tells things, `https:`; empty if it takes in
/// @param topics of the live stream that it tells, as `market.orders.<principal>`; none if it takes
///   in
/// @param by in whose name its acts are signed, under a mandate
/// @param partner how who gets EDI is called in its envelopes; empty for other formats
/// @param mapping how rows become acts, if it takes in
record Definition(
    String name,
    Direction direction,
    Format format,
    String address,
    List<String> topics,
    String by,
    String partner,
    Mapping mapping) {
  private static final int MAX_ADDRESS = 500;
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
    if (direction == Direction.OUT) {
      Require.text(address, MAX_ADDRESS, "address");
      requireServer(address);
      Require.size(topics, 1, MAX_TOPICS, "topics");
      topics.forEach(topic -> Require.matches(topic, TOPIC, "room.topic.key", "topics"));
      Require.distinct(topics, "topics");
    } else {
      Require.matches(address, NOTHING, "empty where messages come in", "address");
      Require.size(topics, 0, 0, "topics");
    }
    boolean written = direction == Direction.OUT && format.isEdi();
    Require.matches(
        partner,
        written ? PARTNER : NOTHING,
        "up to 15 letters and digits, for EDI out",
        "partner");
    if (direction == Direction.OUT && format == Format.CSV) {
      throw new Require.Field("format", "must be JSON, X12 or EDIFACT where things are told");
    }
    topics = List.copyOf(topics);
  }

  private static void requireServer(String address) {
    try {
      URI uri = new URI(address);
      boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
      if (web && uri.getHost() != null && uri.getRawUserInfo() == null) {
        return;
      }
    } catch (java.net.URISyntaxException e) {
      // The same answer as to an address of something else.
    }
    throw new Require.Field("address", "must be an https address of a server");
  }
}
