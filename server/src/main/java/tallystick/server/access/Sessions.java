package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Ticker;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Codec;
import tallystick.kernel.Sha256;

/// The rows of sessions. What is in a cookie is kept as its hash alone, and is another one whenever
/// a session may do more than before. A row that was read is believed for some seconds; whatever
/// ends a session here is known here at once.
final class Sessions {
  /// How long nothing may happen.
  static final Duration IDLE = Duration.ofMinutes(30);

  /// How long a session may last.
  static final Duration MOST = Duration.ofHours(12);

  /// How long the second factor is waited for.
  static final Duration INCOMPLETE = Duration.ofMinutes(10);

  /// How long another gateway may not yet know that a session has ended.
  static final Duration BELIEVED = Duration.ofSeconds(5);

  /// Sessions of a person; the oldest ends when there is one more.
  static final int MOST_AT_ONCE = 20;

  /// How often it is written down that a session is used.
  private static final Duration GRAIN = Duration.ofMinutes(1);

  private static final int REMEMBERED = 50_000;
  private static final int TOKEN_BYTES = 32;
  private static final int ID_BYTES = 12;
  private static final String DEVICE = "device";
  private static final String COLUMNS = "session, person, since, used, ends, confirmed";

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final JdbcClient sql;
  private final Vault vault;
  private final Audit audit;
  private final InstantSource clock;
  private final Cache<String, Kept> believed;

  /// @param ticker by which rows are believed: unlike the clock, nobody sets it
  Sessions(JdbcClient sql, Vault vault, Audit audit, InstantSource clock, Ticker ticker) {
    this.believed =
        Caffeine.newBuilder()
            .maximumSize(REMEMBERED)
            .expireAfterWrite(BELIEVED)
            .ticker(ticker)
            .build();
    this.sql = sql;
    this.vault = vault;
    this.audit = audit;
    this.clock = clock;
  }

  /// A session whose cookie is new.
  ///
  /// @param token for the cookie
  record Opened(String token, Session session) {
    @Override
    public String toString() {
      return "Opened[" + session.session() + "]";
    }
  }

  /// @param address from where it was opened, and the program that did
  record Device(String address, String agent) {}

  /// A session as its owner sees it.
  record Listed(Session session, Device device) {}

  /// Opens a session of somebody who showed the first factor otherwise than by password.
  Opened open(Person person, Client client) {
    return open(person, client, false);
  }

  /// Opens a session of somebody who showed the password.
  Opened openByPassword(Person person, Client client) {
    return open(person, client, true);
  }

  private Opened open(Person person, Client client, boolean byPassword) {
    long now = clock.millis();
    sweep(person, now);
    String token = token();
    Session session =
        new Session(
            hex(Vault.random(ID_BYTES)), person.person(), now, now, now + INCOMPLETE.toMillis(), 0);
    byte[] device = Codec.JSON.writeValueAsBytes(new Device(client.address(), client.agent()));
    sql.sql(
            """
            INSERT INTO private.access_sessions (hash, %s, agent_hash, device, by_password)
            VALUES (:hash, :session, :person, :since, :used, :ends, :confirmed, :agent, :device,
              :byPassword)\
            """
                .formatted(COLUMNS))
        .param("hash", hash(token))
        .param("session", session.session())
        .param("person", session.person())
        .param("since", now)
        .param("used", now)
        .param("ends", session.ends())
        .param("confirmed", 0L)
        .param("byPassword", byPassword)
        .param("agent", hash(client.agent()))
        .param("device", vault.drawer(person.person(), person.wrappedKey()).seal(DEVICE, device))
        .update();
    return new Opened(token, session);
  }

  /// What ended goes, and so do the oldest of too many.
  private void sweep(Person person, long now) {
    var _ =
        ended(
            deleting(
                    """
                    ends <= :now OR session IN (SELECT session FROM private.access_sessions
                      WHERE person = :person ORDER BY used DESC OFFSET :most)\
                    """)
                .param("now", now)
                .param("person", person.person())
                .param("most", MOST_AT_ONCE - 1));
  }

  private record Kept(Session session, byte[] agentHash) {
    Kept usedAt(long now) {
      return new Kept(session.usedAt(now), agentHash);
    }

    boolean isOver(long now) {
      return session.ends() <= now || session.used() <= now - IDLE.toMillis();
    }
  }

  private static Session session(ResultSet row) throws SQLException {
    return new Session(
        row.getString("session"),
        row.getString("person"),
        row.getLong("since"),
        row.getLong("used"),
        row.getLong("ends"),
        row.getLong("confirmed"));
  }

  /// The session of a cookie. One that comes from another program than it was given to is ended:
  /// its cookie was stolen.
  Optional<Session> find(String token, Client client) {
    long now = clock.millis();
    String hash = hex(hash(token));
    // What is being read while its row is deleted is forgotten after that: the cache keeps order.
    Kept kept = believed.get(hash, this::read);
    if (kept == null || kept.isOver(now)) {
      return Optional.empty();
    }
    Session session = kept.session();
    if (!Arrays.equals(kept.agentHash(), hash(client.agent()))) {
      var _ = end(session.person(), session.session());
      LOG.warn("session {} was ended: its cookie came from another program", session.session());
      audit.write(session.person(), Audit.Act.SESSION_STOLEN, session.session(), "", client);
      return Optional.empty();
    }
    if (now - session.used() > GRAIN.toMillis() && !use(hash, session, now)) {
      return Optional.empty();
    }
    return Optional.of(session.usedAt(now));
  }

