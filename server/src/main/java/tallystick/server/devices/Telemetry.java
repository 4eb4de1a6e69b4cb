package tallystick.server.devices;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tallystick.domains.devices.Reading;
import tallystick.kernel.Malformed;

/// The tables of readings. A batch is kept before the ledger decides about it, so that nothing is
/// acknowledged that is not there, and counts once it is accepted; a refused one goes.
public final class Telemetry {
  /// Channels that a device may have in all.
  static final int MAX_CHANNELS = 256;

  /// After so long, nothing that was signed can be accepted any more.
  private static final long UNDECIDED_MILLIS = 25L * 60 * 60 * 1000;

  private static final Logger LOG = LoggerFactory.getLogger(Telemetry.class);
  private static final int MAX_SERIES = 200_000;

  /// Readings of one statement, or one batch.
  private static final int AT_ONCE = 20_000;

  private static final String ROLL_UP =
      """
      INSERT INTO telemetry.rollups AS r (series, width, start, count, minimum, maximum, sum)
      SELECT series, w, time - time % w, count(*), min(value), max(value), sum(value)
      FROM telemetry.readings CROSS JOIN (VALUES (60000::bigint), (3600000), (86400000)) v (w)
      WHERE batch = ANY (?) AND day = ANY (?) GROUP BY 1, 2, 3 ORDER BY 1, 2, 3
      ON CONFLICT (series, width, start) DO UPDATE SET count = r.count + excluded.count,
        minimum = least(r.minimum, excluded.minimum),
        maximum = greatest(r.maximum, excluded.maximum), sum = r.sum + excluded.sum
      """;

  private final JdbcTemplate rows;
  private final JdbcClient sql;
  private final TransactionTemplate transaction;
  private final InstantSource clock;
  private final Optional<Period> kept;
  private final Cache<Series, Integer> series =
      Caffeine.newBuilder().maximumSize(MAX_SERIES).build();
  private final Set<LocalDate> days = ConcurrentHashMap.newKeySet();

  private record Series(String device, String channel) {}

  /// A batch that came.
  ///
  /// @param digest of the payload, in hex
  /// @param act the id under which the ledger decides about it
  /// @param device its principal
  public record Batch(String digest, String act, String device, List<Reading> readings) {}

  /// A batch that the ledger may have decided about.
  record Undecided(String digest, String act, long received) {}

  private record Kept(long id, LocalDate day) {}

  /// @param kept for how long readings are kept, forever if it is not said
  public Telemetry(DataSource source, InstantSource clock, Optional<Period> kept) {
    this.kept = kept;
    this.rows = new JdbcTemplate(source);
    this.sql = JdbcClient.create(source);
    this.transaction = new TransactionTemplate(new JdbcTransactionManager(source));
    this.clock = clock;
  }

  /// A batch with the short numbers of its readings' channels.
  @SuppressWarnings("ArrayRecordComponent") // On its way into a row, compared by nobody.
  record Numbered(Batch batch, int[] series) {}

  /// Keeps a batch, unless it is there.
  ///
  /// @throws Malformed `too-many-channels` when the device has as many as it may
  public void keep(Batch batch) {
    keep(List.of(numbered(batch)));
  }

  /// Gives the channels of a batch their numbers.
  ///
  /// @throws Malformed `too-many-channels` when the device has as many as it may
  Numbered numbered(Batch batch) {
    return new Numbered(
        batch,
        batch.readings().stream()
            .mapToInt(reading -> number(new Series(batch.device(), reading.channel())))
            .toArray());
  }

  /// Keeps those of some batches that are not there, all in one transaction.
  void keep(List<Numbered> some) {
    long now = clock.millis();
    LocalDate day = LocalDate.ofInstant(Instant.ofEpochMilli(now), ZoneOffset.UTC);
    prepare(day);
    Map<String, Numbered> fresh = new LinkedHashMap<>();
    some.forEach(one -> fresh.putIfAbsent(one.batch.digest(), one));
    transaction.executeWithoutResult(status -> {
      Map<String, Long> ids = begin(List.copyOf(fresh.values()), day, now);
      fresh.keySet().retainAll(ids.keySet());
      List<Numbered> part = new ArrayList<>();
      int readings = 0;
      for (Numbered one : fresh.values()) {
        part.add(one);
        readings += one.series.length;
        if (readings >= AT_ONCE) {
          insert(part, ids, day, readings);
          part.clear();
          readings = 0;
        }
      }
      insert(part, ids, day, readings);
    });
  }

