package tallystick.server.connectors;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tallystick.kernel.Malformed;

/// Writes what a partner's system waits for: that an interchange came and could be read, by a 997
/// (X12) or a CONTRL (EDIFACT). What became of its rows it does not say, for that is business.
/// Acknowledgements themselves are never acknowledged.
final class EdiAcknowledgement {
  static final String X12 = "application/EDI-X12";
  static final String EDIFACT = "application/EDIFACT";

  private static final Set<String> KNOWN =
      Set.of("850", "856", "810", "ORDERS", "DESADV", "INVOIC");
  private static final Set<String> ANSWERS = Set.of("997", "CONTRL");

  /// Codes of X12 for a set that is not known, and for one with segments in error (718).
  private static final String UNKNOWN_SET = "1";

  private static final String BAD_SET = "5";

  /// Codes of EDIFACT for a message that was not agreed on, and for an error that is not told more
  /// precisely (0085).
  private static final String UNKNOWN_MESSAGE = "17";

  private static final String BAD_MESSAGE = "18";

  private final List<Segment> segments;
  private final boolean readable;
  private final Instant now;

  private EdiAcknowledgement(List<Segment> segments, boolean readable, Instant now) {
    this.segments = segments;
    this.readable = readable;
    this.now = now;
  }

  /// @param type media type (RFC 1767)
  /// @param suffix of a file's name
  record Written(String type, String suffix, String text) {}

  /// The acknowledgement of an interchange, nothing if there is none to be made: for it is one
  /// itself, or its envelope cannot be read.
  static Optional<Written> of(byte[] bytes, Instant now) {
    try {
      List<Segment> segments = Segment.read(bytes);
      EdiAcknowledgement made = new EdiAcknowledgement(segments, isReadable(bytes), now);
      boolean x12 = !segments.isEmpty() && segments.getFirst().tag().equals("ISA");
      return x12 ? made.x12() : made.edifact();
    } catch (Malformed e) {
      return Optional.empty();
    }
  }

  private static boolean isReadable(byte[] bytes) {
    try {
      return !EdiRows.read(bytes).isEmpty();
    } catch (Malformed e) {
      return false;
    }
  }

  private Optional<Written> x12() {
    List<Segment> answers = new ArrayList<>();
    List<Segment> sets = new ArrayList<>();
    Segment group = segments.getFirst();
    for (Segment one : segments) {
      switch (one.tag()) {
        case "GS" -> {
          group = one;
          sets.clear();
        }
        case "ST" -> sets.add(one);
        case "GE" -> {
          if (!group.get(1).equals("FA")) {
            answers.addAll(answer(group, sets, answers));
          }
        }
        default -> {
          // What is inside was read with its rows.
        }
      }
    }
    if (answers.isEmpty()) {
      return Optional.empty();
    }
    Segment isa = segments.getFirst();
    String control = isa.get(13);
    X12Envelope envelope =
        new X12Envelope(
            List.of(isa.get(7), "%-15s".formatted(isa.get(8))),
            List.of(isa.get(5), "%-15s".formatted(isa.get(6))),
            date("yyyyMMdd"),
            date("HHmm"),
            control,
            isa.get(15));
    String number = Long.toString(Long.parseLong(control.strip()));
    String text = envelope.around("FA", group.get(3), group.get(2), number, answers);
    return Optional.of(new Written(X12, ".997", text));
  }

  /// The set 997 of a group.
  private List<Segment> answer(Segment group, List<Segment> sets, List<Segment> before) {
    long number = before.stream().filter(one -> one.tag().equals("ST")).count() + 1;
    String control = "%04d".formatted(number);
    List<Segment> all = new ArrayList<>();
    all.add(Segment.of("ST", "997", control));
    all.add(Segment.of("AK1", group.get(1), group.get(6)));
    long accepted = 0;
    for (Segment set : sets) {
      boolean good = readable && KNOWN.contains(set.get(1));
      accepted += good ? 1 : 0;
      all.add(Segment.of("AK2", set.get(1), set.get(2)));
      all.add(
          good
              ? Segment.of("AK5", "A")
              : Segment.of("AK5", "R", KNOWN.contains(set.get(1)) ? BAD_SET : UNKNOWN_SET));
    }
    String count = Integer.toString(sets.size());
    String whole = accepted == sets.size() ? "A" : accepted == 0 ? "R" : "P";
    all.add(Segment.of("AK9", whole, count, count, Long.toString(accepted)));
    all.add(Segment.of("SE", Integer.toString(all.size() + 1), control));
    return all;
  }

  private Optional<Written> edifact() {
    List<Segment> heads = Segment.all(segments, "UNH");
    if (heads.isEmpty() || heads.stream().allMatch(one -> ANSWERS.contains(one.get(2)))) {
      return Optional.empty();
    }
    Segment unb = Segment.all(segments, "UNB").getFirst();
    List<String> sender = unb.elements().get(1);
    List<String> recipient = unb.elements().get(2);
    String control = unb.get(5);
    List<Segment> message = new ArrayList<>();
    message.add(Segment.of("UNH", "1", List.of("CONTRL", "D", "3", "UN")));
    message.add(Segment.of("UCI", control, sender, recipient, "7"));
    for (Segment head : heads) {
      boolean known = KNOWN.contains(head.get(2));
      List<String> type = head.elements().get(1);
      message.add(
          readable && known
              ? Segment.of("UCM", head.get(1), type, "7")
              : Segment.of("UCM", head.get(1), type, "4", known ? BAD_MESSAGE : UNKNOWN_MESSAGE));
    }
    message.add(Segment.of("UNT", Integer.toString(message.size() + 1), "1"));
    List<Segment> all = new ArrayList<>();
    all.add(
        Segment.of(
            "UNB",
            List.of("UNOC", "3"),
            recipient,
            sender,
            List.of(date("yyMMdd"), date("HHmm")),
            control));
    all.addAll(message);
    all.add(Segment.of("UNZ", "1", control));
    return Optional.of(new Written(EDIFACT, ".contrl", Segment.write(all)));
  }

  private String date(String pattern) {
    return DateTimeFormatter.ofPattern(pattern)
        .format(LocalDateTime.ofInstant(now, ZoneOffset.UTC));
  }
}
