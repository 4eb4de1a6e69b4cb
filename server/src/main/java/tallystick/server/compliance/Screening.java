package tallystick.server.compliance;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.compliance.Alerts.Kind;
import tallystick.server.screening.Confusables;
import tallystick.server.screening.NameIndex;
import tallystick.server.screening.SanctionsLists;

/// Screens names: of whoever registers or takes another name, of applicants, and all of them anew
/// when the lists change. What is not screened yet is read off the tables, so that nothing is lost
/// when the process stops.
final class Screening implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(Screening.class);
  private static final Duration TICK = Duration.ofSeconds(2);
  private static final int AT_ONCE = 200;

  /// Whatever the log says, all names are compared with what was screened this often.
  private static final long ALL_MILLIS = Duration.ofHours(1).toMillis();

  /// Whether somebody was named since: rooms whose acts register, rename or erase.
  private static final String NAMED =
      """
      SELECT EXISTS (SELECT FROM log.actions WHERE cursor > :seen
        AND split_part(type, '.', 1) IN ('identity', 'organisations', 'privacy'))\
      """;

  /// How a venue would speak for itself.
  private static final List<String> RESERVED =
      List.of("admin", "administrator", "operator", "support", "compliance", "security", "system");

  private final JdbcClient sql;
  private final Applications applications;
  private final Hits hits;
  private final Alerts alerts;
  private final Patterns patterns;
  private final Optional<Path> folder;
  private final InstantSource clock;
  private final String venue;
  private final ScheduledExecutorService ticks;
  private String files = "";
  private Looked looked = new Looked(-1, "", 0);
  private volatile Loaded loaded = new Loaded("", 0, new NameIndex(List.of()));

  /// The lists in use.
  ///
  /// @param version as in [SanctionsLists]
  record Loaded(String version, int entries, NameIndex index) {}

  /// Up to where all names are screened.
  ///
  /// @param cursor of the newest act that the views showed before
  /// @param list version of the lists
  /// @param at when they were all compared
  private record Looked(long cursor, String list, long at) {}

  /// @param folder of lists, if the operator gave one
  /// @param venue its name, which nobody else may bear
  Screening(Compliance compliance, Optional<Path> folder, String venue) throws IOException {
    this.sql = compliance.access().sql();
    this.applications = compliance.applications();
    this.hits = compliance.hits();
    this.alerts = compliance.alerts();
    this.clock = compliance.access().clock();
    this.patterns = new Patterns(sql, alerts);
    this.folder = folder;
    this.venue = venue;
    load();
    this.ticks =
        Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().name("screening").daemon().factory());
    var _ =
        ticks.scheduleWithFixedDelay(
            this::tick, TICK.toMillis(), TICK.toMillis(), TimeUnit.MILLISECONDS);
  }

  Loaded loaded() {
    return loaded;
  }

  /// Reads the lists if a file is another one than before.
  private void load() throws IOException {
    if (folder.isEmpty()) {
      return;
    }
    String now = print(folder.get());
    if (!now.equals(files)) {
      SanctionsLists lists = SanctionsLists.read(folder.get());
      NameIndex index = new NameIndex(lists.entries());
      loaded = new Loaded(lists.version(), lists.entries().size(), index);
      files = now;
      LOG.info("{} entries of lists of sanctions in use", lists.entries().size());
    }
  }

  /// Names, sizes and times of the files.
  private static String print(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.sorted().map(Screening::stamp).collect(Collectors.joining("\n"));
    }
  }

  private static String stamp(Path file) {
    try {
      return file.getFileName() + " " + Files.size(file) + " " + Files.getLastModifiedTime(file);
    } catch (IOException e) {
      return file.getFileName() + " gone";
    }
  }

  private void tick() {
    try {
      load();
    } catch (IOException e) {
      LOG.warn("the lists of sanctions stay as they were: {}", e.getMessage());
    }
    try {
      newNames();
      applications();
      patterns.look(clock.millis());
    } catch (RuntimeException e) {
      // The next tick finds what this one left undone.
      LOG.warn("screening missed a tick: {}", e.getMessage());
    }
  }

  private void newNames() {
    long newest =
        sql.sql("SELECT coalesce(max(cursor), 0) FROM log.actions").query(Long.class).single();
    String list = loaded.version();
    // Views that were made anew begin again from the first act.
    boolean all =
        newest < looked.cursor
            || !list.equals(looked.list)
            || clock.millis() - looked.at > ALL_MILLIS;
    if (all || sql.sql(NAMED).param("seen", looked.cursor).query(Boolean.class).single()) {
      while (names() == AT_ONCE) {
        LOG.debug("more names are to be screened");
      }
      all = true;
    }
    looked = new Looked(newest, list, all ? clock.millis() : looked.at);
  }

  private record Name(String principal, String name) {}

  /// Screens display names that were not, and gives how many there were.
  private int names() {
    Loaded lists = loaded;
    List<Name> fresh =
        sql.sql(
                """
                SELECT p.principal, p.name FROM identity.principals p
                LEFT JOIN private.compliance_names n ON n.principal = p.principal
                WHERE n.principal IS NULL OR n.name <> p.name OR n.list <> :list LIMIT :limit\
                """)
            .param("list", lists.version())
            .param("limit", AT_ONCE)
            .query(Name.class)
            .list();
    for (Name one : fresh) {
      screen(one.principal, "", one.name, lists);
      looks(one);
      keep(one, lists.version());
    }
    return fresh.size();
  }

  private void screen(String principal, String application, String name, Loaded lists) {
    List<NameIndex.Match> matches = lists.index.search(name);
    if (hits.keep(principal, application, name, matches) > 0) {
      alerts.raise(
          Kind.SANCTIONS,
          principal,
          principal + "/" + lists.version() + "/" + application,
          application.isEmpty()
              ? "The display name may be somebody's on a list of sanctions."
              : "The applicant's name may be somebody's on a list of sanctions.");
    }
  }

  private void looks(Name one) {
    String skeleton = Confusables.skeleton(one.name);
    String folded = Confusables.folded(one.name);
    String subject = one.principal + "/" + one.name;
    if (Confusables.mixesScripts(one.name)) {
      alerts.raise(
          Kind.MIXED_SCRIPTS, one.principal, subject, "A word has letters of several scripts.");
    }
    boolean reserved =
        RESERVED.stream().anyMatch(word -> Confusables.skeleton(word).equals(skeleton))
            || Confusables.skeleton(venue).equals(skeleton);
    if (reserved && !isOperator(one.principal)) {
      alerts.raise(
          Kind.RESERVED_NAME,
          one.principal,
          subject,
          "The name is one that the venue itself uses.");
    }
    sql.sql(
            """
            SELECT principal FROM private.compliance_names
            WHERE skeleton = :skeleton AND folded <> :folded AND principal <> :principal
            LIMIT 1\
            """)
        .param("skeleton", skeleton)
        .param("folded", folded)
        .param("principal", one.principal)
        .query(String.class)
        .optional()
        .ifPresent(other ->
            alerts.raise(
                Kind.CONFUSABLE_NAME,
                one.principal,
                subject + "/" + other,
                "The name looks like that of " + other + ", in other letters."));
  }

  private boolean isOperator(String principal) {
    return sql.sql(
            "SELECT EXISTS (SELECT FROM identity.roles"
                + " WHERE role = 'OPERATOR' AND principal = :principal)")
        .param("principal", principal)
        .query(Boolean.class)
        .single();
  }

  private void keep(Name one, String version) {
    sql.sql(
            """
            INSERT INTO private.compliance_names (principal, name, skeleton, folded, list)
            VALUES (:principal, :name, :skeleton, :folded, :list)
            ON CONFLICT (principal) DO UPDATE SET name = excluded.name,
              skeleton = excluded.skeleton, folded = excluded.folded, list = excluded.list\
            """)
        .param("principal", one.principal)
        .param("name", one.name)
        .param("skeleton", Confusables.skeleton(one.name))
        .param("folded", Confusables.folded(one.name))
        .param("list", version)
        .update();
  }

  private void applications() {
    Loaded lists = loaded;
    for (var one : applications.unscreened(lists.version() + "*", AT_ONCE)) {
      String name = applications.open(one).claims().name();
      screen(one.principal(), one.application(), name, lists);
      applications.screened(one.application(), lists.version() + "*");
    }
  }

  @Override
  public void close() throws InterruptedException {
    ticks.shutdownNow();
    var _ = ticks.awaitTermination(5, TimeUnit.SECONDS);
  }
}
