package tallystick.server.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DataSourceTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tallystick.server.venue.KeyFile;

/// The key-encryption key of a venue: a file in its data folder, or a key in a token. The database
/// knows which, and refuses any other.
final class KeyEncryption {
  /// Below a data folder.
  static final String FILE = "access.key";

  /// Tables of keys that are wrapped, and whose each is, as [Vault#newKey] was told.
  static final Map<String, String> WRAPPED =
      Map.of(
          "access_people", "person", "compliance_key", "id", "oauth_signing_keys", "'oauth'::text");

  private static final Logger LOG = LoggerFactory.getLogger(KeyEncryption.class);
  private static final String NAMING = "naming";
  private static final int NAMING_BYTES = 32;

  private static final Set<PosixFilePermission> OWNERS =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path file;
  private final JdbcClient sql;
  private final TransactionTemplate transaction;

  /// @param data folder of the venue
  KeyEncryption(Path data, DataSource database) {
    this.file = data.resolve(FILE);
    this.sql = JdbcClient.create(database);
    this.transaction = new TransactionTemplate(new DataSourceTransactionManager(database));
  }

  /// What the database knows of the key.
  ///
  /// @param naming secret by which e-mail addresses are found, sealed under the key in a token;
  ///   empty while the key is a file, which it is derived from
  private record Known(byte[] proof, byte[] naming) {
    boolean inToken() {
      return naming.length > 0;
    }
  }

  private Optional<Known> known() {
    return sql.sql("SELECT proof, naming FROM private.access_key").query(Known.class).optional();
  }

  /// Opens the file, or makes one for a database without accounts.
  Vault byFile() throws IOException {
    Optional<Known> known = known();
    if (known.isPresent() && known.get().inToken()) {
      throw new IOException(
          "the accounts of this database are sealed under a key in a token: say --access-key");
    }
    if (known.isPresent() && !Files.exists(file)) {
      throw new IOException(
          file + " is not there: the accounts of this database are sealed under it");
    }
    // Any 32 random bytes will do; they are kept like the seeds of signing keys.
    Vault vault = new Vault(KeyFile.open(file).seed(), personKeys());
    if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IOException(file + " can be read by others than its owner: chmod 600 it");
    }
    requireOurs(vault, new byte[0], file.toString());
    requirePersonKeys();
    return vault;
  }

  /// Opens by the key in a token. What is sealed under the file is sealed under the token from now
  /// on.
  Vault byToken(Gcm token) throws IOException {
    Optional<Known> known = known();
    if (known.isPresent() && !known.get().inToken()) {
      move(byFile(), token);
      known = known();
    }
    byte[] sealed =
        known.map(Known::naming).orElseGet(() -> token.seal(Vault.random(NAMING_BYTES), NAMING));
    Vault vault;
    try {
      vault = new Vault(token, token.open(sealed, NAMING), personKeys());
    } catch (IllegalStateException e) {
      throw new IOException(
          "the key in the token is not the one under which the accounts of this database are"
              + " sealed",
          e);
    }
    requireOurs(vault, sealed, "the key in the token");
    requirePersonKeys();
    return vault;
  }

  private void move(Vault before, Gcm token) {
    byte[] naming = before.naming();
    Vault after = new Vault(token, naming, personKeys());
    transaction.executeWithoutResult(status -> {
      sql.sql("LOCK TABLE private.access_people, private.access_key").update();
      int keys = 0;
      for (Map.Entry<String, String> table : WRAPPED.entrySet()) {
        keys += rewrap(table.getKey(), table.getValue(), before, after);
      }
      sql.sql("UPDATE private.access_key SET naming = :naming")
          .param("naming", token.seal(naming, NAMING))
          .update();
      LOG.info("{} keys are wrapped by the token now, and no longer under {}", keys, file);
    });
  }

  private int rewrap(String table, String owner, Vault before, Vault after) {
    record Wrapped(String owner, byte[] key) {}
    List<Wrapped> all =
        sql.sql(
                "SELECT DISTINCT %s AS owner, wrapped_key AS key FROM private.%s"
                    .formatted(owner, table))
            .query(Wrapped.class)
            .list();
    for (Wrapped one : all) {
      sql.sql("UPDATE private." + table + " SET wrapped_key = :after WHERE wrapped_key = :before")
          .param("before", one.key())
          .param("after", after.wrap(before.unwrap(one.key(), one.owner()), one.owner()))
          .update();
    }
    return all.size();
  }

  private void requireOurs(Vault vault, byte[] naming, String what) throws IOException {
    byte[] proof = vault.name("proof", "");
    boolean ours =
        transaction.execute(status -> {
          sql.sql("LOCK TABLE private.access_key").update();
          sql.sql(
                  """
                  INSERT INTO private.access_key (proof, naming)
                  SELECT :proof, :naming WHERE NOT EXISTS (SELECT FROM private.access_key)\
                  """)
              .param("proof", proof)
              .param("naming", naming)
              .update();
          return sql.sql("SELECT count(*) FROM private.access_key WHERE proof = :proof")
                  .param("proof", proof)
                  .query(Long.class)
                  .single()
              == 1;
        });
    if (!ours) {
      throw new IOException(
          what
              + " is not the key under which the accounts of this database are sealed: put that"
              + " one there");
    }
  }

  private PersonKeys personKeys() {
    return PersonKeys.at(file.resolveSibling(PersonKeys.FOLDER));
  }

  private void requirePersonKeys() throws IOException {
    Path folder = file.resolveSibling(PersonKeys.FOLDER);
    long people = sql.sql("SELECT count(*) FROM private.access_people").query(Long.class).single();
    if (people > 0 && !Files.isDirectory(folder)) {
      throw new IOException(
          folder
              + " is not there: nothing of the accounts of this database opens without its keys");
    }
    var _ = PersonKeys.in(folder);
  }
}
