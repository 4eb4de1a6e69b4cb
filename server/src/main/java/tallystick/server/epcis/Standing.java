package tallystick.server.epcis;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Codec;
import tallystick.kernel.Malformed;
import tallystick.server.epcis.NamedQueries.Named;
import tallystick.server.views.Cursor;
import tallystick.server.views.Databases;
import tallystick.server.views.Questions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What a named query finds among events that were recorded since it was asked the last time, in
/// their order. Where that ends is a cursor, so that nothing is left out and nothing comes twice.
final class Standing {
  /// What says which events come first, or how many: a query that stands has its own order.
  private static final Set<String> NOT_STANDING =
      Set.of("orderBy", "orderDirection", Wanted.COUNT_LIMIT, "maxEventCount");

  private final Room room;
  private final JdbcClient sql;

  Standing(Questions questions, Databases databases) {
    this.room = new Room(questions);
    this.sql = JdbcClient.create(databases.reading());
  }

  /// Events that were found.
  ///
  /// @param events oldest first, as answers have them
  /// @param until the cursor up to which that is all there is
  /// @param more whether there are more up to now
  record Found(List<ObjectNode> events, long until, boolean more) {
    /// The document of them.
    ///
    /// @param subscription its id, empty if it has none
    ObjectNode document(String query, String subscription) {
      ObjectNode document = EpcisDocument.answer(query, Instant.now(), events);
      if (!subscription.isEmpty()) {
        ((ObjectNode) document.at("/epcisBody/queryResults")).put("subscriptionID", subscription);
      }
      return document;
    }
  }

  /// Refuses queries that cannot stand.
  ///
  /// @throws Malformed `subscribe-not-permitted`
  static void require(Named named) {
    for (String name : named.asked().keySet()) {
      if (NOT_STANDING.contains(name)) {
        throw new Malformed(
            "subscribe-not-permitted",
            "",
            "A query with " + name + " cannot be subscribed to: events come as they are recorded.");
      }
    }
  }

  /// The cursor of the last event that there is, 0 before the first.
  long head() {
    return sql.sql("SELECT coalesce(max(cursor), 0) FROM custody.events")
        .query(Long.class)
        .single();
  }

  /// The cursor before the first event that was recorded at or after a time.
  long before(long recordTime) {
    return sql.sql(
            """
            SELECT coalesce((SELECT cursor - 1 FROM custody.events WHERE record_time >= :time
              ORDER BY record_time, cursor LIMIT 1),
              (SELECT max(cursor) FROM custody.events), 0)\
            """)
        .param("time", recordTime)
        .query(Long.class)
        .single();
  }

  /// What a query finds beyond a cursor.
  ///
  /// @param most events at once
  Found since(Named named, long told, int most) {
    long head = head();
    if (head <= told) {
      return new Found(List.of(), told, false);
    }
    Map<String, @Nullable Object> values = new HashMap<>(Wanted.of(named.asked()).values());
    values.put("after", told);
    values.put("until", head);
    Questions.Page page =
        room.questions().page(Room.query("events-since"), values, most, Cursor.START);
    List<String> rows = page.rows();
    boolean more = page.next() != null;
    long until = more ? cursor(rows.getLast()) : head;
    return new Found(rows.stream().map(RecordedEvent::write).toList(), until, more);
  }

  private static long cursor(String row) {
    JsonNode json = Codec.JSON.readTree(row);
    return json.path("cursor").asLong();
  }
}
