package tallystick.edge;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tallystick.edge.crew.Peer;

/// What an agent is told at its start.
///
/// @param data folder of key and outbox
/// @param venue where `GET /log/key` says the log's key
/// @param keys what to show the broker; null for tokens alone
/// @param claim the code under which the owner registered this device
/// @param start what is measured as long as no release says otherwise
/// @param models where the bytes of releases are
/// @param site the agents beside this one
/// @param sparkplug broker of a plant whose nodes are heard, [#VENUES], or null for none
record Config(
    Path data,
    URI venue,
    URI broker,
    @Nullable ClientKeys keys,
    String claim,
    Configuration start,
    Depot.Origin models,
    Neighbours site,
    @Nullable URI sparkplug) {
  /// Nodes of Sparkplug at the venue's own broker.
  static final URI VENUES = URI.create("venue");

  /// The agents of a site, which agree with each other.
  ///
  /// @param name of the site
  /// @param peers all of them, this one too; none for an agent that is alone
  record Neighbours(String name, List<Peer> peers) {
    static final Neighbours NONE = new Neighbours("", List.of());
  }
}
