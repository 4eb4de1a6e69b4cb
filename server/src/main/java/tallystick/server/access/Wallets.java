package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Require;
import tallystick.server.gateway.Problem;

/// Sign-In with Ethereum (https://eips.ethereum.org/EIPS/eip-4361), for members who added their
/// wallet.
///
/// The text to be signed is made here and kept until it comes back, once: site, chain, nonce and
/// times are right because the text is ours, and there is no parser to be led astray.
final class Wallets {
  private static final Pattern ADDRESS = Pattern.compile("0x[0-9a-fA-F]{40}");
  private static final Pattern SIGNATURE = Pattern.compile("0x([0-9a-fA-F]{2}){0,1024}");
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final int NONCE_BYTES = 12;
  private static final int MAX_MESSAGE = 1_000;
  private static final int MOST = 10;

  /// Ethereum itself, where the operator named no other: keys are the same at all chains.
  private static final long CHAIN = 1;

  private static final String FIELD = "wallet";
  private final Access access;
  private final JdbcClient sql;

  Wallets(Access access) {
    this.access = access;
    this.sql = access.sql();
  }

  /// What a signature is for.
  enum Purpose {
    SIGN_IN("Sign in."),
    ADD("Let this wallet sign in to your account.");

    private final String statement;

    Purpose(String statement) {
      this.statement = statement;
    }
  }

  /// @param address `0x` and 40 hex digits
  record Wanted(String address, Purpose purpose) {
    Wanted {
      Require.matches(address, ADDRESS, "0x and 40 hex digits", "address");
    }
  }

  /// @param message to be signed by `personal_sign` within five minutes
  record Challenge(String message) {}

  /// @param message as it was given out
  /// @param signature `0x` and 130 hex digits; for a contract's, up to 2048
  record Signed(String message, String signature) {
    Signed {
      Require.text(message, MAX_MESSAGE, "message");
      Require.matches(signature, SIGNATURE, "0x and hex digits of at most 1 KiB", "signature");
    }
  }

  /// @param since milliseconds since 1970
  record Wallet(String address, long since) {}

  record Listed(List<Wallet> items) {}

  /// Makes a text to be signed.
  ///
  /// @param origin of this venue's pages
  Challenge challenge(Wanted wanted, URI origin, Client client, HttpServletResponse response) {
    access.throttle().challenge(client, response);
    Instant now = access.clock().instant().truncatedTo(ChronoUnit.SECONDS);
    String nonce = HexFormat.of().formatHex(Vault.random(NONCE_BYTES));
    String message =
        """
        %s wants you to sign in with your Ethereum account:
        %s

        %s

        URI: %s
        Version: 1
        Chain ID: %d
        Nonce: %s
        Issued At: %s
        Expiration Time: %s\
        """
            .formatted(
                origin.getAuthority(),
                Ethereum.checksummed(wanted.address().substring(2)),
                wanted.purpose().statement,
                origin,
                access.chain().map(ChainRpc::id).orElse(CHAIN),
                nonce,
                now,
                now.plus(LIFE));
    sql.sql("DELETE FROM private.access_challenges WHERE ends < :now")
        .param("now", now.toEpochMilli())
        .update();
    sql.sql(
            """
            INSERT INTO private.access_challenges (message, purpose, ends)
            VALUES (:message, :purpose, :ends)\
            """)
        .param("purpose", wanted.purpose().name())
        .param("message", message)
        .param("ends", now.plus(LIFE).toEpochMilli())
        .update();
    return new Challenge(message);
  }

  /// The address that signed a text of ours for this purpose; the text is used up.
  private String signer(Signed signed, Purpose purpose) {
    boolean ours =
        sql.sql(
                    """
                    DELETE FROM private.access_challenges
                    WHERE message = :message AND purpose = :purpose AND ends > :now\
                    """)
                .param("message", signed.message())
                .param("purpose", purpose.name())
                .param("now", access.clock().millis())
                .update()
            == 1;
    byte[] signature = HexFormat.of().parseHex(signed.signature().substring(2));
    String claimed = signed.message().lines().skip(1).findFirst().orElse("");
    if (!ours || !isBy(claimed, Ethereum.hash(signed.message()), signature)) {
      throw Problem.of(
              HttpStatus.UNAUTHORIZED,
              "wrong-signature",
              "This is not the text that was to be signed, or not by this wallet.")
          .exception();
    }
    return claimed;
  }

