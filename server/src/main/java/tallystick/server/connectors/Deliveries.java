package tallystick.server.connectors;

import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of what connectors are told.
///
/// @param sql connections to the database
record Deliveries(JdbcClient sql) {
  private static final String SELECT =
      """
      SELECT connector, cursor, height, type, body, state, attempts, tried, status, error
      FROM private.connector_deliveries WHERE connector = :connector \
      """;

  /// @param cursor of the event in the log; it orders deliveries, and names them
  /// @param body as JSON
  /// @param tried when it was tried last, 0 if never
  /// @param status that its receiver answered, 0 for no answer
  /// @param error why it did not arrive, empty if it did
  record Delivery(
      String connector,
      long cursor,
      long height,
      String type,
      String body,
      State state,
      int attempts,
      long tried,
      int status,
      String error) {
    /// What it is called in the message; the same each time that it is sent.
    String id() {
      return "evt_" + cursor;
    }
  }

  enum State {
    PENDING,
    DELIVERED,
    /// By the connector's owner.
    SKIPPED
  }

  /// Adds one; one that was there is to be told again.
  void put(String connector, String person, long cursor, long height, String type, String body) {
    sql.sql(
            """
            INSERT INTO private.connector_deliveries
              (connector, cursor, person, height, type, body, state, attempts, tried, status, error)
            VALUES (:connector, :cursor, :person, :height, :type, :body, 'PENDING', 0, 0, 0, '')
            ON CONFLICT (connector, cursor) DO UPDATE SET state = 'PENDING', attempts = 0\
            """)
        .param("connector", connector)
        .param("cursor", cursor)
        .param("person", person)
        .param("height", height)
        .param("type", type)
        .param("body", body)
        .update();
  }

  /// The first ones that wait, in order.
  List<Delivery> pending(String connector, int limit) {
    return sql.sql(SELECT + "AND state = 'PENDING' ORDER BY cursor LIMIT :limit")
        .param("connector", connector)
        .param("limit", limit)
        .query(Delivery.class)
        .list();
  }

  /// A page, the newest first.
  ///
  /// @param before cursor of the last one of the page before
  List<Delivery> page(String connector, long before, int limit) {
    return sql.sql(SELECT + "AND cursor < :before ORDER BY cursor DESC LIMIT :limit")
        .param("connector", connector)
        .param("before", before)
        .param("limit", limit)
        .query(Delivery.class)
        .list();
  }

  Optional<Delivery> one(String connector, long cursor) {
    return sql.sql(SELECT + "AND cursor = :cursor")
        .param("connector", connector)
        .param("cursor", cursor)
        .query(Delivery.class)
        .optional();
  }

  long waiting(String connector) {
    return sql.sql(
            """
            SELECT count(*) FROM private.connector_deliveries
            WHERE connector = :connector AND state = 'PENDING'\
            """)
        .param("connector", connector)
        .query(Long.class)
        .single();
  }

  /// Writes down that one was tried.
  ///
  /// @param error empty if it arrived
  void tried(Delivery delivery, long now, int status, String error) {
    sql.sql(
            """
            UPDATE private.connector_deliveries
            SET state = :state, attempts = attempts + 1, tried = :now, status = :status,
              error = :error
            WHERE connector = :connector AND cursor = :cursor\
            """)
        .param("state", (error.isEmpty() ? State.DELIVERED : State.PENDING).name())
        .param("now", now)
        .param("status", status)
        .param("error", error)
        .param("connector", delivery.connector())
        .param("cursor", delivery.cursor())
        .update();
  }

  /// Has one told again, or not at all.
  void mark(Delivery delivery, State state) {
    sql.sql(
            """
            UPDATE private.connector_deliveries SET state = :state
            WHERE connector = :connector AND cursor = :cursor\
            """)
        .param("state", state.name())
        .param("connector", delivery.connector())
        .param("cursor", delivery.cursor())
        .update();
  }

  /// Connectors that are on and have something to tell.
  List<String> busy() {
    return sql.sql(
            """
            SELECT connector FROM private.connectors c WHERE state = 'ON' AND EXISTS (
              SELECT FROM private.connector_deliveries d
              WHERE d.connector = c.connector AND d.state = 'PENDING')\
            """)
        .query(String.class)
        .list();
  }
}
