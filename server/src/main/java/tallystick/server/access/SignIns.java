package tallystick.server.access;

import jakarta.servlet.http.HttpServletResponse;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletionException;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Limits;
import tallystick.kernel.Receipt;
import tallystick.kernel.Require;
import tallystick.ledger.LedgerFault;
import tallystick.server.gateway.Problem;

/// Who comes in by e-mail address and password: the first of two factors.
final class SignIns {
  /// NIST SP 800-63B, 3.1.1.2, for a password that is never the only factor.
  private static final Pattern PASSWORD = Pattern.compile("(?s).{8,128}");

  /// A place where mail may arrive; whether it does, only a message could tell.
  static final Pattern MAIL = Pattern.compile("[^\\s@\\p{Cntrl}]{1,64}@[^\\s@\\p{Cntrl}]{1,185}");

  private static final Pattern NO_WORD = Pattern.compile("[^\\p{L}\\p{N}]+");

  /// Shorter words stand in others by chance.
  private static final int WORD_CHARS = 5;

  private static final int ALIAS_CHARS = 8;

  private final Access access;

  SignIns(Access access) {
    this.access = access;
  }

  /// @param name under which the member is registered, for all to read and for ever; if it is
  ///   empty, an alias is made
  record SignUp(String mail, String password, String name) {
    SignUp {
      Require.matches(mail, MAIL, "an e-mail address", "mail");
      requirePassword(password, "password");
      Require.optionalText(name, Limits.NAME_CHARS, "name");
    }

    @Override
    public String toString() {
      return "SignUp[…]";
    }
  }

  record SignIn(String mail, String password) {
    SignIn {
      Require.matches(mail, MAIL, "an e-mail address", "mail");
      requirePassword(password, "password");
    }

    @Override
    public String toString() {
      return "SignIn[…]";
    }
  }

  static void requirePassword(String password, String field) {
    Require.matches(password, PASSWORD, "8 to 128 characters", field);
  }

  /// Makes a member with a key that is kept here, and registers it in the ledger.
  Sessions.Opened signUp(SignUp given, Client client, HttpServletResponse response) {
    access.throttle().signUp(client, response);
    requireUnknown(given.password(), given.mail(), "/password");
    byte[] account = account(given.mail());
    Person person =
        access.people().make(mail(given.mail()), access.passwords().hash(given.password()));
    if (access.people().isTaken(account)) {
      throw taken();
    }
    // The ledger comes first: were it the other way round, there could be members who cannot act.
    register(person, given.name().isBlank() ? alias(person) : given.name());
    if (!access.people().add(person, account)) {
      throw taken();
    }
    Sessions.Opened opened = access.sessions().openByPassword(person, client);
    access
        .audit()
        .write(person.person(), Audit.Act.SIGN_UP, opened.session().session(), "", client);
    return opened;
  }

  private static String alias(Person person) {
    return "Member " + person.principal().substring(0, ALIAS_CHARS);
  }

  /// Registers a member in the ledger.
  void register(Person person, String name) {
    Receipt receipt;
    try {
      receipt = access.signer(person).act(new RegisterPrincipal(name)).join();
    } catch (CompletionException e) {
      throw e.getCause() instanceof LedgerFault fault ? fault : e;
    }
    if (!receipt.accepted()) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "not-registered",
              "The ledger does not register new members now: " + receipt.reason() + ".")
          .exception();
    }
  }

  private static RuntimeException taken() {
    return Problem.of(
            HttpStatus.CONFLICT, "mail-taken", "/mail", "There is an account of this address.")
        .exception();
  }

  /// Refuses what everybody guesses first.
  void requireUnknown(String password, String mail, String pointer) {
    String normal = Passwords.normal(password);
    boolean known =
        access.breached().map(list -> list.contains(normal)).orElse(false)
            || words(mail).anyMatch(normal.toLowerCase(Locale.ROOT)::contains);
    if (known) {
      throw Problem.of(
              HttpStatus.UNPROCESSABLE_CONTENT,
              "password-known",
              pointer,
              "This password is in a list of those that leaked, or contains a name of this"
                  + " venue or of yours: take another.")
          .exception();
    }
  }

  /// What no password may contain: names of this venue, and of the account itself.
  private Stream<String> words(String mail) {
    String host = String.valueOf(URI.create(access.origin()).getHost());
    return Stream.of("tallystick", access.venue(), host, mail)
        .map(name -> name.toLowerCase(Locale.ROOT))
        .flatMap(NO_WORD::splitAsStream)
        .filter(word -> word.length() >= WORD_CHARS);
  }

  /// Opens a session that waits for the second factor. Whether an account is there makes no
  /// difference to the work, nor to the answer.
  Sessions.Opened signIn(SignIn given, Client client, HttpServletResponse response) {
    byte[] account = account(given.mail());
    String device = access.devices().device(account, client.device()).orElse("");
    Throttle.Try attempt = access.throttle().password(account, device, client, response);
    if (device.isEmpty() && access.passwords().isFull()) {
      throw Passwords.busy().exception();
    }
    Optional<Person> found = access.people().byMail(account);
    Person person = found.orElse(access.people().nobody());
    boolean right =
        device.isEmpty()
            ? access.passwords().matches(given.password(), person.password())
            : access.passwords().matches(given.password(), person.password(), person.person());
    if (!right || found.isEmpty()) {
      access.audit().write(person.person(), Audit.Act.SIGN_IN_REFUSED, "", "", client);
      throw Problem.of(
              HttpStatus.UNAUTHORIZED,
              "wrong-credentials",
              "The e-mail address or the password is wrong.")
          .exception();
    }
    attempt.succeeded();
    Sessions.Opened opened = access.sessions().openByPassword(person, client);
    access
        .audit()
        .write(person.person(), Audit.Act.SIGN_IN, opened.session().session(), "", client);
    access.audit().sweep();
    return opened;
  }

  /// An address as it is compared: letters of both cases are the same.
  private static String mail(String given) {
    return given.strip().toLowerCase(Locale.ROOT);
  }

  /// The name of an account, without its address.
  byte[] account(String mail) {
    return access.vault().name("mail", mail(mail));
  }
}