  /// Whether the key of an address signed, or the contract there says that the signature is its
  /// own. The key comes first: it costs nobody a question.
  private boolean isBy(String address, byte[] hash, byte[] signature) {
    return Ethereum.signer(hash, signature).filter(address::equals).isPresent()
        || access
            .chain()
            .map(chain -> chain.isValidSignature(address, hash, signature))
            .orElse(false);
  }

  /// Opens a session of the member to whom a wallet belongs. It may act at once; what changes
  /// factors or keys asks for the second factor still.
  Sessions.Opened signIn(Signed signed, Client client, HttpServletResponse response) {
    Throttle.Try attempt = access.throttle().network(client, response);
    String address = signer(signed, Purpose.SIGN_IN);
    String person =
        sql.sql("SELECT person FROM private.access_wallets WHERE address_hash = :hash")
            .param("hash", name(address))
            .query(String.class)
            .optional()
            .orElseThrow(() ->
                Problem.of(
                        HttpStatus.UNAUTHORIZED,
                        "wallet-unknown",
                        "No account has this wallet: add it when you are signed in.")
                    .exception());
    attempt.succeeded();
    Sessions.Opened half = access.sessions().open(access.people().byId(person), client);
    access.audit().write(person, Audit.Act.SIGN_IN, half.session().session(), address, client);
    return access.sessions().confirm(half.session(), Session.LONG_AGO).orElseThrow();
  }

  /// Lets a wallet sign in from now on.
  void add(Session session, Signed signed, Client client) {
    String address = signer(signed, Purpose.ADD);
    Person person = access.people().of(session);
    int added =
        sql.sql(
                """
                INSERT INTO private.access_wallets (address_hash, person, address, since)
                SELECT :hash, :person, :address, :since
                WHERE (SELECT count(*) FROM private.access_wallets WHERE person = :person) < :most
                ON CONFLICT DO NOTHING\
                """)
            .param("hash", name(address))
            .param("person", person.person())
            .param("address", person.drawer(access.vault()).seal(FIELD, address.getBytes(UTF_8)))
            .param("since", access.clock().millis())
            .param("most", MOST)
            .update();
    if (added == 0) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "wallet-taken",
              "The wallet is of an account already, or this one has " + MOST + ".")
          .exception();
    }
    access
        .audit()
        .write(person.person(), Audit.Act.WALLET_ADDED, session.session(), address, client);
  }

  /// Lets a wallet sign in no more.
  void remove(Session session, String address, Client client) {
    int removed =
        ADDRESS.matcher(address).matches()
            ? sql.sql(
                    """
                    DELETE FROM private.access_wallets
                    WHERE address_hash = :hash AND person = :person\
                    """)
                .param("hash", name(Ethereum.checksummed(address.substring(2))))
                .param("person", session.person())
                .update()
            : 0;
    if (removed == 0) {
      throw Problem.of(HttpStatus.NOT_FOUND, "not-found", "You have no such wallet.").exception();
    }
    access
        .audit()
        .write(session.person(), Audit.Act.WALLET_REMOVED, session.session(), address, client);
  }

  Listed all(Session session) {
    Vault.Drawer drawer = access.people().of(session).drawer(access.vault());
    return new Listed(
        sql.sql(
                """
                SELECT address, since FROM private.access_wallets
                WHERE person = :person ORDER BY since\
                """)
            .param("person", session.person())
            .query((row, n) ->
                new Wallet(
                    new String(drawer.open(FIELD, row.getBytes("address")), UTF_8),
                    row.getLong("since")))
            .list());
  }

  private byte[] name(String address) {
    return access.vault().name("wallet", address);
  }
}
