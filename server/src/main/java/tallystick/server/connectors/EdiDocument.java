package tallystick.server.connectors;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;

/// Writes documents of trade as EDI, one in each interchange.
///
/// @param partner who gets it, as the partner is called in its envelopes
/// @param number of the interchange
/// @param now when it is written
record EdiDocument(Trade trade, String partner, long number, Instant now) {
  private static final String US = "TALLYSTICK";

  /// X12 has nine digits for the number of an interchange.
  static final long NUMBERS = 1_000_000_000;

  private static final int ISA_ID = 15;

  /// X12 has 22 characters for the number of an order; the whole of it is in a REF*ZZ.
  static final int ORDER_CHARS = 22;

  String x12() {
    List<Segment> message =
        switch (trade.document()) {
          case ORDER -> order();
          case DESPATCH -> despatch();
          case INVOICE -> invoice();
        };
    String set =
        switch (trade.document()) {
          case ORDER -> "850";
          case DESPATCH -> "856";
          case INVOICE -> "810";
        };
    String group =
        switch (trade.document()) {
          case ORDER -> "PO";
          case DESPATCH -> "SH";
          case INVOICE -> "IN";
        };
    String control = "%09d".formatted(number % NUMBERS);
    List<Segment> all = new ArrayList<>();
    all.add(Segment.of("ST", set, "0001"));
    all.addAll(message);
    all.add(Segment.of("SE", Integer.toString(message.size() + 2), "0001"));
    return new X12Envelope(
            List.of("ZZ", padded(US)),
            List.of("ZZ", padded(partner)),
            date(now, "yyyyMMdd"),
            date(now, "HHmm"),
            control,
            "P")
        .around(group, US, partner, Long.toString(number % NUMBERS), all);
  }

  private static String padded(String id) {
    return (id + " ".repeat(ISA_ID)).substring(0, ISA_ID);
  }

  private String shortOrder() {
    return trade.order().substring(0, Math.min(ORDER_CHARS, trade.order().length()));
  }

  private List<Segment> order() {
    return List.of(
        Segment.of("BEG", "00", "SA", shortOrder(), "", date(placed(), "yyyyMMdd")),
        Segment.of("CUR", "SE", currency()),
        Segment.of("REF", "ZZ", trade.order()),
        party("BY", trade.buyer()),
        party("SE", trade.seller()),
        Segment.of("PO1", "1", quantity(), "EA", trade.price(), "", "VP", plain(trade.sku())),
        Segment.of("PID", "F", "", "", "", plain(trade.title())),
        Segment.of("CTT", "1"));
  }

  private List<Segment> despatch() {
    List<Segment> all = new ArrayList<>();
    all.add(
        Segment.of("BSN", "00", shortOrder(), date(now, "yyyyMMdd"), date(now, "HHmm"), "0001"));
    all.add(Segment.of("HL", "1", "", "S"));
    if (!trade.note().isEmpty()) {
      all.add(Segment.of("REF", "CN", plain(trade.note())));
    }
    all.add(Segment.of("HL", "2", "1", "O"));
    all.add(Segment.of("PRF", shortOrder()));
    all.add(Segment.of("REF", "ZZ", trade.order()));
    all.add(Segment.of("HL", "3", "2", "I"));
    all.add(Segment.of("LIN", "1", "VP", plain(trade.sku())));
    all.add(Segment.of("SN1", "1", quantity(), "EA"));
    all.add(Segment.of("CTT", "3"));
    return all;
  }

  private List<Segment> invoice() {
    return List.of(
        Segment.of(
            "BIG", date(now, "yyyyMMdd"), shortOrder(), date(placed(), "yyyyMMdd"), shortOrder()),
        Segment.of("CUR", "SE", currency()),
        Segment.of("REF", "ZZ", trade.order()),
        party("BY", trade.buyer()),
        party("SE", trade.seller()),
        Segment.of("IT1", "1", quantity(), "EA", trade.price(), "", "VP", plain(trade.sku())),
        Segment.of("TDS", trade.total().replace(".", "")),
        Segment.of("CTT", "1"));
  }

