package tallystick.server.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tallystick.kernel.Require;
import tallystick.server.connectors.Definition.Direction;

/// Rows of messages, and the acts that a mapping makes of them.
class RowTest {
  private static final Mapping REVISES =
      new Mapping(
          "market.ReviseVariant",
          "/items",
          Map.of(
              "listing", "^/listing",
              "variant", "/variant",
              "price", "/price",
              "quantity", "/on hand"));

  private static List<Row> rows(Format format, Mapping mapping, String text) {
    String by = "a".repeat(32);
    Definition definition =
        new Definition(
            "Shop", Direction.IN, format, Transport.WEBHOOK, "", List.of(), by, "", mapping);
    return Row.read(definition, text.getBytes(UTF_8));
  }

  private static String act(Mapping mapping, Row row) {
    return Codec.JSON.writeValueAsString(mapping.act(row).body());
  }

  @Test
  void rows_of_json_take_from_themselves_and_from_the_whole_message() {
    String text =
        """
        {"listing": "L", "items": [
          {"variant": 0, "price": "250", "on hand": " 7 "}, {"variant": 1, "price": "dear"}]}
        """;
    List<Row> rows = rows(Format.JSON, REVISES, text);
    assertEquals(
        "{\"listing\":\"L\",\"variant\":0,\"price\":250,\"quantity\":7}",
        act(REVISES, rows.getFirst()));
    Malformed wrong = assertThrows(Malformed.class, () -> act(REVISES, rows.getLast()));
    assertEquals("/price", wrong.pointer());
    assertEquals("/items/1", rows.getLast().position());
  }

  @Test
  void rows_of_csv_have_the_names_of_columns_and_say_their_line() {
    Mapping ships =
        new Mapping("market.ShipOrder", "", Map.of("order", "/Order", "note", "=by lorry"));
    List<Row> rows = rows(Format.CSV, ships, "Order;Weight\nA1;3\n\n\"A;2\";4\n");
    assertEquals(2, rows.size());
    assertEquals("{\"order\":\"A;2\",\"note\":\"by lorry\"}", act(ships, rows.getLast()));
    assertEquals("line 2", rows.getFirst().position());
    Malformed broken =
        assertThrows(Malformed.class, () -> rows(Format.CSV, ships, "Order\n\"A1\n"));
    assertEquals("broken-csv", broken.code());
    String many = "Order\n" + "A1\n".repeat(Row.MOST + 1);
    Malformed large = assertThrows(Malformed.class, () -> rows(Format.CSV, ships, many));
    assertEquals("too-many-rows", large.code());
  }

  @Test
  void a_mapping_names_acts_that_may_be_delegated_and_fields_that_they_have() {
    for (Mapping wrong :
        List.of(
            new Mapping("identity.RevokeKey", "", Map.of("key", "/key")),
            new Mapping("market.Nothing", "", Map.of()),
            new Mapping("market.ShipOrder", "", Map.of("to", "/to")),
            new Mapping("", "", Map.of("order", "/order")))) {
      assertThrows(Require.Field.class, wrong::requireIncoming, wrong::action);
    }
    assertThrows(
        Require.Field.class, () -> new Mapping("market.ShipOrder", "", Map.of("note", "note")));
  }

  @Test
  void what_was_kept_before_there_were_transports_is_a_webhook() {
    String kept =
        """
        {"definition":{"name":"ERP","direction":"OUT","format":"JSON",
          "address":"https://erp.example/hooks","topics":["market.orders.x"],
          "by":"%s","partner":"","mapping":{"action":"","each":"","fields":{}}},
         "seed":"AAAA","secret":"whsec_x"}\
        """
            .formatted("a".repeat(32));
    Connector.Sealed sealed = Connector.Sealed.read(kept.getBytes(UTF_8));
    assertEquals(Transport.WEBHOOK, sealed.definition().transport());
    assertEquals("", sealed.credential());
  }
}
