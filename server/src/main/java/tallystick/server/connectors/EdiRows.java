package tallystick.server.connectors;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tools.jackson.databind.node.ObjectNode;

/// Orders, despatch advices and invoices of both standards as rows of the same words: `document`
/// (`ORDER`, `DESPATCH`, `INVOICE`), `number`, `order`, `tracking`, and of each line `line`,
/// `item`, `gtin`, `quantity`, `unit`, `price`, `total`. A despatch advice has a row for each order
/// that it is about, the others one for each line.
final class EdiRows {
  private static final BigDecimal CENTS = new BigDecimal(100);

  private final List<Row> rows = new ArrayList<>();
  private ObjectNode head = Codec.JSON.createObjectNode();
  private ObjectNode line = Codec.JSON.createObjectNode();
  private String place = "";

  private EdiRows() {}

  /// Reads an interchange.
  ///
  /// @return none of an interchange that only acknowledges
  /// @throws Malformed when it is no interchange, or has none of these messages
  static List<Row> read(byte[] bytes) {
    EdiRows reading = new EdiRows();
    List<Segment> segments = Segment.read(bytes);
    segments.forEach(reading::take);
    if (reading.rows.isEmpty() && EdiAnswers.read(segments).isEmpty()) {
      throw new Malformed(
          "bad-edi",
          "",
          "It has no lines of an order, despatch advice or invoice, and acknowledges none.");
    }
    return List.copyOf(reading.rows);
  }

  private void take(Segment one) {
    switch (one.tag()) {
      case "ST" -> begin(one.get(1));
      case "UNH" -> begin(one.get(2));
      case "SE", "UNT" -> end();
      case "BEG" -> head.put("number", one.get(3)).put("order", one.get(3));
      case "BSN" -> head.put("number", one.get(2));
      case "BIG" -> head.put("number", one.get(2)).put("order", one.get(4));
      case "BGM" -> numbered(one.get(2));
      case "PRF" -> order(one, one.get(1));
      case "RFF" -> reference(one, one.get(1, 1), one.get(1, 2));
      case "REF" -> reference(one, one.get(1), one.get(2));
      case "PO1", "IT1" -> {
        line(one, one.get(1));
        line.put("quantity", one.get(2)).put("unit", one.get(3)).put("price", one.get(4));
        items(one, 6);
      }
      case "LIN" -> {
        line(one, one.get(1));
        boolean edifact = head.path("edifact").booleanValue();
        if (edifact) {
          line.put("gtin", one.get(3, 1));
        } else {
          items(one, 2);
        }
      }
      case "SN1" -> line.put("quantity", one.get(2)).put("unit", one.get(3));
      case "PIA" -> line.put("item", one.get(2, 1));
      case "QTY" -> line.put("quantity", one.get(1, 2)).put("unit", one.get(1, 3));
      case "PRI" -> line.put("price", one.get(1, 2));
      default -> {
        // What has no word in a row.
      }
    }
  }

  private void begin(String type) {
    head = Codec.JSON.createObjectNode();
    line = Codec.JSON.createObjectNode();
    place = "";
    String document =
        switch (type) {
          case "850", "ORDERS" -> "ORDER";
          case "856", "DESADV" -> "DESPATCH";
          case "810", "INVOIC" -> "INVOICE";
          default -> "";
        };
    head.put("document", document).put("edifact", type.length() > 3);
    head.put("number", "").put("order", "").put("tracking", "");
  }

  private boolean isDespatch() {
    return head.path("document").asString().equals("DESPATCH");
  }

  private void numbered(String number) {
    head.put("number", number);
    if (head.path("document").asString().equals("ORDER")) {
      head.put("order", number);
    }
  }

  private void reference(Segment one, String qualifier, String value) {
    switch (qualifier) {
      // Carrier's number and consignment number, and our own whole name of an order.
      case "CN", "CR" -> head.put("tracking", value);
      case "ON" -> order(one, value);
      case "ZZ" -> head.put("order", value);
      default -> {
        // Other numbers of the partner.
      }
    }
  }

  private void order(Segment one, String value) {
    if (isDespatch() && !place.isEmpty()) {
      flush();
    }
    head.put("order", value);
    if (isDespatch()) {
      place = one.place();
    }
  }

  private void line(Segment one, String number) {
    if (isDespatch()) {
      return;
    }
    flush();
    line = Codec.JSON.createObjectNode();
    line.put("line", number).put("item", "").put("gtin", "");
    line.put("quantity", "").put("unit", "").put("price", "").put("total", "");
    place = one.place();
  }

  /// Pairs of a qualifier and a value.
  private void items(Segment one, int from) {
    Map<String, String> found = new HashMap<>();
    for (int n = from; n < one.elements().size(); n += 2) {
      found.put(one.get(n), one.get(n + 1));
    }
    line.put("item", found.getOrDefault("VP", found.getOrDefault("SK", "")));
    line.put(
        "gtin", found.getOrDefault("UK", found.getOrDefault("EN", found.getOrDefault("UP", ""))));
  }

  private void end() {
    flush();
    head = Codec.JSON.createObjectNode();
  }

  private void flush() {
    if (place.isEmpty() || head.path("document").asString("").isEmpty()) {
      return;
    }
    ObjectNode row = head.deepCopy();
    row.remove("edifact");
    if (!isDespatch()) {
      line.put("total", total());
      row.setAll(line);
    }
    rows.add(new Row(place, row, head.deepCopy()));
    place = "";
  }

  /// In hundredths; empty if quantity or price is no number.
  private String total() {
    try {
      BigDecimal quantity = new BigDecimal(line.path("quantity").asString());
      BigDecimal price = new BigDecimal(line.path("price").asString());
      return quantity.multiply(price).multiply(CENTS).toBigIntegerExact().toString();
    } catch (NumberFormatException e) {
      return "";
    } catch (ArithmeticException e) {
      throw new Malformed("invalid-field", place, "Quantity times price is no whole cents.");
    }
  }
}
