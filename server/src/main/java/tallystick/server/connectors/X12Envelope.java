package tallystick.server.connectors;

import java.util.ArrayList;
import java.util.List;

/// What stands around the sets of an X12 interchange of one group, in version 004010.
///
/// @param sender qualifier and identification, of 15 characters
/// @param recipient likewise
/// @param day as `yyyyMMdd`
/// @param time as `HHmm`
/// @param control number of the interchange, of 9 characters
/// @param usage `P` in production, `T` in a test
record X12Envelope(
    List<String> sender,
    List<String> recipient,
    String day,
    String time,
    String control,
    String usage) {
  private static final int CENTURY_CHARS = 2;

  /// The whole interchange.
  ///
  /// @param group functional identifier of what is in it, as `PO`
  /// @param from who sends the group
  /// @param to who gets it
  /// @param number of the group
  /// @param sets the segments of all sets
  String around(String group, String from, String to, String number, List<Segment> sets) {
    List<Segment> all = new ArrayList<>();
    all.add(
        Segment.of(
            "ISA",
            "00",
            " ".repeat(10),
            "00",
            " ".repeat(10),
            sender.getFirst(),
            sender.getLast(),
            recipient.getFirst(),
            recipient.getLast(),
            day.substring(CENTURY_CHARS),
            time,
            "U",
            "00401",
            control,
            "0",
            usage,
            ":"));
    all.add(Segment.of("GS", group, from, to, day, time, number, "X", "004010"));
    all.addAll(sets);
    long count = sets.stream().filter(one -> one.tag().equals("ST")).count();
    all.add(Segment.of("GE", Long.toString(count), number));
    all.add(Segment.of("IEA", "1", control));
    return Segment.write(all);
  }
}
