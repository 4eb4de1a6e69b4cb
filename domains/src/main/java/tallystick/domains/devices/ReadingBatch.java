package tallystick.domains.devices;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.TreeMap;
import tallystick.domains.devices.DevicesAction.RecordReadings;
import tallystick.kernel.Merkle;
import tallystick.kernel.MerkleProof;
import tallystick.kernel.Require;

/// Readings that follow each other, as the leaves of a Merkle tree (RFC 6962 section 2.1). The edge
/// makes one and signs what it comes to; the server makes the same of what it was sent, and hands
/// out the path of any reading.
public final class ReadingBatch {
  private final List<Reading> readings;
  private final List<ChannelSummary> channels;
  private final List<List<byte[]>> levels = new ArrayList<>();

  /// @param readings in the order of their numbers
  /// @throws Require.Field when there are too few or too many, when a number is left out or comes
  ///   twice, or when there are more channels than a batch may have
  public ReadingBatch(List<Reading> readings) {
    Require.size(readings, 1, DevicesAction.MAX_READINGS, "readings");
    for (int i = 1; i < readings.size(); i++) {
      if (readings.get(i).sequence() != readings.getFirst().sequence() + i) {
        throw new Require.Field("readings", "must be numbered without gap or repeat");
      }
    }
    this.readings = List.copyOf(readings);
    List<byte[]> level = new ArrayList<>(readings.size());
    readings.forEach(reading -> level.add(Merkle.leafHash(reading.leaf())));
    levels.add(level);
    while (levels.getLast().size() > 1) {
      levels.add(above(levels.getLast()));
    }
    this.channels = channels(this.readings);
    Require.size(channels, 1, DevicesAction.MAX_CHANNELS, "channels");
  }

  /// The complete subtrees one level up.
  private static List<byte[]> above(List<byte[]> level) {
    List<byte[]> above = new ArrayList<>(level.size() / 2);
    for (int i = 0; i + 1 < level.size(); i += 2) {
      above.add(Merkle.nodeHash(level.get(i), level.get(i + 1)));
    }
    return above;
  }

  /// Reads what lines say, one reading each.
  ///
  /// @throws Require.Field when a line is no reading, and as the constructor does
  public static ReadingBatch of(List<String> lines) {
    Require.size(lines, 1, DevicesAction.MAX_READINGS, "readings");
    return new ReadingBatch(lines.stream().map(Reading::of).toList());
  }

  public List<Reading> readings() {
    return readings;
  }

  /// The root in hex.
  public String root() {
    return HexFormat.of().formatHex(Merkle.root(readings.size(), this::node));
  }

  /// What commits to this batch.
  ///
  /// @param missing how many numbers before the first were lost
  public RecordReadings action(long missing) {
    long from = Long.MAX_VALUE;
    long until = 0;
    for (Reading reading : readings) {
      from = Math.min(from, reading.time());
      until = Math.max(until, reading.time());
    }
    return new RecordReadings(
        readings.getFirst().sequence(), readings.size(), missing, from, until, root(), channels);
  }

  private static List<ChannelSummary> channels(List<Reading> readings) {
    TreeMap<String, List<Reading>> channels = new TreeMap<>();
    for (Reading reading : readings) {
      channels.computeIfAbsent(reading.channel(), _ -> new ArrayList<>()).add(reading);
    }
    return channels.entrySet().stream()
        .map(channel -> ChannelSummary.of(channel.getKey(), channel.getValue()))
        .toList();
  }

  /// The path of a reading to the root, in hex from its sibling up.
  ///
  /// @throws IllegalArgumentException when the reading is of another batch
  public List<String> path(long sequence) {
    long index = sequence - readings.getFirst().sequence();
    return Merkle.inclusionProof(index, readings.size(), this::node).stream()
        .map(HexFormat.of()::formatHex)
        .toList();
  }

  /// Whether a reading is of the batch that an act committed to.
  ///
  /// @param path as [#path] gives it
  public static boolean proves(Reading reading, List<String> path, RecordReadings batch) {
    return path.size() <= Long.SIZE
        && MerkleProof.inclusion(
            reading.sequence() - batch.first(),
            batch.count(),
            Merkle.leafHash(reading.leaf()),
            path.stream().map(HexFormat.of()::parseHex).toList(),
            HexFormat.of().parseHex(batch.root()));
  }

  private byte[] node(int level, long index) {
    return levels.get(level).get((int) index);
  }
}
