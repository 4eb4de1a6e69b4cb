package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import jakarta.servlet.http.HttpServletResponse;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.kernel.Require;
import tallystick.server.gateway.Problem;

/// Another password for who forgot theirs, by a link that is sent to the account's address. It
/// stands for the password alone: signing in asks for the second factor as ever.
///
/// What is in the link is nowhere kept: it is sealed over the hash of the password that it
/// replaces, so that it is good for once, and not when the password was changed otherwise.
final class PasswordResets {
  private static final Duration LIFE = Duration.ofMinutes(30);
  private static final int MAX_TOKEN = 200;
  private static final Pattern TOKEN =
      Pattern.compile("([0-9a-f]{32})\\.([0-9a-f]{1,15})\\.([0-9a-f]{64})");

  private final Access access;
  private final SignIns signIns;
  private final JdbcClient sql;

  PasswordResets(Access access) {
    this.access = access;
    this.signIns = new SignIns(access);
    this.sql = access.sql();
  }

  record Forgotten(String mail) {
    Forgotten {
      Require.matches(mail, SignIns.MAIL, "an e-mail address", "mail");
    }

    @Override
    public String toString() {
      return "Forgotten[…]";
    }
  }

  /// @param token of the link, what is after its `#`
  record Reset(String token, String password) {
    Reset {
      Require.text(token, MAX_TOKEN, "token");
      SignIns.requirePassword(password, "password");
    }

    @Override
    public String toString() {
      return "Reset[…]";
    }
  }

  /// Sends a link, if there is an account. Whether there is makes no difference to the answer, nor
  /// to the work until it.
  ///
  /// @param origin of this venue's pages
  void forgotten(Forgotten given, String origin, Client client, HttpServletResponse response) {
    Mail mail =
        access
            .mail()
            .orElseThrow(() ->
                Problem.of(
                        HttpStatus.CONFLICT,
                        "no-mail",
                        "This venue sends no mail: sign in by passkey, wallet or provider.")
                    .exception());
    byte[] account = signIns.account(given.mail());
    boolean few = access.throttle().letter(account, client, response);
    Optional<Person> found = access.people().byMail(account);
    Person person = found.orElse(access.people().nobody());
    String token = token(person, access.clock().millis() + LIFE.toMillis());
    access.audit().write(person.person(), Audit.Act.PASSWORD_FORGOTTEN, "", "", client);
    if (found.isPresent() && few) {
      mail.send(
          person.mail(access.vault()), access.venue() + ": another password", text(origin, token));
    }
  }

  private static String text(String origin, String token) {
    return """
    Somebody, hopefully you, asked for another password at %s.

    This link sets one, once, within %d minutes:

    %s/sign-in/reset#%s

    Your second factor stays as it is. If it was not you, do nothing: your password stays.
    """
        .formatted(origin, LIFE.toMinutes(), origin, token);
  }

  /// Sets another password, and ends all sessions.
  void reset(Reset given, Client client, HttpServletResponse response) {
    Throttle.Try attempt = access.throttle().network(client, response);
    Person person = owner(given.token()).orElseThrow(PasswordResets::ended);
    attempt.succeeded();
    signIns.requireUnknown(given.password(), person.mail(access.vault()), "/password");
    String hash = access.passwords().hash(given.password(), person.person());
    if (!access.people().replacePassword(person, hash)) {
      throw ended();
    }
    access.sessions().endAll(person.person());
    access.audit().write(person.person(), Audit.Act.PASSWORD_CHANGED, "", "by mail", client);
  }

  private Optional<Person> owner(String token) {
    var parts = TOKEN.matcher(token);
    if (!parts.matches() || access.clock().millis() > Long.parseLong(parts.group(2), 16)) {
      return Optional.empty();
    }
    List<String> people =
        sql.sql("SELECT person FROM private.access_people WHERE person = :person")
            .param("person", parts.group(1))
            .query(String.class)
            .list();
    return people.stream()
        .map(access.people()::byId)
        .filter(person -> isSame(token, token(person, Long.parseLong(parts.group(2), 16))))
        .findFirst();
  }

  private static boolean isSame(String given, String right) {
    return MessageDigest.isEqual(given.getBytes(UTF_8), right.getBytes(UTF_8));
  }

  /// @param ends milliseconds since 1970
  private String token(Person person, long ends) {
    String about = person.person() + "." + Long.toHexString(ends);
    byte[] seal = access.vault().name("password reset", about + " " + person.password());
    return about + "." + HexFormat.of().formatHex(seal);
  }

  private static RuntimeException ended() {
    return Problem.of(
            HttpStatus.FORBIDDEN,
            "link-ended",
            "/token",
            "The link is wrong, too old, or was used: ask for another one.")
        .exception();
  }
}