  private @Nullable Kept read(String hash) {
    return sql.sql(
            "SELECT " + COLUMNS + ", agent_hash FROM private.access_sessions WHERE hash = :hash")
        .param("hash", HexFormat.of().parseHex(hash))
        .query((row, _) -> new Kept(session(row), row.getBytes("agent_hash")))
        .optional()
        .orElse(null);
  }

  /// Writes down that a session is used, and says whether it is there still.
  private boolean use(String hash, Session session, long now) {
    int changed =
        sql.sql("UPDATE private.access_sessions SET used = :now WHERE session = :session")
            .param("now", now)
            .param("session", session.session())
            .update();
    var _ = believed.asMap().computeIfPresent(hash, (_, kept) -> kept.usedAt(now));
    return changed == 1;
  }

  /// Whether a second factor was just shown in a session. What asks for that is worth a look at the
  /// row: a session that another gateway ended is none any more.
  boolean isFresh(Session session) {
    long now = clock.millis();
    return sql.sql(
            "SELECT "
                + COLUMNS
                + " FROM private.access_sessions WHERE session = :session AND ends > :now")
        .param("session", session.session())
        .param("now", now)
        .query((row, _) -> session(row))
        .optional()
        .map(kept -> kept.isFresh(now))
        .orElse(false);
  }

  /// Lets a session do all that its owner may: the second factor was shown just now.
  Optional<Opened> confirm(Session session) {
    return confirm(session, clock.millis());
  }

  /// @param when the second factor was shown
  Optional<Opened> confirm(Session session, long when) {
    long now = clock.millis();
    String token = token();
    Session confirmed =
        new Session(
            session.session(),
            session.person(),
            session.since(),
            now,
            session.since() + MOST.toMillis(),
            when);
    List<byte[]> before =
        sql.sql(
                """
                UPDATE private.access_sessions s
                SET hash = :hash, used = :used, ends = :ends, confirmed = :confirmed
                FROM (SELECT session, hash FROM private.access_sessions
                  WHERE session = :session FOR UPDATE) b
                WHERE s.session = b.session RETURNING b.hash\
                """)
            .param("hash", hash(token))
            .param("session", session.session())
            .param("used", now)
            .param("ends", confirmed.ends())
            .param("confirmed", when)
            .query((row, _) -> row.getBytes(1))
            .list();
    forget(before);
    return before.isEmpty() ? Optional.empty() : Optional.of(new Opened(token, confirmed));
  }

  /// All of a person that have not ended, the last used first.
  List<Listed> all(Person person) {
    long now = clock.millis();
    Vault.Drawer drawer = vault.drawer(person.person(), person.wrappedKey());
    return sql.sql(
            """
            SELECT %s, device FROM private.access_sessions
            WHERE person = :person AND ends > :now AND used > :idle ORDER BY used DESC, session\
            """
                .formatted(COLUMNS))
        .param("person", person.person())
        .param("now", now)
        .param("idle", now - IDLE.toMillis())
        .query((row, _) ->
            new Listed(
                session(row),
                Codec.JSON.readValue(drawer.open(DEVICE, row.getBytes("device")), Device.class)))
        .list();
  }

  /// Ends a session of a person, and says whether it was there.
  boolean end(String person, String session) {
    return ended(
            deleting("person = :person AND session = :session")
                .param("person", person)
                .param("session", session))
        == 1;
  }

  /// Whether the password opened a session.
  boolean isByPassword(Session session) {
    return sql.sql("SELECT by_password FROM private.access_sessions WHERE session = :session")
        .param("session", session.session())
        .query(Boolean.class)
        .optional()
        .orElse(true);
  }

  /// Ends all sessions of a person.
  int endAll(String person) {
    return ended(deleting("person = :person").param("person", person));
  }

  /// Ends all sessions of a person but one.
  int endOthers(Session but) {
    return ended(
        deleting("person = :person AND session <> :session")
            .param("person", but.person())
            .param("session", but.session()));
  }

  private JdbcClient.StatementSpec deleting(String which) {
    return sql.sql("DELETE FROM private.access_sessions WHERE " + which + " RETURNING hash");
  }

  private int ended(JdbcClient.StatementSpec deleting) {
    List<byte[]> hashes = deleting.query((row, _) -> row.getBytes(1)).list();
    forget(hashes);
    return hashes.size();
  }

  private void forget(List<byte[]> hashes) {
    hashes.forEach(hash -> believed.invalidate(hex(hash)));
  }

  private static String token() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Vault.random(TOKEN_BYTES));
  }

  private static String hex(byte[] hash) {
    return HexFormat.of().formatHex(hash);
  }

  private static byte[] hash(String text) {
    return Sha256.of(text.getBytes(UTF_8));
  }
}
