package tallystick.server.gateway;

import java.util.ArrayList;
import java.util.List;
import tallystick.kernel.Api.Topic;
import tallystick.kernel.Domain;
import tallystick.kernel.Query;
import tallystick.server.views.LogViews;

/// What the gateway serves, by first part of its path: the rooms, and the log, which is read like a
/// room.
record Rooms(List<Domain> domains) {

  /// @param topics what can be followed; those of the log are told by [LiveMessages] itself
  record Room(String name, List<Query<?>> queries, List<Topic> topics) {}

  List<Room> all() {
    List<Room> all = new ArrayList<>();
    for (Domain domain : domains) {
      all.add(new Room(domain.name(), domain.api().queries(), domain.api().topics()));
    }
    all.add(new Room(LogViews.ROOM, LogViews.QUERIES, List.of()));
    return all;
  }
}
