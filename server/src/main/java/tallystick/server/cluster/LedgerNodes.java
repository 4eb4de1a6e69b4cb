package tallystick.server.cluster;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import tallystick.kernel.Note;
import tallystick.ledger.Head;
import tallystick.ledger.LedgerClient;
import tallystick.ledger.NodeStatus;

/// How the nodes of a ledger are, for people: without addresses, which are nobody else's business.
///
/// @param items the nodes by name
/// @param cosigned who put a signature of their own under the newest checkpoint, beside the log's:
///   nodes by their names, outside witnesses by theirs
public record LedgerNodes(List<Item> items, List<String> cosigned) {

  /// A node.
  ///
  /// @param reachable whether it answered; if not, the rest is empty
  /// @param behind blocks that another node has and it has not
  /// @param stateRoot digest of its state after `height`, hex
  /// @param replay entries that it would execute again at a start: those after its last snapshot
  /// @param checkpointAgeMillis how long ago the block of its newest checkpoint was made
  /// @param waiting envelopes that wait for a decision
  /// @param room envelopes that may wait besides
  /// @param clockSkewMillis how far its own clock is before the group's
  /// @param stopped why it decides nothing any more, empty if it does
  public record Item(
      String id,
      boolean reachable,
      boolean leads,
      long term,
      long height,
      long behind,
      String stateRoot,
      long snapshotIndex,
      long replay,
      long checkpointHeight,
      long checkpointAgeMillis,
      long diskFreeBytes,
      int waiting,
      int room,
      long clockSkewMillis,
      String version,
      String stopped) {}

  /// Lists are kept as they are now.
  public LedgerNodes {
    items = List.copyOf(items);
    cosigned = List.copyOf(cosigned);
  }

  /// Asks a ledger.
  public static LedgerNodes of(LedgerClient ledger) {
    List<NodeStatus> nodes = ledger.status();
    long highest = nodes.stream().mapToLong(NodeStatus::height).max().orElse(0);
    List<Item> items =
        nodes.stream()
            .map(node -> item(node, highest))
            .sorted((one, other) -> one.id().compareTo(other.id()))
            .toList();
    return new LedgerNodes(items, cosigned(ledger.head()));
  }

  private static Item item(NodeStatus node, long highest) {
    return new Item(
        node.member().id(),
        node.reachable(),
        node.leads(),
        node.term(),
        node.height(),
        node.reachable() ? highest - node.height() : 0,
        HexFormat.of().formatHex(node.stateRoot()),
        node.snapshotIndex(),
        node.reachable() ? node.appliedIndex() - node.snapshotIndex() : 0,
        node.checkpointHeight(),
        node.checkpointAgeMillis(),
        node.diskFreeBytes(),
        node.waiting(),
        node.room(),
        node.clockSkewMillis(),
        node.version(),
        node.stopped());
  }

  private static List<String> cosigned(Head head) {
    List<String> names = new ArrayList<>();
    for (Note.Signature signature : Note.parse(head.note()).signatures()) {
      String name = signature.name();
      if (!name.equals(head.origin())) {
        String own = head.origin() + "/";
        names.add(name.startsWith(own) ? name.substring(own.length()) : name);
      }
    }
    return names;
  }
}