  /// The ids of those that were not there, by their digests.
  private Map<String, Long> begin(List<Numbered> some, LocalDate day, long now) {
    Map<String, Long> ids = new HashMap<>();
    rows.query(
        connection -> {
          PreparedStatement insert =
              connection.prepareStatement(
                  """
                  INSERT INTO telemetry.batches (digest, act, device, first, count, day, received)
                  SELECT *, ?::date, ? FROM
                    unnest(?::text[], ?::text[], ?::text[], ?::bigint[], ?::integer[])
                  ON CONFLICT (digest) DO NOTHING RETURNING digest, id\
                  """);
          insert.setObject(1, day);
          insert.setLong(2, now);
          array(connection, insert, 3, "text", some, one -> one.batch.digest());
          array(connection, insert, 4, "text", some, one -> one.batch.act());
          array(connection, insert, 5, "text", some, one -> one.batch.device());
          array(
              connection,
              insert,
              6,
              "bigint",
              some,
              one -> one.batch.readings().getFirst().sequence());
          array(connection, insert, 7, "integer", some, one -> one.series.length);
          return insert;
        },
        row -> {
          ids.put(row.getString(1), row.getLong(2));
        });
    return ids;
  }

  private static void array(
      Connection connection,
      PreparedStatement statement,
      int index,
      String type,
      List<Numbered> some,
      Function<Numbered, Object> value)
      throws SQLException {
    statement.setArray(index, connection.createArrayOf(type, some.stream().map(value).toArray()));
  }

  private void insert(List<Numbered> part, Map<String, Long> ids, LocalDate day, int size) {
    if (part.isEmpty()) {
      return;
    }
    Long[] batches = new Long[size];
    Long[] sequences = new Long[size];
    Integer[] channels = new Integer[size];
    Long[] times = new Long[size];
    Long[] values = new Long[size];
    int at = 0;
    for (Numbered one : part) {
      Long id = ids.get(one.batch.digest());
      for (int i = 0; i < one.series.length; i++) {
        Reading reading = one.batch.readings().get(i);
        batches[at] = id;
        sequences[at] = reading.sequence();
        channels[at] = one.series[i];
        times[at] = reading.time();
        values[at] = reading.value();
        at++;
      }
    }
    rows.update(connection -> {
      PreparedStatement insert =
          connection.prepareStatement(
              """
              INSERT INTO telemetry.readings (day, batch, sequence, series, time, value)
              SELECT ?::date, * FROM
                unnest(?::bigint[], ?::bigint[], ?::integer[], ?::bigint[], ?::bigint[])
              """);
      insert.setObject(1, day);
      insert.setArray(2, connection.createArrayOf("bigint", batches));
      insert.setArray(3, connection.createArrayOf("bigint", sequences));
      insert.setArray(4, connection.createArrayOf("integer", channels));
      insert.setArray(5, connection.createArrayOf("bigint", times));
      insert.setArray(6, connection.createArrayOf("bigint", values));
      return insert;
    });
  }

  /// Makes a day's partition.
  private void prepare(LocalDate day) {
    if (days.contains(day)) {
      return;
    }
    transaction.executeWithoutResult(status -> {
      // Two processes at midnight make it one after the other.
      sql.sql("SELECT pg_advisory_xact_lock(hashtext('telemetry.readings'))")
          .query((row, n) -> n)
          .list();
      rows.execute(partition(day));
    });
    kept.ifPresent(period -> forget(day.minus(period)));
    days.add(day);
  }

  /// Drops the readings that came before a day, and what is known of their batches; sums stay.
  private void forget(LocalDate before) {
    List<LocalDate> old =
        sql.sql("SELECT DISTINCT day FROM telemetry.batches WHERE day < :before ORDER BY day")
            .param("before", before)
            .query(LocalDate.class)
            .list();
    for (LocalDate day : old) {
      transaction.executeWithoutResult(status -> {
        rows.execute("DROP TABLE IF EXISTS telemetry." + partitionName(day));
        sql.sql("DELETE FROM telemetry.batches WHERE day = :day").param("day", day).update();
      });
      LOG.info("the readings of {} went, as --readings-days says", day);
    }
  }

