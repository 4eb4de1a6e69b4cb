package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The rows of passkeys.
final class PasskeyRows {
  /// Passkeys of a person.
  static final int MOST = 20;

  private static final byte[] NONE = {};
  private static final int ID_BYTES = 12;
  private static final String COLUMNS =
      "passkey, person, attested, label, wrapped_key, counter, backup_eligible, backed_up, since,"
          + " used";

  private final JdbcClient sql;
  private final Vault vault;
  private final InstantSource clock;

  PasskeyRows(JdbcClient sql, Vault vault, InstantSource clock) {
    this.sql = sql;
    this.vault = vault;
    this.clock = clock;
  }

  /// Keeps a new passkey of a person; empty if it is somebody's already, or there are too many.
  Optional<Passkey> add(Person person, PasskeyCheck.Made made, String label) {
    Vault.Drawer drawer = person.drawer(vault);
    long now = clock.millis();
    Passkey passkey =
        new Passkey(
            HexFormat.of().formatHex(Vault.random(ID_BYTES)),
            person.person(),
            drawer.seal(Passkey.ATTESTED, made.attested()),
            drawer.seal(Passkey.LABEL, label.getBytes(UTF_8)),
            NONE,
            made.counter(),
            made.backupEligible(),
            made.backedUp(),
            now,
            now);
    int added =
        sql.sql(
                """
                INSERT INTO private.access_passkeys (credential_hash, %s)
                SELECT :hash, :passkey, :person, :attested, :label, :wrapped, :counter, :eligible,
                  :backedUp, :now, :now
                WHERE (SELECT count(*) FROM private.access_passkeys WHERE person = :person) < :most
                ON CONFLICT DO NOTHING\
                """
                    .formatted(COLUMNS))
            .param("hash", name(made.credential()))
            .param("passkey", passkey.passkey())
            .param("person", passkey.person())
            .param("attested", passkey.attested())
            .param("label", passkey.label())
            .param("wrapped", passkey.wrappedKey())
            .param("counter", passkey.counter())
            .param("eligible", passkey.backupEligible())
            .param("backedUp", passkey.backedUp())
            .param("now", now)
            .param("most", MOST)
            .update();
    return added == 1 ? Optional.of(passkey) : Optional.empty();
  }

  Optional<Passkey> byCredential(byte[] credential) {
    return sql.sql("SELECT " + COLUMNS + " FROM private.access_passkeys WHERE credential_hash = :h")
        .param("h", name(credential))
        .query(Passkey.class)
        .optional();
  }

  /// All of a person, the oldest first.
  List<Passkey> of(String person) {
    return sql.sql(
            "SELECT "
                + COLUMNS
                + " FROM private.access_passkeys WHERE person = :person ORDER BY since, passkey")
        .param("person", person)
        .query(Passkey.class)
        .list();
  }

  int count(String person) {
    return sql.sql("SELECT count(*) FROM private.access_passkeys WHERE person = :person")
        .param("person", person)
        .query(Integer.class)
        .single();
  }

  /// Writes down that it was used, and what its authenticator told.
  void used(Passkey passkey, PasskeyCheck.Shown shown) {
    sql.sql(
            """
            UPDATE private.access_passkeys
            SET used = :now, counter = greatest(counter, :counter), backed_up = :backedUp
            WHERE passkey = :passkey\
            """)
        .param("now", clock.millis())
        .param("counter", shown.counter())
        .param("backedUp", shown.backedUp())
        .param("passkey", passkey.passkey())
        .update();
  }

  /// Keeps what a browser wrapped, and says whether the passkey is there.
  boolean wrap(Person person, String passkey, byte[] ciphertext) {
    return sql.sql(
                """
                UPDATE private.access_passkeys SET wrapped_key = :wrapped
                WHERE passkey = :passkey AND person = :person\
                """)
            .param("wrapped", person.drawer(vault).seal(Passkey.WRAPPED, ciphertext))
            .param("passkey", passkey)
            .param("person", person.person())
            .update()
        == 1;
  }

  /// Removes a passkey, but never the last of somebody who has nothing else to sign in by; says
  /// whether it did. The rows are locked, so that two at once do not each leave the other.
  boolean remove(Person person, String passkey) {
    return sql.sql(
                """
                WITH mine AS (
                  SELECT passkey FROM private.access_passkeys WHERE person = :person FOR UPDATE)
                DELETE FROM private.access_passkeys
                WHERE passkey = :passkey AND person = :person
                  AND (:free OR (SELECT count(*) FROM mine) > 1)\
                """)
            .param("passkey", passkey)
            .param("person", person.person())
            .param("free", person.hasPassword())
            .update()
        == 1;
  }

  private byte[] name(byte[] credential) {
    return vault.name("passkey", HexFormat.of().formatHex(credential));
  }
}
