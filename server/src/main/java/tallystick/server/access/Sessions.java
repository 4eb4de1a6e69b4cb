package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Codec;
import tallystick.kernel.Sha256;

/// The rows of sessions. What is in a cookie is kept as its hash alone, and is another one whenever
/// a session may do more than before.
final class Sessions {
  /// How long nothing may happen.
  static final Duration IDLE = Duration.ofMinutes(30);

  /// How long a session may last.
  static final Duration MOST = Duration.ofHours(12);

  /// How long the second factor is waited for.
  static final Duration INCOMPLETE = Duration.ofMinutes(10);

  /// Sessions of a person; the oldest ends when there is one more.
  static final int MOST_AT_ONCE = 20;

  /// How often it is written down that a session is used.
  private static final Duration GRAIN = Duration.ofMinutes(1);

  private static final int TOKEN_BYTES = 32;
  private static final int ID_BYTES = 12;
  private static final String DEVICE = "device";
  private static final String COLUMNS = "session, person, since, used, ends, confirmed";

  /// Asked for at every request of a session.
  private static final String FIND =
      "SELECT "
          + COLUMNS
          + ", agent_hash FROM private.access_sessions"
          + " WHERE hash = :hash AND ends > :now AND used > :idle";

  private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

  private final JdbcClient sql;
  private final Vault vault;
  private final Audit audit;
  private final InstantSource clock;

  Sessions(JdbcClient sql, Vault vault, Audit audit, InstantSource clock) {
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
            HexFormat.of().formatHex(Vault.random(ID_BYTES)),
            person.person(),
            now,
            now,
            now + INCOMPLETE.toMillis(),
            0);
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
    sql.sql(
            """
            DELETE FROM private.access_sessions WHERE ends <= :now
            OR session IN (SELECT session FROM private.access_sessions WHERE person = :person
              ORDER BY used DESC OFFSET :most)\
            """)
        .param("now", now)
        .param("person", person.person())
        .param("most", MOST_AT_ONCE - 1)
        .update();
  }

  private record Kept(Session session, byte[] agentHash) {}

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
    Optional<Kept> found =
        sql.sql(FIND)
            .param("hash", hash(token))
            .param("now", now)
            .param("idle", now - IDLE.toMillis())
            .query((row, _) -> new Kept(session(row), row.getBytes("agent_hash")))
            .optional();
    if (found.isEmpty()) {
      return Optional.empty();
    }
    Session kept = found.get().session();
    if (!Arrays.equals(found.get().agentHash(), hash(client.agent()))) {
      end(kept.person(), kept.session());
      LOG.warn("session {} was ended: its cookie came from another program", kept.session());
      audit.write(kept.person(), Audit.Act.SESSION_STOLEN, kept.session(), "", client);
      return Optional.empty();
    }
    if (now - kept.used() > GRAIN.toMillis()) {
      sql.sql("UPDATE private.access_sessions SET used = :now WHERE session = :session")
          .param("now", now)
          .param("session", kept.session())
          .update();
    }
    return Optional.of(
        new Session(
            kept.session(), kept.person(), kept.since(), now, kept.ends(), kept.confirmed()));
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
    int changed =
        sql.sql(
                """
                UPDATE private.access_sessions
                SET hash = :hash, used = :used, ends = :ends, confirmed = :confirmed
                WHERE session = :session\
                """)
            .param("hash", hash(token))
            .param("session", session.session())
            .param("used", now)
            .param("ends", confirmed.ends())
            .param("confirmed", when)
            .update();
    return changed == 1 ? Optional.of(new Opened(token, confirmed)) : Optional.empty();
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
    return sql.sql(
                "DELETE FROM private.access_sessions WHERE person = :person AND session = :session")
            .param("person", person)
            .param("session", session)
            .update()
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
    return sql.sql("DELETE FROM private.access_sessions WHERE person = :person")
        .param("person", person)
        .update();
  }

  /// Ends all sessions of a person but one.
  int endOthers(Session but) {
    return sql.sql(
            "DELETE FROM private.access_sessions WHERE person = :person AND session <> :session")
        .param("person", but.person())
        .param("session", but.session())
        .update();
  }

  private static String token() {
    return Base64.getUrlEncoder().withoutPadding().encodeToString(Vault.random(TOKEN_BYTES));
  }

  private static byte[] hash(String text) {
    return Sha256.of(text.getBytes(UTF_8));
  }
}
