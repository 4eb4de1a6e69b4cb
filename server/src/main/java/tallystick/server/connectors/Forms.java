package tallystick.server.connectors;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVPrinter;
import tallystick.kernel.Codec;
import tallystick.server.connectors.Deliveries.Delivery;
import tools.jackson.databind.JsonNode;

/// Writes deliveries in the format of their connector.
record Forms(Trade.Orders orders, InstantSource clock) {
  private static final String JSON = "application/json";
  private static final String CSV = "text/csv";
  private static final String DATA = "data";

  /// @param id by which its receiver knows a repeat
  /// @param file the name under which it is put into a folder; names follow the order of the log
  /// @param type media type; for EDI those of RFC 1767
  record Written(String id, String file, String type, String text) {}

  /// What is written together: rows of a table in one file, anything else by itself.
  static List<List<Delivery>> parcels(Format format, List<Delivery> waiting) {
    return format == Format.CSV ? List.of(waiting) : waiting.stream().map(List::of).toList();
  }

  /// @return nothing for an event that the format has no words for
  Optional<Written> written(Definition definition, List<Delivery> parcel) {
    return switch (definition.format()) {
      case JSON ->
          Optional.of(written(definition, parcel, JSON, json(definition, parcel.getFirst())));
      case CSV -> Optional.of(written(definition, parcel, CSV, csv(definition.mapping(), parcel)));
      case X12 ->
          document(definition, parcel.getFirst())
              .map(one -> written(definition, parcel, EdiAcknowledgement.X12, one.x12()));
      case EDIFACT ->
          document(definition, parcel.getFirst())
              .map(one -> written(definition, parcel, EdiAcknowledgement.EDIFACT, one.edifact()));
    };
  }

  private static Written written(
      Definition definition, List<Delivery> parcel, String type, String text) {
    Delivery first = parcel.getFirst();
    String name = "%019d-%s".formatted(first.cursor(), first.type());
    if (definition.format() == Format.CSV) {
      name = "%019d-%019d".formatted(first.cursor(), parcel.getLast().cursor());
    }
    return new Written(first.id(), name + definition.format().suffix(), type, text);
  }

  /// A message that tells of nothing, to try a connector out.
  static Written test(Instant now) {
    String body = "{\"type\":\"connector.test\",\"timestamp\":\"%s\",\"data\":{}}".formatted(now);
    String id = "test_" + now.toEpochMilli();
    return new Written(id, id + Format.JSON.suffix(), JSON, body);
  }

  private static String json(Definition definition, Delivery delivery) {
    return definition.mapping().fields().isEmpty()
        ? delivery.body()
        : Codec.JSON.writeValueAsString(
            definition.mapping().told(Codec.JSON.readTree(delivery.body())));
  }

  /// A line for each event under the names of all fields that any of them has: what they consist of
  /// first, then what happened.
  private static String csv(Mapping mapping, List<Delivery> parcel) {
    List<Map<String, String>> lines = new ArrayList<>();
    Set<String> columns = new LinkedHashSet<>();
    for (Delivery one : parcel) {
      Map<String, String> line = new LinkedHashMap<>();
      JsonNode told = mapping.told(Codec.JSON.readTree(one.body()));
      told.properties().stream()
          .filter(field -> !field.getKey().equals(DATA) || !field.getValue().isObject())
          .forEach(field -> line.put(field.getKey(), cell(field.getValue())));
      for (Map.Entry<String, JsonNode> field : told.path(DATA).properties()) {
        String name =
            line.containsKey(field.getKey()) ? DATA + "." + field.getKey() : field.getKey();
        line.put(name, cell(field.getValue()));
      }
      columns.addAll(line.keySet());
      lines.add(line);
    }
    StringBuilder text = new StringBuilder();
    try (CSVPrinter printer = new CSVPrinter(text, CSVFormat.RFC4180)) {
      printer.printRecord(columns);
      for (Map<String, String> line : lines) {
        printer.printRecord(columns.stream().map(column -> line.getOrDefault(column, "")).toList());
      }
    } catch (IOException e) {
      throw new IllegalStateException("text can be written", e);
    }
    return text.toString();
  }

  private static String cell(JsonNode value) {
    return value.isValueNode() ? value.asString("") : value.toString();
  }

  private Optional<EdiDocument> document(Definition definition, Delivery delivery) {
    return orders
        .of(delivery)
        .map(trade ->
            new EdiDocument(trade, definition.partner(), delivery.cursor(), clock.instant()));
  }
}