  /// SQL that makes a day's partition, unless it is there.
  static String partition(LocalDate day) {
    return """
    CREATE TABLE IF NOT EXISTS telemetry.%s PARTITION OF telemetry.readings
    FOR VALUES FROM ('%s') TO ('%s')\
    """
        .formatted(partitionName(day), day, day.plusDays(1));
  }

  private static String partitionName(LocalDate day) {
    return "readings_" + day.format(DateTimeFormatter.BASIC_ISO_DATE);
  }

  private int number(Series one) {
    Integer known = series.getIfPresent(one);
    if (known != null) {
      return known;
    }
    int number = find(one);
    series.put(one, number);
    return number;
  }

  private int find(Series one) {
    String query = "SELECT id FROM telemetry.series WHERE device = :device AND channel = :channel";
    List<Integer> found = ask(query, one);
    if (!found.isEmpty()) {
      return found.getFirst();
    }
    long count =
        sql.sql("SELECT count(*) FROM telemetry.series WHERE device = :device")
            .param("device", one.device())
            .query(Long.class)
            .single();
    if (count >= MAX_CHANNELS) {
      throw new Malformed(
          "too-many-channels", "", "A device has at most " + MAX_CHANNELS + " channels.");
    }
    sql.sql(
            "INSERT INTO telemetry.series (device, channel) VALUES (:device, :channel)"
                + " ON CONFLICT DO NOTHING")
        .param("device", one.device())
        .param("channel", one.channel())
        .update();
    return ask(query, one).getFirst();
  }

  private List<Integer> ask(String query, Series one) {
    return sql.sql(query)
        .param("device", one.device())
        .param("channel", one.channel())
        .query(Integer.class)
        .list();
  }

  /// Counts a batch that the ledger accepted; nothing happens the second time.
  public void accept(String digest) {
    accept(List.of(digest));
  }

  /// The same of some, all in one transaction. It need not be on the disk when this returns: what
  /// the ledger decided is asked again at the next start.
  void accept(List<String> digests) {
    transaction.executeWithoutResult(status -> {
      rows.execute("SET LOCAL synchronous_commit = off");
      List<Kept> kept =
          sql.sql(
                  "UPDATE telemetry.batches SET accepted = true"
                      + " WHERE digest IN (:digests) AND NOT accepted RETURNING id, day")
              .param("digests", digests)
              .query(Kept.class)
              .list();
      if (!kept.isEmpty()) {
        rows.update(connection -> {
          PreparedStatement rollUp = connection.prepareStatement(ROLL_UP);
          Object[] days = kept.stream().map(Kept::day).distinct().toArray();
          Object[] batches = kept.stream().map(Kept::id).toArray();
          rollUp.setArray(1, connection.createArrayOf("bigint", batches));
          rollUp.setArray(2, connection.createArrayOf("date", days));
          return rollUp;
        });
      }
    });
  }

  /// Forgets a batch that was not accepted.
  void drop(String digest) {
    transaction.executeWithoutResult(status ->
        sql.sql(
                "DELETE FROM telemetry.batches WHERE digest = :digest AND NOT accepted"
                    + " RETURNING id, day")
            .param("digest", digest)
            .query(Kept.class)
            .optional()
            .ifPresent(kept ->
                sql.sql("DELETE FROM telemetry.readings WHERE batch = :batch AND day = :day")
                    .param("batch", kept.id)
                    .param("day", kept.day)
                    .update()));
  }

  /// What was not decided when we stopped, oldest first.
  List<Undecided> undecided(int limit) {
    return sql.sql(
            "SELECT digest, act, received FROM telemetry.batches WHERE NOT accepted"
                + " ORDER BY received LIMIT :limit")
        .param("limit", limit)
        .query(Undecided.class)
        .list();
  }

  /// Whether nothing will ever be decided about it.
  boolean isOver(Undecided batch) {
    return batch.received() + UNDECIDED_MILLIS < clock.millis();
  }
}
