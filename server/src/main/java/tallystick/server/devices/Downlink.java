package tallystick.server.devices;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.domains.devices.DevicesEvent;
import tallystick.domains.devices.DevicesEvent.CommandAcknowledged;
import tallystick.domains.devices.DevicesEvent.CommandLapsed;
import tallystick.domains.devices.DevicesEvent.DeviceAssigned;
import tallystick.domains.devices.DevicesEvent.DeviceCommanded;
import tallystick.domains.devices.DevicesEvent.DeviceConfigured;
import tallystick.domains.devices.DevicesEvent.DeviceEnrolled;
import tallystick.domains.devices.DevicesEvent.DeviceRevoked;
import tallystick.domains.devices.DevicesEvent.ReleaseRolledBack;
import tallystick.domains.devices.DevicesEvent.ReleaseRolledOut;
import tallystick.domains.devices.RollOuts;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Entry;
import tallystick.kernel.Event;
import tallystick.server.views.ViewHeight;

/// What devices are to know, as retained messages: whenever the log changes it, and all of it when
/// a broker begins, which may have forgotten.
final class Downlink implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Downlink.class);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final int PAGE = 500;
  private static final byte[] NOTHING = {};

  private final JdbcClient sql;
  private final Codec codec;
  private final ViewHeight views;
  private final Retaining retaining;
  private final Consumer<String> ending;
  private final Map<String, Boolean> stale = new LinkedHashMap<>();
  private final Thread worker;
  private long height;

  /// Where messages go.
  interface Retaining {
    void send(String device, String what, byte[] message);
  }

  /// @param wanted the text of a JSON object
  record Wanted(long version, String wanted) {}

  record Command(String command, String name, String arguments, long until) {}

  record Commands(List<Command> items) {}

  record Release(
      String release, String kind, String name, String version, String sha256, long bytes) {}

  record Releases(List<Release> items) {}

  private record Row(
      String device, String principal, String stage, String wanted, long wantedVersion) {}

  private record RollOut(String release, String previous, int percent) {}

  /// @param ending ends the connection of a principal
  Downlink(
      DataSource source,
      Codec codec,
      ViewHeight views,
      Retaining retaining,
      Consumer<String> ending) {
    this.sql = JdbcClient.create(source);
    this.codec = codec;
    this.views = views;
    this.retaining = retaining;
    this.ending = ending;
    this.worker = Thread.ofVirtual().name("downlink").unstarted(this::work);
  }

  /// Begins with all devices as they are at a height.
  void start(long from) {
    synchronized (stale) {
      height = from;
      stale.put("", true);
    }
    worker.start();
  }

  /// Tells all devices anew: the broker may have forgotten.
  void again() {
    synchronized (stale) {
      stale.put("", true);
      stale.notifyAll();
    }
  }

  /// Takes a block of the log.
  void take(Block block) {
    for (Entry entry : block.entries()) {
      if (new String(entry.outcome(), StandardCharsets.UTF_8).contains("\"devices.")) {
        for (Event event : codec.outcome(entry.outcome()).events()) {
          if (event instanceof DevicesEvent known) {
            note(known, block.height());
          }
        }
      }
    }
  }

  private void note(DevicesEvent event, long at) {
    switch (event) {
      case DeviceEnrolled e -> note(e.device(), at);
      case DeviceAssigned e -> note(e.device(), at);
      case DeviceRevoked e -> note(e.device(), at);
      case DeviceConfigured e -> note(e.device(), at);
      case DeviceCommanded e -> note(e.device(), at);
      case CommandAcknowledged e -> note(e.device(), at);
      case CommandLapsed e -> note(e.device(), at);
      case ReleaseRolledOut e -> note(e.owner() + "/" + e.group(), at);
      case ReleaseRolledBack e -> note(e.owner() + "/" + e.group(), at);
      default -> {}
    }
  }

  private void note(String what, long at) {
    synchronized (stale) {
      height = at;
      stale.put(what, true);
      stale.notifyAll();
    }
  }

  private void work() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        List<String> due;
        long at;
        synchronized (stale) {
          while (stale.isEmpty()) {
            stale.wait();
          }
          due = List.copyOf(stale.keySet());
          stale.clear();
          at = height;
        }
        if (views.await(at, PATIENCE)) {
          due.forEach(this::tell);
        } else {
          LOG.warn("the views are late: devices hear of {} changes later", due.size());
          due.forEach(one -> note(one, at));
        }
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Tells one device, a group (`<owner>/<group>`), or all (``).
  private void tell(String what) {
    try {
      if (what.isEmpty() || what.contains("/")) {
        everyOne(what);
      } else {
        rows("device = :a", what, "", "").forEach(this::tell);
      }
    } catch (DataAccessException e) {
      LOG.warn("devices could not be told: {}", e.getMessage());
    }
  }

  private void everyOne(String group) {
    String after = "";
    List<Row> page;
    do {
      page =
          group.isEmpty()
              ? rows("stage = 'ENROLLED'", "", "", after)
              : rows(
                  "owner = :a AND \"group\" = :b",
                  group.substring(0, group.indexOf('/')),
                  group.substring(group.indexOf('/') + 1),
                  after);
      page.forEach(this::tell);
      after = page.isEmpty() ? "" : page.getLast().device;
    } while (page.size() == PAGE);
  }

  private List<Row> rows(String which, String a, String b, String after) {
    return sql.sql(
            "SELECT device, principal, stage, wanted, wanted_version FROM devices.devices WHERE "
                + which
                + " AND principal <> '' AND device > :after"
                + " ORDER BY device LIMIT "
                + PAGE)
        .param("a", a)
        .param("b", b)
        .param("after", after)
        .query(Row.class)
        .list();
  }

  private void tell(Row row) {
    if (row.stage.equals("REVOKED")) {
      for (String what : List.of(Topics.WANTED, Topics.COMMANDS, Topics.RELEASES)) {
        retaining.send(row.principal, what, NOTHING);
      }
      ending.accept(row.principal);
      return;
    }
    if (row.wantedVersion > 0) {
      send(row, Topics.WANTED, new Wanted(row.wantedVersion, row.wanted));
    }
    send(row, Topics.COMMANDS, new Commands(commands(row.device)));
    send(row, Topics.RELEASES, new Releases(releases(row.device)));
  }

  private void send(Row row, String what, Record message) {
    retaining.send(row.principal, what, Codec.JSON.writeValueAsBytes(message));
  }

  private List<Command> commands(String device) {
    return sql.sql(
            "SELECT command, name, arguments, until FROM devices.commands"
                + " WHERE device = :device AND stage = 'OPEN' ORDER BY cursor")
        .param("device", device)
        .query(Command.class)
        .list();
  }

  /// What a device should run: of each roll-out the release or the one before.
  private List<Release> releases(String device) {
    List<RollOut> all =
        sql.sql(
                """
                SELECT r.release, r.previous, r.percent FROM devices.devices d
                JOIN devices.roll_outs r ON r.owner = d.owner AND r."group" = d."group"
                WHERE d.device = :device ORDER BY r.id\
                """)
            .param("device", device)
            .query(RollOut.class)
            .list();
    List<Release> releases = new ArrayList<>();
    for (RollOut one : all) {
      boolean included = RollOuts.includes(one.release, device, one.percent);
      sql.sql(
              "SELECT release, kind, name, version, sha256, bytes FROM devices.releases"
                  + " WHERE release = :release")
          .param("release", included ? one.release : one.previous)
          .query(Release.class)
          .optional()
          .ifPresent(releases::add);
    }
    return releases;
  }

  @Override
  public void close() throws InterruptedException {
    worker.interrupt();
    worker.join();
  }
}
