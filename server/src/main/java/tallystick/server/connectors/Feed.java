package tallystick.server.connectors;

import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;
import tallystick.domains.Domains;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Entry;
import tallystick.kernel.Event;
import tallystick.kernel.Limits;
import tallystick.ledger.LedgerClient;
import tallystick.server.gateway.EventTopics;

/// Reads the log once for all connectors, and writes down what each is told. How far it came is
/// written in the same transaction, so that nothing is left out. One that is behind, because it is
/// new, was paused or is told anew, reads for itself until it has caught up.
///
/// It runs as a task, so never twice at a time.
final class Feed {
  /// Blocks of a run, and of one that is behind.
  private static final int BLOCKS = 1_000;

  private static final int BLOCKS_BEHIND = 200;
  private static final int BEHIND_AT_ONCE = 20;

  /// One that has so many to tell reads no more before it told them.
  private static final int MOST_PENDING = 10_000;

  private static final Codec CODEC = new Codec(Domains.ALL);
  private static final EventTopics TOPICS = new EventTopics(Domains.ALL);

  private final LedgerClient ledger;
  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final Deliveries deliveries;

  Feed(LedgerClient ledger, JdbcClient sql, TransactionTemplate transaction) {
    this.ledger = ledger;
    this.sql = sql;
    this.transaction = transaction;
    this.deliveries = new Deliveries(sql);
  }

  private record Listener(
      String connector, String person, Set<String> topics, @Nullable Long behind) {}

  /// A message in the form of Standard Webhooks.
  ///
  /// @param timestamp of the block, ISO 8601
  /// @param log its origin: ids and cursors are of this log
  /// @param action id of the act that caused it; `/v1/receipts` has its receipt
  record Message(
      String type,
      String timestamp,
      String log,
      long height,
      String action,
      long cursor,
      Record data) {}

  /// Reads what is new.
  void run() {
    long head = ledger.head().height();
    long told = follow(head);
    for (Listener one : behind()) {
      catchUp(one, told);
    }
  }

  private long follow(long head) {
    long from =
        sql.sql("SELECT height FROM private.connector_feed")
            .query(Long.class)
            .optional()
            .orElse(-1L);
    if (from < 0) {
      sql.sql("INSERT INTO private.connector_feed (height) VALUES (:head)")
          .param("head", head)
          .update();
      return head;
    }
    List<Listener> listeners = listeners("behind IS NULL");
    // A log that was restored is shorter than it was.
    long to = listeners.isEmpty() || from > head ? head : Math.min(head, from + BLOCKS);
    if (to == from) {
      return from;
    }
    transaction.executeWithoutResult(status -> {
      if (!listeners.isEmpty()) {
        tell(listeners, from + 1, to);
        fallBehind(to);
      }
      sql.sql("UPDATE private.connector_feed SET height = :to").param("to", to).update();
    });
    return to;
  }

  /// What one that tells too slowly would have to tell stays in the log for now.
  private void fallBehind(long told) {
    sql.sql(
            """
            UPDATE private.connectors c SET behind = :next
            WHERE behind IS NULL AND state = 'ON' AND :most <= (
              SELECT count(*) FROM private.connector_deliveries d
              WHERE d.connector = c.connector AND d.state = 'PENDING')\
            """)
        .param("next", told + 1)
        .param("most", MOST_PENDING)
        .update();
  }

  private List<Listener> behind() {
    return listeners(
        """
        behind IS NOT NULL AND %d > (SELECT count(*) FROM private.connector_deliveries d
          WHERE d.connector = c.connector AND d.state = 'PENDING') LIMIT %d\
        """
            .formatted(MOST_PENDING, BEHIND_AT_ONCE));
  }

  private List<Listener> listeners(String which) {
    return sql.sql(
            """
            SELECT connector, person, topics, behind FROM private.connectors c
            WHERE state = 'ON' AND cardinality(topics) > 0 AND \
            """
                + which)
        .query((row, n) ->
            new Listener(
                row.getString("connector"),
                row.getString("person"),
                topics(row),
                row.getObject("behind", Long.class)))
        .list();
  }

  private static Set<String> topics(ResultSet row) throws SQLException {
    Array array = row.getArray("topics");
    return Set.copyOf(Arrays.asList((String[]) array.getArray()));
  }

  /// @param told height up to which those that follow were told
  private void catchUp(Listener one, long told) {
    long from = Math.max(1, Optional.ofNullable(one.behind()).orElse(1L));
    long to = Math.min(told, from + BLOCKS_BEHIND - 1);
    transaction.executeWithoutResult(status -> {
      tell(List.of(one), from, to);
      // Unless its owner said in the meantime from where else it reads.
      sql.sql(
              """
              UPDATE private.connectors SET behind = :next
              WHERE connector = :connector AND behind = :behind\
              """)
          .param("next", to >= told ? null : to + 1, java.sql.Types.BIGINT)
          .param("connector", one.connector())
          .param("behind", one.behind())
          .update();
    });
  }

  private void tell(List<Listener> listeners, long from, long to) {
    String log = ledger.origin();
    for (long height = from; height <= to; height++) {
      Optional<Block> block = ledger.block(height);
      if (block.isPresent()) {
        tell(listeners, block.get(), log);
      }
    }
  }

  private void tell(List<Listener> listeners, Block block, String log) {
    for (int i = 0; i < block.entries().size(); i++) {
      Entry entry = block.entries().get(i);
      List<Event> events = CODEC.outcome(entry.outcome()).events();
      for (int sequence = 0; sequence < events.size(); sequence++) {
        Event event = events.get(sequence);
        List<Listener> told = concerned(listeners, TOPICS.of(event));
        if (!told.isEmpty()) {
          long cursor = (block.firstPosition() + i) * Limits.EVENTS_PER_ACTION + sequence;
          Message message =
              new Message(
                  Codec.name(event.getClass()),
                  Instant.ofEpochMilli(block.time()).toString(),
                  log,
                  block.height(),
                  entry.id(),
                  cursor,
                  (Record) event);
          put(told, message);
        }
      }
    }
  }

  private static List<Listener> concerned(List<Listener> listeners, List<String> topics) {
    Map<String, Listener> found = new LinkedHashMap<>();
    for (Listener one : listeners) {
      if (topics.stream().anyMatch(one.topics()::contains)) {
        found.put(one.connector(), one);
      }
    }
    return List.copyOf(found.values());
  }

  private void put(List<Listener> told, Message message) {
    String body = Codec.JSON.writeValueAsString(message);
    for (Listener one : told) {
      deliveries.put(
          one.connector(), one.person(), message.cursor(), message.height(), message.type(), body);
    }
  }
}