  private static Segment party(String role, String principal) {
    return Segment.of("N1", role, "", "92", principal);
  }

  String edifact() {
    String type =
        switch (trade.document()) {
          case ORDER -> "ORDERS";
          case DESPATCH -> "DESADV";
          case INVOICE -> "INVOIC";
        };
    String control = Long.toString(number);
    List<Segment> message = new ArrayList<>();
    message.add(Segment.of("UNH", "1", List.of(type, "D", "01B", "UN")));
    message.addAll(lines());
    message.add(Segment.of("UNT", Integer.toString(message.size() + 1), "1"));
    List<Segment> all = new ArrayList<>();
    all.add(
        Segment.of(
            "UNB",
            List.of("UNOC", "3"),
            List.of(US, "ZZZ"),
            List.of(partner, "ZZZ"),
            List.of(date(now, "yyMMdd"), date(now, "HHmm")),
            control));
    all.addAll(message);
    all.add(Segment.of("UNZ", "1", control));
    return Segment.write(all);
  }

  private List<Segment> lines() {
    String name =
        switch (trade.document()) {
          case ORDER -> "220";
          case DESPATCH -> "351";
          case INVOICE -> "380";
        };
    List<Segment> all = new ArrayList<>();
    all.add(Segment.of("BGM", name, trade.order(), "9"));
    all.add(Segment.of("DTM", List.of("137", date(now, "yyyyMMdd"), "102")));
    if (trade.document() != Trade.Document.ORDER) {
      all.add(Segment.of("RFF", List.of("ON", trade.order())));
    }
    if (trade.document() == Trade.Document.DESPATCH && !trade.note().isEmpty()) {
      all.add(Segment.of("RFF", List.of("CN", plain(trade.note()))));
    }
    all.add(Segment.of("NAD", "BY", List.of(trade.buyer(), "", "91")));
    all.add(Segment.of("NAD", "SU", List.of(trade.seller(), "", "91")));
    if (trade.document() == Trade.Document.DESPATCH) {
      all.add(Segment.of("CPS", "1"));
    } else {
      all.add(Segment.of("CUX", List.of("2", currency(), "9")));
    }
    all.add(Segment.of("LIN", "1"));
    all.add(Segment.of("PIA", "5", List.of(plain(trade.sku()), "SA")));
    all.addAll(amounts());
    return all;
  }

  private List<Segment> amounts() {
    Segment end = Segment.of("UNS", "S");
    Segment price = Segment.of("PRI", List.of("AAA", trade.price()));
    return switch (trade.document()) {
      case ORDER -> List.of(Segment.of("QTY", List.of("21", quantity())), price, end);
      case DESPATCH -> List.of(Segment.of("QTY", List.of("12", quantity())));
      case INVOICE ->
          List.of(
              Segment.of("QTY", List.of("47", quantity())),
              Segment.of("MOA", List.of("203", trade.total())),
              price,
              end,
              Segment.of("MOA", List.of("77", trade.total())));
    };
  }

  private String quantity() {
    return Long.toString(trade.quantity());
  }

  private Instant placed() {
    return Instant.ofEpochMilli(trade.time());
  }

  private String currency() {
    return trade.asset().substring(0, Math.min(3, trade.asset().length()));
  }

  private static String date(Instant at, String pattern) {
    return DateTimeFormatter.ofPattern(pattern).format(LocalDateTime.ofInstant(at, ZoneOffset.UTC));
  }

  /// Without what separates in X12, which has nothing to release it, and not longer than 48.
  private static String plain(String text) {
    String kept = text.replaceAll("[*~:^>\\p{Cntrl}]", " ").strip();
    return kept.isEmpty() ? "-" : kept.substring(0, Math.min(48, kept.length()));
  }
}
