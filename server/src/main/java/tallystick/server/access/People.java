package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Ids;
import tallystick.kernel.SigningKey;

/// The rows of members and of their recovery codes.
public final class People {
  static final String MAIL = "mail";
  static final String SIGNING_KEY = "signing key";
  static final String TOTP = "totp";

  private static final int ID_BYTES = 16;
  private static final byte[] NONE = {};
  private static final String COLUMNS =
      "person, wrapped_key, mail, password, signing_key, principal, totp, totp_draft";

  private final JdbcClient sql;
  private final Vault vault;
  private final InstantSource clock;
  private final Person nobody;

  People(JdbcClient sql, Vault vault, InstantSource clock) {
    this.sql = sql;
    this.vault = vault;
    this.clock = clock;
    this.nobody = custodial("", "", Passwords.decoy());
  }

  /// What stands for an account that is not there: a try on it is as much work as on another.
  Person nobody() {
    return nobody;
  }

  /// Makes a person, who is not kept before [#add].
  Person make(String mail, String passwordHash) {
    String person = HexFormat.of().formatHex(Vault.random(ID_BYTES));
    return custodial(person, mail, passwordHash);
  }

  /// Makes one who has a passkey only, and whose signing key is kept here.
  Person makeCustodial(String person) {
    return custodial(person, "", "");
  }

  /// Makes one who has a passkey only, and keeps the signing key.
  Person makeSelfCustodial(String person, String principal) {
    byte[] wrapped = vault.newKey(person);
    byte[] mail = vault.drawer(person, wrapped).seal(MAIL, NONE);
    return new Person(person, wrapped, mail, "", NONE, principal, NONE, NONE);
  }

  private Person custodial(String person, String mail, String passwordHash) {
    byte[] wrapped = vault.newKey(person);
    Vault.Drawer drawer = vault.drawer(person, wrapped);
    SigningKey key = SigningKey.generate();
    return new Person(
        person,
        wrapped,
        drawer.seal(MAIL, mail.getBytes(UTF_8)),
        passwordHash,
        drawer.seal(SIGNING_KEY, key.seed()),
        Ids.principalOf(key.keyId()),
        NONE,
        NONE);
  }

  /// What stands for the e-mail address of somebody who has none.
  byte[] unaddressed(Person person) {
    return vault.name("no mail", person.person());
  }

  /// Whether the views show a key as one of a principal's that may sign whatever it does.
  public boolean isKeyOf(String key, String principal) {
    return sql.sql(
                """
                SELECT count(*) FROM identity.keys k
                WHERE k.key = :key AND k.principal = :principal AND NOT k.revoked
                  AND jsonb_array_length(k.scope) = 0 AND (k.expires = 0 OR k.expires > :now)
                  AND NOT EXISTS (SELECT FROM identity.recoveries x
                    WHERE x.principal = k.principal AND x.state = 'COMPLETED'
                      AND x.closed_cursor > k.cursor)\
                """)
            .param("key", key)
            .param("principal", principal)
            .param("now", clock.millis())
            .query(Long.class)
            .single()
        == 1;
  }

  /// Keeps a person, and says whether address and principal were free.
  boolean add(Person person, byte[] mailHash) {
    try {
      sql.sql(
              """
              INSERT INTO private.access_people (mail_hash, %s, totp_step, since)
              VALUES (:mailHash, :person, :wrappedKey, :mail, :password, :signingKey, :principal,
                :totp, :totpDraft, 0, :since)\
              """
                  .formatted(COLUMNS))
          .param("mailHash", mailHash)
          .param("person", person.person())
          .param("wrappedKey", person.wrappedKey())
          .param("mail", person.mail())
          .param("password", person.password())
          .param("signingKey", person.signingKey())
          .param("principal", person.principal())
          .param("totp", person.totp())
          .param("totpDraft", person.totpDraft())
          .param("since", clock.millis())
          .update();
      return true;
    } catch (DuplicateKeyException e) {
      return false;
    }
  }

  boolean isTaken(byte[] mailHash) {
    return byMail(mailHash).isPresent();
  }

  Optional<Person> byMail(byte[] mailHash) {
    return sql.sql("SELECT " + COLUMNS + " FROM private.access_people WHERE mail_hash = :hash")
        .param("hash", mailHash)
        .query(Person.class)
        .optional();
  }

  /// Whom a session is of.
  public Person of(Session session) {
    return byId(session.person());
  }

  /// The person of an id that was somebody's a moment ago.
  ///
  /// @return or throws the problem `not-signed-in`: who was erased since then is nobody
  public Person byId(String person) {
    return sql.sql("SELECT " + COLUMNS + " FROM private.access_people WHERE person = :person")
        .param("person", person)
        .query(Person.class)
        .optional()
        .orElseThrow(() -> SessionFilter.notSignedIn().exception());
  }

  /// Puts a password in the place of the one that a person has, and says whether it was that still.
  boolean replacePassword(Person person, String hash) {
    return sql.sql(
                """
                UPDATE private.access_people SET password = :hash
                WHERE person = :person AND password = :before\
                """)
            .param("hash", hash)
            .param("person", person.person())
            .param("before", person.password())
            .update()
        == 1;
  }

  void draftTotp(Person person, byte[] secret) {
    Vault.Drawer drawer = vault.drawer(person.person(), person.wrappedKey());
    sql.sql("UPDATE private.access_people SET totp_draft = :totp WHERE person = :person")
        .param("totp", drawer.seal(TOTP, secret))
        .param("person", person.person())
        .update();
  }

  /// Takes the drafted secret into use, if it is the same still.
  ///
  /// @param step of the code that showed that its owner has it
  boolean useTotp(Person person, long step) {
    return sql.sql(
                """
                UPDATE private.access_people
                SET totp = totp_draft, totp_draft = ''::bytea, totp_step = :step
                WHERE person = :person AND totp_draft = :draft\
                """)
            .param("step", step)
            .param("person", person.person())
            .param("draft", person.totpDraft())
            .update()
        == 1;
  }

  /// Uses up the codes of a time step and of all before, and says whether it was unused.
  boolean useStep(Person person, long step) {
    return sql.sql(
                """
                UPDATE private.access_people SET totp_step = :step
                WHERE person = :person AND totp_step < :step\
                """)
            .param("step", step)
            .param("person", person.person())
            .update()
        == 1;
  }

  /// Puts recovery codes in the place of those there were.
  void replaceCodes(Person person, List<byte[]> hashes) {
    sql.sql("DELETE FROM private.access_recovery_codes WHERE person = :person")
        .param("person", person.person())
        .update();
    for (byte[] hash : hashes) {
      sql.sql("INSERT INTO private.access_recovery_codes (hash, person) VALUES (:hash, :person)")
          .param("hash", hash)
          .param("person", person.person())
          .update();
    }
  }

  /// Uses a recovery code up, and says whether it was there.
  boolean useCode(Person person, byte[] hash) {
    return sql.sql(
                "DELETE FROM private.access_recovery_codes WHERE hash = :hash AND person = :person")
            .param("hash", hash)
            .param("person", person.person())
            .update()
        == 1;
  }

  int codesLeft(Person person) {
    return sql.sql("SELECT count(*) FROM private.access_recovery_codes WHERE person = :person")
        .param("person", person.person())
        .query(Integer.class)
        .single();
  }
}
