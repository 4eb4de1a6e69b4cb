package tallystick.server.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tallystick.kernel.StrictJson;
import tallystick.server.imports.CsvFile;
import tallystick.server.imports.CsvRow;
import tallystick.server.imports.Unreadable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// One of the things that a message tells, whatever its format was.
///
/// @param position for whoever looks for it in the message, as `line 7`
/// @param whole the message that it stands in
record Row(String position, JsonNode json, JsonNode whole) {
  /// Rows of a message.
  static final int MOST = 500;

  /// Reads a message.
  ///
  /// @throws Malformed when it is not in its format at all
  static List<Row> read(Definition definition, byte[] bytes) {
    List<Row> rows =
        switch (definition.format()) {
          case JSON -> json(definition.mapping(), bytes);
          case CSV -> csv(bytes);
          case X12, EDIFACT -> EdiRows.read(bytes);
        };
    if (rows.size() > MOST) {
      throw new Malformed("too-many-rows", "", "A message has at most " + MOST + " rows.");
    }
    return rows;
  }

  private static List<Row> json(Mapping mapping, byte[] bytes) {
    JsonNode whole = StrictJson.object(bytes, "message");
    JsonNode found = whole.at(mapping.each());
    if (!found.isArray()) {
      if (mapping.each().isEmpty()) {
        return List.of(new Row("the message", whole, whole));
      }
      throw new Malformed("malformed", mapping.each(), "Here must be a list.");
    }
    List<Row> rows = new ArrayList<>();
    for (int i = 0; i < found.size(); i++) {
      rows.add(new Row(mapping.each() + "/" + i, found.get(i), whole));
    }
    return rows;
  }

  /// The names of the columns are the fields of a row.
  private static List<Row> csv(byte[] bytes) {
    List<Row> rows = new ArrayList<>();
    try (CsvFile file = CsvFile.open(new StringReader(new String(bytes, UTF_8)))) {
      for (CsvRow one = file.next(); one != null; one = file.next()) {
        ObjectNode json = Codec.JSON.createObjectNode();
        for (String column : one.columns().keySet()) {
          json.put(column, one.get(column));
        }
        rows.add(new Row("line " + one.line(), json, json));
        if (rows.size() > MOST) {
          break;
        }
      }
      return rows;
    } catch (Unreadable e) {
      throw new Malformed(e.code(), "", String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw new IllegalStateException("text can be read", e);
    }
  }
}
