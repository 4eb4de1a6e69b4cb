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
      SELECT connector, cursor, height, type, body, state, attempts, tried, status, error, answer
      FROM private.connector_deliveries WHERE connector = :connector \
      """;

  /// @param cursor of the event in the log; it orders deliveries, and names them
  /// @param body as JSON
  /// @param tried when it was tried last, 0 if never
  /// @param status that its receiver answered, 0 for no answer
  /// @param error why it did not arrive or was rejected, empty if neither is so
  /// @param answer what its receiver acknowledged afterwards
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
      String error,
      Answer answer) {
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

  /// By a functional acknowledgement of EDI.
  enum Answer {
    NONE,
    ACCEPTED,
    REJECTED
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
              error = :error, answer = 'NONE'
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

  /// The last one that arrived under a number, of those by which interchanges are numbered.
  ///
  /// @param numbers how many there are before they begin again
  Optional<Delivery> numbered(String connector, long number, long numbers) {
    return sql.sql(
            SELECT
                + "AND cursor % :numbers = :number AND state = 'DELIVERED'"
                + " ORDER BY cursor DESC LIMIT 1")
        .param("connector", connector)
        .param("numbers", numbers)
        .param("number", number)
        .query(Delivery.class)
        .optional();
  }

  /// Writes down what its receiver said of one afterwards.
  ///
  /// @param error why it was rejected, in the words of the receiver's system
  void answered(Delivery delivery, Answer answer, String error) {
    sql.sql(
            """
            UPDATE private.connector_deliveries SET answer = :answer, error = :error
            WHERE connector = :connector AND cursor = :cursor\
            """)
        .param("answer", answer.name())
        .param("error", error)
        .param("connector", delivery.connector())
        .param("cursor", delivery.cursor())
        .update();
  }
}
