package tallystick.server.access;

import jakarta.servlet.http.HttpServletResponse;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.bouncycastle.util.encoders.Base32;
import org.springframework.http.HttpStatus;
import tallystick.kernel.Require;
import tallystick.server.gateway.Problem;

/// The second factor: codes of an authenticator, and recovery codes for who lost it. Whoever
/// changes a factor must have shown the second one just before.
final class Factors {
  private static final int CODES = 10;
  private static final int CODE_BYTES = 10;
  private static final int CODE_GROUP = 4;
  private static final int MAX_CODE = 40;

  private final Access access;

  Factors(Access access) {
    this.access = access;
  }

  /// @param code six digits of the authenticator, or a recovery code
  record Code(String code) {
    Code {
      Require.text(code, MAX_CODE, "code");
    }

    @Override
    public String toString() {
      return "Code[…]";
    }
  }

  /// @param secret in Base 32, to be typed
  /// @param uri the same for a QR code
  record TotpSetUp(String secret, String uri) {
    @Override
    public String toString() {
      return "TotpSetUp[…]";
    }
  }

  /// @param password the old one; empty in a session that was opened otherwise than by password
  /// @param next the new one
  record PasswordChange(String password, String next) {
    PasswordChange {
      SignIns.requirePassword(next, "next");
    }

    @Override
    public String toString() {
      return "PasswordChange[…]";
    }
  }

  /// Takes a second factor: it completes a session, or shows it anew.
  Sessions.Opened confirm(
      Session session, Code given, Client client, HttpServletResponse response) {
    Person person = access.people().of(session);
    if (!person.hasTotp()) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "no-second-factor",
              "There is no second factor yet: set one up at /v1/session/totp.")
          .exception();
    }
    Throttle.Try attempt = access.throttle().factor(person.person(), response);
    String code = given.code().replaceAll("[\\s-]", "").toUpperCase(Locale.ROOT);
    boolean digits = code.matches("[0-9]{6}");
    boolean right =
        digits ? isCurrent(person, code) : access.people().useCode(person, hash(person, code));
    if (!right) {
      audit(person, Audit.Act.SECOND_FACTOR_REFUSED, session, client);
      throw wrongCode();
    }
    attempt.succeeded();
    Sessions.Opened opened = confirmed(session);
    audit(person, digits ? Audit.Act.SECOND_FACTOR : Audit.Act.RECOVERY_CODE_USED, session, client);
    return opened;
  }

  private boolean isCurrent(Person person, String code) {
    long step = Totp.step(person.totpSecret(access.vault()), code, access.clock().instant());
    return step >= 0 && access.people().useStep(person, step);
  }

  private Sessions.Opened confirmed(Session session) {
    return access
        .sessions()
        .confirm(session)
        .orElseThrow(() ->
            Problem.of(HttpStatus.UNAUTHORIZED, "not-signed-in", "The session has ended.")
                .exception());
  }

  private static RuntimeException wrongCode() {
    return Problem.of(
            HttpStatus.FORBIDDEN, "wrong-code", "/code", "The code is wrong, or was used already.")
        .exception();
  }

  /// Begins to set up an authenticator. One that is in use stays so until the new one is confirmed.
  TotpSetUp begin(Session session) {
    Person person = access.people().of(session);
    requireFreshIfAny(session, person);
    byte[] secret = Totp.newSecret();
    access.people().draftTotp(person, secret);
    return new TotpSetUp(
        Totp.text(secret), Totp.uri(access.venue(), person.name(access.vault()), secret));
  }

  /// What setting up an authenticator gives.
  record SetUp(Sessions.Opened opened, List<String> codes) {}

  /// Takes the new authenticator into use when it shows a right code. All other sessions end.
  SetUp finish(Session session, Code given, Client client, HttpServletResponse response) {
    Person person = access.people().of(session);
    requireFreshIfAny(session, person);
    if (person.totpDraft().length == 0) {
      throw Problem.of(HttpStatus.CONFLICT, "not-begun", "Begin with POST /v1/session/totp.")
          .exception();
    }
    Throttle.Try attempt = access.throttle().factor(person.person(), response);
    byte[] secret = person.totpDraftSecret(access.vault());
    long step = Totp.step(secret, given.code().strip(), access.clock().instant());
    if (step < 0 || !access.people().useTotp(person, step)) {
      throw wrongCode();
    }
    attempt.succeeded();
    access.sessions().endOthers(session);
    Sessions.Opened opened = confirmed(session);
    audit(person, Audit.Act.TOTP_SET, session, client);
    return new SetUp(opened, newCodes(person));
  }

  /// Makes recovery codes in the place of those there were.
  List<String> codes(Session session, Client client) {
    requireFresh(session);
    Person person = access.people().of(session);
    audit(person, Audit.Act.RECOVERY_CODES_MADE, session, client);
    return newCodes(person);
  }

  private List<String> newCodes(Person person) {
    List<String> codes = new ArrayList<>();
    List<byte[]> hashes = new ArrayList<>();
    for (int i = 0; i < CODES; i++) {
      String code = Base32.toBase32String(Vault.random(CODE_BYTES));
      hashes.add(hash(person, code));
      codes.add(code.replaceAll("(.{" + CODE_GROUP + "})(?!$)", "$1-"));
    }
    access.people().replaceCodes(person, hashes);
    return codes;
  }

  /// Keyed, and of 80 random bits: nothing slower is needed.
  private byte[] hash(Person person, String code) {
    return access.vault().name("recovery " + person.person(), code);
  }

  /// Changes the password. All other sessions end.
  void changePassword(
      Session session, PasswordChange given, Client client, HttpServletResponse response) {
    requireFresh(session);
    Person person = access.people().of(session);
    if (!person.hasPassword()) {
      throw Problem.of(
              HttpStatus.CONFLICT, "no-password", "You sign in by passkey, without a password.")
          .exception();
    }
    SignIns signIns = new SignIns(access);
    String mail = person.mail(access.vault());
    signIns.requireUnknown(given.next(), mail, "/next");
    if (!given.password().isEmpty() || access.sessions().isByPassword(session)) {
      Throttle.Try attempt =
          access.throttle().password(signIns.account(mail), session.session(), client, response);
      if (!access.passwords().matches(given.password(), person.password(), person.person())) {
        throw Problem.of(
                HttpStatus.FORBIDDEN, "wrong-password", "/password", "The password is wrong.")
            .exception();
      }
      attempt.succeeded();
    }
    String hash = access.passwords().hash(given.next(), person.person());
    if (!access.people().replacePassword(person, hash)) {
      throw Problem.of(
              HttpStatus.CONFLICT, "password-changed", "The password was changed meanwhile.")
          .exception();
    }
    access.sessions().endOthers(session);
    audit(person, Audit.Act.PASSWORD_CHANGED, session, client);
  }

  /// Whoever has no second factor yet sets the first one up without.
  private void requireFreshIfAny(Session session, Person person) {
    if (person.hasTotp() || access.passkeys().count(person.person()) > 0) {
      requireFresh(session);
    }
  }

  /// Refuses unless the second factor was shown just before.
  void requireFresh(Session session) {
    if (!access.sessions().isFresh(session)) {
      throw Problem.of(
              HttpStatus.FORBIDDEN,
              "step-up-required",
              "Show the second factor first: POST /v1/session/second-factor, or a passkey.")
          .exception();
    }
  }

  private void audit(Person person, Audit.Act act, Session session, Client client) {
    access.audit().write(person.person(), act, session.session(), "", client);
  }
}
