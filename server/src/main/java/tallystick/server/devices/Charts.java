package tallystick.server.devices;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.domains.devices.Reading;
import tallystick.domains.devices.ReadingBatch;

/// What is asked of accepted readings.
final class Charts {
  /// Points of a chart.
  static final int MAX_POINTS = 2_000;

  /// The longest span: a hundred years.
  static final long MAX_SPAN_MILLIS = 100L * 366 * 24 * 60 * 60 * 1000;

  private static final long[] WIDTHS = {24 * 60 * 60 * 1000, 60 * 60 * 1000, 60 * 1000};

  private final JdbcClient sql;

  Charts(DataSource source) {
    this.sql = JdbcClient.create(source);
  }

  /// What the readings of a step come to, in thousandths of the channel's unit.
  ///
  /// @param time at which the step begins
  /// @param average rounded to a whole number
  record Point(long time, long count, long minimum, long maximum, long average) {}

  /// @param stepMillis between points; steps without readings have none
  record Chart(
      String device, String channel, long from, long until, long stepMillis, List<Point> points) {}

  /// That a reading is of a batch in the log.
  ///
  /// @param line the leaf (RFC 6962)
  /// @param index of the leaf in the batch
  /// @param act the id of the act whose receipt has the root
  /// @param path hashes from the leaf's sibling up, in hex
  record Proof(
      String device,
      Reading reading,
      String line,
      long index,
      String act,
      long first,
      int count,
      String root,
      List<String> path) {}

  private record Batch(long id, String act, long first, int count, LocalDate day) {}

  private record Row(long sequence, long time, String channel, long value) {}

  /// The principal under which a device enrolled; empty if it has not.
  Optional<String> principal(String device) {
    return sql.sql("SELECT principal FROM devices.devices WHERE device = :device")
        .param("device", device)
        .query(String.class)
        .optional()
        .filter(principal -> !principal.isEmpty());
  }

  /// The readings of a channel by steps, so many at most; the coarsest sums are read that the steps
  /// allow.
  Chart chart(String device, String principal, String channel, long from, long until, int points) {
    long step = Math.ceilDiv(until - from, points);
    for (long width : WIDTHS) {
      if (step >= width) {
        long whole = Math.ceilDiv(step, width) * width;
        List<Point> sums = sums(principal, channel, from, until, width, whole);
        return new Chart(device, channel, from, until, whole, sums);
      }
    }
    return new Chart(
        device, channel, from, until, step, readings(principal, channel, from, until, step));
  }

  private List<Point> sums(
      String principal, String channel, long from, long until, long width, long step) {
    return sql.sql(
            """
            SELECT r.start - (r.start - :from) % :step AS time, sum(r.count)::bigint AS count,
              min(r.minimum) AS minimum, max(r.maximum) AS maximum,
              round(sum(r.sum) / sum(r.count))::bigint AS average
            FROM telemetry.series s JOIN telemetry.rollups r ON r.series = s.id
            WHERE s.device = :device AND s.channel = :channel AND r.width = :width
              AND r.start >= :from AND r.start < :until
            GROUP BY 1 ORDER BY 1\
            """)
        .param("device", principal)
        .param("channel", channel)
        .param("width", width)
        .param("step", step)
        .param("from", from - from % width)
        .param("until", until)
        .query(Point.class)
        .list();
  }

  private List<Point> readings(String principal, String channel, long from, long until, long step) {
    return sql.sql(
            """
            SELECT r.time - (r.time - :from) % :step AS time, count(*) AS count,
              min(r.value) AS minimum, max(r.value) AS maximum,
              round(avg(r.value))::bigint AS average
            FROM telemetry.series s JOIN telemetry.readings r ON r.series = s.id
            JOIN telemetry.batches b ON b.id = r.batch AND b.accepted
            WHERE s.device = :device AND s.channel = :channel
              AND r.time >= :from AND r.time < :until
            GROUP BY 1 ORDER BY 1\
            """)
        .param("device", principal)
        .param("channel", channel)
        .param("step", step)
        .param("from", from)
        .param("until", until)
        .query(Point.class)
        .list();
  }

  /// The proof of a reading; empty if there is none of this number.
  Optional<Proof> proof(String device, String principal, long sequence) {
    return sql.sql(
            """
            SELECT id, act, first, count, day FROM telemetry.batches
            WHERE device = :device AND first <= :sequence AND accepted
            ORDER BY first DESC LIMIT 1\
            """)
        .param("device", principal)
        .param("sequence", sequence)
        .query(Batch.class)
        .optional()
        .filter(batch -> sequence < batch.first + batch.count)
        .map(batch -> proof(device, batch, sequence));
  }

  private Proof proof(String device, Batch batch, long sequence) {
    List<Reading> readings =
        sql
            .sql(
                """
                SELECT r.sequence, r.time, s.channel, r.value
                FROM telemetry.readings r JOIN telemetry.series s ON s.id = r.series
                WHERE r.batch = :batch AND r.day = :day ORDER BY r.sequence\
                """)
            .param("batch", batch.id)
            .param("day", batch.day)
            .query(Row.class)
            .list()
            .stream()
            .map(row -> new Reading(row.sequence, row.time, row.channel, row.value))
            .toList();
    ReadingBatch tree = new ReadingBatch(readings);
    int index = Math.toIntExact(sequence - batch.first);
    Reading reading = readings.get(index);
    return new Proof(
        device,
        reading,
        reading.line(),
        index,
        batch.act,
        batch.first,
        batch.count,
        tree.root(),
        tree.path(sequence));
  }
}
