package tallystick.server.devices;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.TestVenue;
import tallystick.server.views.DatabaseAddress;
import tallystick.server.views.TestDatabase;

/// Readings through a backup, and until the day on which they go.
class TelemetryBackupTest {
  private static final String DEVICE = "5e".repeat(16);

  private final HikariDataSource source = TestDatabase.get().databases().writing();
  private final JdbcClient sql = TestDatabase.get().sql();
  private final Instant today = Clock.systemUTC().instant();
  private Instant now = today;
  private final InstantSource clock = () -> now;
  private Path folder = Path.of("");
  private Path data = folder;
  private Path backups = folder;

  @BeforeEach
  void empties() throws IOException {
    sql.sql("TRUNCATE telemetry.series, telemetry.batches, telemetry.readings, telemetry.rollups")
        .update();
    folder = TestVenue.folder("tallystick-readings");
    data = Files.createDirectories(folder.resolve("data"));
    backups = Files.createDirectories(folder.resolve("backups"));
    DatabaseAddress.announce(data, source.getJdbcUrl());
  }

  @AfterEach
  void removes() {
    TestVenue.delete(folder);
  }

  private Telemetry telemetry(Optional<Period> kept) {
    return new Telemetry(source, clock, kept);
  }

  private void comes(Telemetry telemetry, int first, int daysAgo) {
    now = today.minus(Duration.ofDays(daysAgo));
    String digest = "digest " + first;
    telemetry.keep(
        new Telemetry.Batch(
            digest,
            "act " + first,
            DEVICE,
            Gadget.readings(first, 10, now.toEpochMilli() - 10_000, 1_000)));
    telemetry.accept(digest);
  }

  private String rows() {
    return sql.sql(
            """
            SELECT string_agg(b.id || ' ' || b.act || ' ' || r.sequence || ' ' || s.channel || ' '
              || r.value, ', ' ORDER BY r.sequence)
            FROM telemetry.batches b JOIN telemetry.readings r ON r.batch = b.id AND r.day = b.day
            JOIN telemetry.series s ON s.id = r.series WHERE b.accepted\
            """)
        .query(String.class)
        .optional()
        .orElse("");
  }

  private long sums() {
    return sql.sql("SELECT coalesce(sum(count), 0) FROM telemetry.rollups WHERE width = 86400000")
        .query(Long.class)
        .single();
  }

  private void saves(long height) throws IOException {
    String said = TelemetryBackup.save(data, backups).orElseThrow().keepAs(height);
    assertTrue(said.contains("rows of readings"), said);
  }

  private Path file(long height, String table, Period ago, String end) {
    LocalDate day = LocalDate.ofInstant(today, ZoneOffset.UTC).minus(ago);
    return backups.resolve("readings-" + height).resolve(table + "-" + day + end);
  }

  @Test
  void readings_come_back_from_a_backup_and_go_on() throws Exception {
    Telemetry telemetry = telemetry(Optional.empty());
    comes(telemetry, 1, 3);
    comes(telemetry, 11, 0);
    String before = rows();
    saves(7);
    comes(telemetry, 21, 0);
    String later = rows();
    saves(9);
    assertEquals(
        Files.getAttribute(file(7, "readings", Period.ofDays(3), ".copy"), "unix:ino"),
        Files.getAttribute(file(9, "readings", Period.ofDays(3), ".copy"), "unix:ino"),
        "a day that is over is kept once");
    assertTrue(Files.exists(file(9, "readings", Period.ofDays(0), ".open.copy")));

    Path restored = Files.createDirectories(folder.resolve("restored"));
    TelemetryBackup.stage(backups, 7, restored);
    TelemetryBackup.takeIn(restored, source);
    assertEquals(before, rows());
    assertEquals(20, sums());
    TelemetryBackup.stage(backups, 9, restored);
    TelemetryBackup.takeIn(restored, source);
    assertEquals(later, rows());
    TelemetryBackup.takeIn(restored, source);
    assertEquals(later, rows(), "what was taken in is not taken in again");

    comes(telemetry(Optional.empty()), 31, 0);
    assertEquals(40, sums());
    assertTrue(rows().contains(" 40 temperature"), this::rows);

    TelemetryBackup.keep(backups, List.of(9L));
    assertTrue(Files.notExists(backups.resolve("readings-7")));
    assertTrue(Files.exists(backups.resolve("readings-9")));
  }

  @Test
  void readings_go_after_their_time_and_their_sums_stay() {
    Telemetry telemetry = telemetry(Optional.of(Period.ofDays(5)));
    comes(telemetry, 1, 6);
    comes(telemetry, 11, 5);
    comes(telemetry, 21, 1);
    assertTrue(rows().contains(" act 1 "), this::rows);
    comes(telemetry, 31, 0);
    assertFalse(rows().contains(" act 1 "), this::rows);
    assertTrue(rows().contains(" act 11 "), this::rows);
    assertEquals(40, sums());
  }
}
