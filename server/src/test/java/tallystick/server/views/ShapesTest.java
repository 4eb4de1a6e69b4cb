package tallystick.server.views;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.Block;
import tallystick.kernel.Entry;
import tallystick.kernel.Envelope;
import tallystick.server.Someone;

/// Cursors, columns and headlines: the small forms between the log and the tables.
class ShapesTest {
  record Row(String sellerName, long price, int variant, boolean open, List<String> pictures) {}

  @Test
  void a_cursor_reads_what_it_writes() {
    assertEquals(new Cursor(12, 345), Cursor.parse("12.345"));
    assertEquals("12.345", new Cursor(12, 345).text());
    assertEquals(new Cursor(0, 999_999_999_999_999_999L), Cursor.parse("0.999999999999999999"));
    assertEquals(Cursor.START, Cursor.parse(null));
  }

  @Test
  void the_first_page_begins_before_every_row_or_after_none() {
    assertEquals(Long.MAX_VALUE, Cursor.START.value(true));
    assertEquals(0, Cursor.START.value(false));
    assertEquals(7, Cursor.parse("1.7").value(true));
    assertEquals(0, Cursor.parse("1.0").value(true));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "1",
        "1.",
        ".1",
        "1.2.3",
        "-1.2",
        "1.-2",
        "a.b",
        " 1.2",
        "1.2 ",
        "1,2",
        "1.1000000000000000000",
        "٣.٣"
      })
  void what_is_no_cursor_is_not_taken_for_one(String text) {
    assertThrows(IllegalArgumentException.class, () -> Cursor.parse(text));
  }

  @Test
  void components_are_columns_in_snake_case() {
    assertEquals("seller_name", Columns.name("sellerName"));
    assertEquals("\"by\"", Columns.quoted("by"));
    assertEquals(
        "\"seller_name\" text NOT NULL, \"price\" bigint NOT NULL, \"variant\" integer NOT NULL,"
            + " \"open\" boolean NOT NULL, \"pictures\" jsonb NOT NULL",
        Columns.definitions(Row.class));
    assertEquals(
        "q.\"seller_name\" AS \"sellerName\", q.\"price\" AS \"price\", q.\"variant\" AS"
            + " \"variant\", q.\"open\" AS \"open\", q.\"pictures\" AS \"pictures\"",
        Columns.selection(Row.class, "q"));
  }

  @Test
  void a_headline_tells_who_and_what_of_both_forms_of_a_payload() {
    Someone who = Someone.fresh();
    Envelope one = who.signs(new RegisterPrincipal("One"));
    Envelope list =
        who.signs(true, List.of(new RegisterPrincipal("A"), new RenamePrincipal("type")));
    // The keys of a payload may come in any order, and its strings may look like keys.
    Envelope odd =
        who.signs(
            "{\"actions\":[{\"body\":{\"type\":\"x\",\"by\":\"y\"},"
                + "\"type\":\"market.CloseOrder\"}],"
                + "\"mode\":\"all\",\"by\":\"somebody\",\"v\":1}");
    String register = "identity.RegisterPrincipal";
    assertEquals(
        List.of(
            new Headline(who.principal(), register),
            new Headline(who.principal(), register),
            new Headline(who.principal(), "identity.RenamePrincipal"),
            new Headline("somebody", "market.CloseOrder")),
        Headline.of(block(one, list, list, odd)));
  }

  private static Block block(Envelope... envelopes) {
    List<Entry> entries = new ArrayList<>();
    for (Envelope envelope : envelopes) {
      boolean again = !entries.isEmpty() && entries.getLast().envelope().equals(envelope);
      entries.add(new Entry("", envelope, again ? 1 : 0, "{}".getBytes(UTF_8)));
    }
    return new Block(1, 0, 0, new byte[32], entries);
  }
}
