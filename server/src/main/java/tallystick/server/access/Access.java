package tallystick.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.domains.Domains;
import tallystick.kernel.Codec;
import tallystick.ledger.LedgerClient;
import tallystick.server.gateway.Gateway;
import tallystick.server.gateway.Problem;
import tallystick.server.venue.KeyFile;
import tallystick.server.venue.Signer;
import tallystick.server.views.Databases;

/// The front door of the package: what it is made of, and what it adds to the gateway.
public final class Access implements AutoCloseable {
  private static final String KEY_FILE = "access.key";
  private static final Codec CODEC = new Codec(Domains.ALL);

  /// Where a venue without `--origin` is at home.
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

  private static final Set<PosixFilePermission> OWNERS =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final String venue;
  private final String origin;
  private final JdbcClient sql;
  private final LedgerClient ledger;
  private final InstantSource logClock;
  private final InstantSource clock = InstantSource.system();
  private final Vault vault;
  private final People people;
  private final Sessions sessions;
  private final PasskeyRows passkeys;
  private final Audit audit;
  private final DeviceCookie devices;
  private final Throttle throttle = new Throttle();
  private final Passwords passwords = new Passwords();
  private final Optional<BreachedPasswords> breached;
  private final Optional<ChainRpc> chain;

  /// What the operator chose.
  ///
  /// @param data folder in which the key-encryption key is, or will be
  /// @param venue what authenticators call it
  /// @param origin of its pages, empty if it is not known
  /// @param breached list of leaked passwords, if there is one
  /// @param chain node of an Ethereum chain, if there is one
  public record Config(
      Path data, String venue, String origin, Optional<Path> breached, Optional<URI> chain) {}

  private Access(
      Config config,
      Vault vault,
      Optional<BreachedPasswords> breached,
      LedgerClient ledger,
      InstantSource logClock,
      JdbcClient sql) {
    this.venue = config.venue();
    this.origin = config.origin();
    this.sql = sql;
    this.ledger = ledger;
    this.logClock = logClock;
    this.vault = vault;
    this.breached = breached;
    this.chain = config.chain().map(ChainRpc::new);
    this.people = new People(sql, vault, clock);
    this.audit = new Audit(sql, vault, clock);
    this.sessions = new Sessions(sql, vault, audit, clock);
    this.passkeys = new PasskeyRows(sql, vault, clock);
    this.devices = new DeviceCookie(vault);
  }

  /// Opens the key-encryption key, or makes one for a database without accounts.
  ///
  /// @param logClock that agrees with the ledger's
  /// @throws IOException when the key or the list of passwords is not as it must be
  public static Access open(
      Config config, Databases databases, LedgerClient ledger, InstantSource logClock)
      throws IOException {
    JdbcClient sql = JdbcClient.create(databases.people());
    Vault vault = vault(config.data().resolve(KEY_FILE), sql);
    Optional<BreachedPasswords> breached = Optional.empty();
    if (config.breached().isPresent()) {
      breached = Optional.of(BreachedPasswords.open(config.breached().get()));
    }
    return new Access(config, vault, breached, ledger, logClock, sql);
  }

  static Vault vault(Path file, JdbcClient sql) throws IOException {
    boolean sealed =
        sql.sql("SELECT count(*) FROM private.access_key").query(Long.class).single() > 0;
    if (sealed && !Files.exists(file)) {
      throw new IOException(
          file + " is not there: the accounts of this database are sealed under it");
    }
    // Any 32 random bytes will do; they are kept like the seeds of signing keys.
    Vault vault = new Vault(KeyFile.open(file).seed());
    if (!OWNERS.containsAll(Files.getPosixFilePermissions(file))) {
      throw new IOException(file + " can be read by others than its owner: chmod 600 it");
    }
    byte[] proof = vault.name("proof", "");
    sql.sql(
            """
            INSERT INTO private.access_key (proof)
            SELECT :proof WHERE NOT EXISTS (SELECT FROM private.access_key)
            ON CONFLICT DO NOTHING\
            """)
        .param("proof", proof)
        .update();
    boolean ours =
        sql.sql("SELECT count(*) FROM private.access_key WHERE proof = :proof")
                .param("proof", proof)
                .query(Long.class)
                .single()
            == 1;
    if (!ours) {
      throw new IOException(
          file
              + " is not the key under which the accounts of this database are sealed: put that"
              + " one there");
    }
    return vault;
  }

  /// What the gateway answers besides.
  public Gateway.Addition addition() {
    return new Gateway.Addition(
        AccessConfiguration.class, Map.of("access", this), SessionOperations.ALL);
  }

  /// The whole session of a request that was let in with one.
  public Session session(HttpServletRequest request) {
    return SessionFilter.session(request);
  }

  /// Refuses unless the second factor was shown just before.
  public void requireFresh(Session session) {
    new Factors(this).requireFresh(session);
  }

  /// Where this venue is for whoever asks: what the operator said, else this machine. A stranger
  /// chooses the header Host, so that it counts on this machine alone.
  public String origin(HttpServletRequest request) {
    if (!origin.isEmpty()) {
      return origin;
    }
    if (!LOOPBACK.contains(request.getServerName())) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "no-origin",
              "The operator has not said where this venue is: this needs --origin.")
          .exception();
    }
    return "http://" + request.getServerName() + ":" + request.getServerPort();
  }

  /// The way in for who shows the first factor somewhere else.
  public Entrance entrance() {
    return new Entrance(this);
  }

  /// What a request without a session is told of tokens (RFC 9728, 5.1).
  String challenge(HttpServletRequest request) {
    boolean known = !origin.isEmpty() || LOOPBACK.contains(request.getServerName());
    return known
        ? "Bearer resource_metadata=\"%s/.well-known/oauth-protected-resource\""
            .formatted(origin(request))
        : "Bearer";
  }

  /// Acts in the name of a person.
  Signer signer(Person person) {
    return new Signer(person.key(vault), ledger, CODEC, logClock);
  }

  String venue() {
    return venue;
  }

  /// Where a proxy serves us, empty if none does.
  public String origin() {
    return origin;
  }

  /// The tables of private data.
  public JdbcClient sql() {
    return sql;
  }

  LedgerClient ledger() {
    return ledger;
  }

  InstantSource logClock() {
    return logClock;
  }

  /// The time of this machine.
  public InstantSource clock() {
    return clock;
  }

  /// What seals.
  public Vault vault() {
    return vault;
  }

  /// Whom there is.
  public People people() {
    return people;
  }

  Sessions sessions() {
    return sessions;
  }

  PasskeyRows passkeys() {
    return passkeys;
  }

  /// What happened to whom.
  public Audit audit() {
    return audit;
  }

  DeviceCookie devices() {
    return devices;
  }

  Throttle throttle() {
    return throttle;
  }

  Passwords passwords() {
    return passwords;
  }

  Optional<BreachedPasswords> breached() {
    return breached;
  }

  Optional<ChainRpc> chain() {
    return chain;
  }

  @Override
  public void close() throws IOException {
    passwords.close();
    if (chain.isPresent()) {
      chain.get().close();
    }
    if (breached.isPresent()) {
      breached.get().close();
    }
  }
}
