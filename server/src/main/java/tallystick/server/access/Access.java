package tallystick.server.access;

import com.github.benmanes.caffeine.cache.Ticker;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
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
import tallystick.server.limits.Quotas;
import tallystick.server.venue.Signer;
import tallystick.server.views.Databases;

/// The front door of the package: what it is made of, and what it adds to the gateway.
public final class Access implements AutoCloseable {
  private static final String MAIL_FILE = "mail.json";
  private static final Codec CODEC = new Codec(Domains.ALL);

  /// Where a venue without `--origin` is at home.
  private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

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
  private final Quotas quotas;
  private final Throttle throttle;
  private final Passwords passwords = new Passwords();
  private final Optional<BreachedPasswords> breached;
  private final Optional<ChainRpc> chain;
  private final Optional<Mail> mail;

  /// What the operator chose.
  ///
  /// @param data folder in which the key-encryption key is, or will be
  /// @param venue what authenticators call it
  /// @param origin of its pages, empty if it is not known
  /// @param breached list of leaked passwords, if there is one
  /// @param chain node of an Ethereum chain, if there is one
  /// @param token that has the key-encryption key, if no file does
  public record Config(
      Path data,
      String venue,
      String origin,
      Optional<Path> breached,
      Optional<URI> chain,
      Optional<TokenUri> token) {}

  private Access(
      Config config,
      Vault vault,
      Optional<BreachedPasswords> breached,
      Optional<Mail> mail,
      LedgerClient ledger,
      InstantSource logClock,
      Quotas quotas,
      JdbcClient sql) {
    this.quotas = quotas;
    this.throttle = new Throttle(quotas);
    this.venue = config.venue();
    this.origin = config.origin();
    this.sql = sql;
    this.ledger = ledger;
    this.logClock = logClock;
    this.vault = vault;
    this.breached = breached;
    this.chain = config.chain().map(ChainRpc::new);
    this.mail = mail;
    this.people = new People(sql, vault, clock);
    this.audit = new Audit(sql, vault, clock);
    this.sessions = new Sessions(sql, vault, audit, clock, Ticker.systemTicker());
    this.passkeys = new PasskeyRows(sql, vault, clock);
    this.devices = new DeviceCookie(vault);
  }

  /// Opens the key-encryption key, or makes one for a database without accounts.
  ///
  /// @param logClock that agrees with the ledger's
  /// @param quotas where it is counted who tries how often
  /// @throws IOException when the key or the list of passwords is not as it must be
  public static Access open(
      Config config,
      Databases databases,
      LedgerClient ledger,
      InstantSource logClock,
      Quotas quotas)
      throws IOException {
    JdbcClient sql = JdbcClient.create(databases.people());
    KeyEncryption keys = new KeyEncryption(config.data(), databases.people());
    Vault vault =
        config.token().isPresent()
            ? keys.byToken(
                KeyToken.open(
                    config.token().get(), Optional.ofNullable(System.getenv(KeyToken.PIN))))
            : keys.byFile();
    Optional<BreachedPasswords> breached = Optional.empty();
    if (config.breached().isPresent()) {
      breached = Optional.of(BreachedPasswords.open(config.breached().get()));
    }
    Optional<Mail> mail = Mail.open(config.data().resolve(MAIL_FILE));
    return new Access(config, vault, breached, mail, ledger, logClock, quotas, sql);
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
  public Signer signer(Person person) {
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

  /// Where acts are decided.
  public LedgerClient ledger() {
    return ledger;
  }

  /// A clock that agrees with the ledger's.
  public InstantSource logClock() {
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

  /// Where it is counted who asks for how much.
  public Quotas quotas() {
    return quotas;
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

  Optional<Mail> mail() {
    return mail;
  }

  /// Ends all sessions of a person, by an officer.
  ///
  /// @param about why, for the person to read
  public void endSessions(String person, String about) {
    sessions.endAll(person);
    // From where the officer came is nothing for the person.
    Client nobody = new Client("", "", "");
    audit.write(person, Audit.Act.SESSIONS_ENDED_BY_OFFICER, "", about, nobody);
  }

  @Override
  public void close() throws IOException {
    passwords.close();
    mail.ifPresent(Mail::close);
    if (chain.isPresent()) {
      chain.get().close();
    }
    if (breached.isPresent()) {
      breached.get().close();
    }
  }
}
