package tallystick.server.access;

import com.webauthn4j.data.AuthenticationData;
import com.webauthn4j.data.RegistrationData;
import jakarta.servlet.http.HttpServletResponse;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.springframework.http.HttpStatus;
import tallystick.kernel.Require;
import tallystick.server.access.Challenges.Purpose;
import tallystick.server.gateway.Problem;

/// Signing in by passkey. Its authenticator verified who uses it, so that it is both factors: what
/// one has, and what one knows or is.
final class Passkeys {
  /// Base64url of at most 1 KiB.
  private static final Pattern CIPHERTEXT = Pattern.compile("[A-Za-z0-9_-]{38,1366}");

  private static final int MAX_LABEL = 60;

  private final Access access;
  private final PasskeyRows rows;
  private final Challenges challenges;
  private final PasskeyCheck check = new PasskeyCheck();

  Passkeys(Access access) {
    this.access = access;
    this.rows = access.passkeys();
    this.challenges = new Challenges(access.vault(), access.sql(), access.clock());
  }

  /// @param credential what `credential.toJSON()` gives
  /// @param label what its owner calls it
  record Added(String label, Object credential) {
    Added {
      Require.text(label, MAX_LABEL, "label");
    }
  }

  /// @param credential what `credential.toJSON()` gives
  record Shown(Object credential) {}

  /// @param ciphertext a signing key that the browser wrapped, base64url
  record Wrapped(String ciphertext) {
    Wrapped {
      Require.matches(ciphertext, CIPHERTEXT, "base64url of 28 to 1024 bytes", "ciphertext");
    }

    @Override
    public String toString() {
      return "Wrapped[…]";
    }
  }

  /// A passkey as its owner sees it.
  ///
  /// @param since milliseconds since 1970, like `used`
  /// @param synced whether copies of it may be on other devices
  /// @param wrappedKey whether a wrapped key is kept with it
  record Row(String id, String label, long since, long used, boolean synced, boolean wrappedKey) {}

  record Listed(List<Row> items) {}

  /// A session by passkey.
  ///
  /// @param wrappedKey that is kept with the passkey, base64url, empty if none is
  record Opened(Sessions.Opened session, String passkey, String wrappedKey) {}

  /// Who is to have a passkey: a member, or somebody who will be one.
  ///
  /// @param person 32 hex digits
  PasskeyOptions.Creation creation(
      String person, String name, byte[] challenge, Site site, List<byte[]> known) {
    String id = PasskeyOptions.text(HexFormat.of().parseHex(person));
    return PasskeyOptions.creation(
        new PasskeyOptions.Party(site.party(), access.venue()),
        new PasskeyOptions.User(id, name, name),
        challenge,
        known);
  }

  /// Begins to add a passkey to the account of a session.
  PasskeyOptions.Creation add(Session session, Site site) {
    Person person = access.people().of(session);
    return creation(
        person.person(),
        person.name(access.vault()),
        challenges.make(Purpose.ADD, session.session()),
        site,
        credentials(person));
  }

  private List<byte[]> credentials(Person person) {
    Vault.Drawer drawer = person.drawer(access.vault());
    return rows.of(person.person()).stream()
        .map(passkey -> check.credential(drawer.open(Passkey.ATTESTED, passkey.attested())))
        .toList();
  }

  /// Adds a passkey to the account of a session.
  Row add(Session session, Added given, Site site, Client client) {
    RegistrationData data = check.made(given.credential());
    byte[] challenge = PasskeyCheck.challenge(data.getCollectedClientData());
    requireOurs(challenge, Purpose.ADD, session.session());
    PasskeyCheck.Made made = check.register(data, site, challenge);
    requireUnused(challenge);
    Person person = access.people().of(session);
    Passkey added = keep(person, made, given.label());
    audit(person, Audit.Act.PASSKEY_ADDED, session.session(), given.label(), client);
    return shown(added, person.drawer(access.vault()));
  }

  private Passkey keep(Person person, PasskeyCheck.Made made, String label) {
    return rows.add(person, made, label)
        .orElseThrow(() ->
            problem(
                HttpStatus.CONFLICT,
                "passkey-taken",
                "The passkey is of an account already, or this one has " + PasskeyRows.MOST + "."));
  }

  /// A new passkey of somebody who is not a member yet, checked but not kept.
  ///
  /// @param person the id they will have, 32 hex digits: it is in the challenge
  record Newcomer(String person, byte[] challenge, PasskeyCheck.Made made) {}

  /// Begins to sign up.
  PasskeyOptions.Creation signUp(String name, Site site) {
    byte[] challenge = challenges.make(Purpose.SIGN_UP, "");
    String person = challenges.nonce(challenge, Purpose.SIGN_UP, "").orElseThrow();
    return creation(person, name, challenge, site, List.of());
  }

  /// The passkey of somebody who signs up. Its challenge is used up.
  Newcomer newcomer(Object credential, Site site) {
    RegistrationData data = check.made(credential);
    byte[] challenge = PasskeyCheck.challenge(data.getCollectedClientData());
    String person = requireOurs(challenge, Purpose.SIGN_UP, "");
    PasskeyCheck.Made made = check.register(data, site, challenge);
    requireUnused(challenge);
    if (rows.byCredential(made.credential()).isPresent()) {
      throw problem(HttpStatus.CONFLICT, "passkey-taken", "The passkey is of an account already.");
    }
    return new Newcomer(person, challenge, made);
  }

  /// Opens the first session of a new member.
  Opened begin(Person person, Newcomer newcomer, String label, Client client) {
    Passkey passkey = keep(person, newcomer.made(), label);
    Sessions.Opened half = access.sessions().open(person, client);
    audit(person, Audit.Act.SIGN_UP, half.session().session(), label, client);
    return new Opened(
        access.sessions().confirm(half.session()).orElseThrow(), passkey.passkey(), "");
  }

  /// Begins to sign in, with whichever passkey a person has.
  PasskeyOptions.Request signIn(Site site, Client client, HttpServletResponse response) {
    access.throttle().challenge(client, response);
    return PasskeyOptions.request(site.party(), challenges.make(Purpose.SIGN_IN, ""), List.of());
  }

  /// Opens a session of the member to whom a passkey belongs.
  Opened signIn(Shown given, Site site, Client client, HttpServletResponse response) {
    Throttle.Try attempt = access.throttle().network(client, response);
    AuthenticationData data = check.shown(given.credential());
    byte[] challenge = PasskeyCheck.challenge(data.getCollectedClientData());
    requireOurs(challenge, Purpose.SIGN_IN, "");
    Passkey passkey = known(data);
    byte[] handle = data.getUserHandle();
    if (handle == null || !HexFormat.of().formatHex(handle).equals(passkey.person())) {
      throw wrong();
    }
    Person person = access.people().byId(passkey.person());
    authenticate(data, passkey, person, challenge, site, client);
    attempt.succeeded();
    Sessions.Opened half = access.sessions().open(person, client);
    Vault.Drawer drawer = person.drawer(access.vault());
    audit(person, Audit.Act.SIGN_IN, half.session().session(), passkey.label(drawer), client);
    access.audit().sweep();
    return new Opened(
        access.sessions().confirm(half.session()).orElseThrow(),
        passkey.passkey(),
        passkey.wrappedKey(drawer));
  }

  /// Begins to show a passkey as the second factor of a session.
  PasskeyOptions.Request confirm(Session session, Site site) {
    List<byte[]> credentials = credentials(access.people().of(session));
    if (credentials.isEmpty()) {
      throw problem(HttpStatus.CONFLICT, "no-passkey", "There is no passkey yet.");
    }
    return PasskeyOptions.request(
        site.party(), challenges.make(Purpose.SECOND_FACTOR, session.session()), credentials);
  }

  /// Takes a passkey as second factor. It must be one of the session's own person: factors of two
  /// people never make one session.
  Opened confirm(
      Session session, Shown given, Site site, Client client, HttpServletResponse response) {
    Throttle.Try attempt = access.throttle().network(client, response);
    AuthenticationData data = check.shown(given.credential());
    byte[] challenge = PasskeyCheck.challenge(data.getCollectedClientData());
    requireOurs(challenge, Purpose.SECOND_FACTOR, session.session());
    Passkey passkey = known(data);
    Person person = access.people().of(session);
    if (!passkey.person().equals(person.person())) {
      audit(person, Audit.Act.SECOND_FACTOR_REFUSED, session.session(), "passkey", client);
      throw problem(
          HttpStatus.FORBIDDEN, "passkey-of-another", "This is the passkey of somebody else.");
    }
    authenticate(data, passkey, person, challenge, site, client);
    attempt.succeeded();
    Sessions.Opened opened =
        access
            .sessions()
            .confirm(session)
            .orElseThrow(
                () -> problem(HttpStatus.UNAUTHORIZED, "not-signed-in", "The session has ended."));
    Vault.Drawer drawer = person.drawer(access.vault());
    audit(person, Audit.Act.SECOND_FACTOR, session.session(), passkey.label(drawer), client);
    return new Opened(opened, passkey.passkey(), passkey.wrappedKey(drawer));
  }

  private Passkey known(AuthenticationData data) {
    return rows.byCredential(data.getCredentialId())
        .orElseThrow(() ->
            problem(
                HttpStatus.UNAUTHORIZED,
                "passkey-unknown",
                "No account has this passkey: add it when you are signed in."));
  }

  private void authenticate(
      AuthenticationData data,
      Passkey passkey,
      Person person,
      byte[] challenge,
      Site site,
      Client client) {
    Vault.Drawer drawer = person.drawer(access.vault());
    byte[] attested = drawer.open(Passkey.ATTESTED, passkey.attested());
    PasskeyCheck.Shown shown;
    try {
      shown = check.authenticate(data, passkey, attested, site, challenge);
    } catch (PasskeyCheck.Cloned e) {
      audit(person, Audit.Act.PASSKEY_CLONED, "", passkey.label(drawer), client);
      throw problem(
          HttpStatus.UNAUTHORIZED,
          "passkey-cloned",
          "The passkey counted less than before: it may be at two places. Remove it.");
    }
    requireUnused(challenge);
    rows.used(passkey, shown);
  }

  private String requireOurs(byte[] challenge, Purpose purpose, String whom) {
    return challenges.nonce(challenge, purpose, whom).orElseThrow(Passkeys::challengeUnknown);
  }

  private void requireUnused(byte[] challenge) {
    if (!challenges.use(challenge)) {
      throw challengeUnknown();
    }
  }

  private static RuntimeException challengeUnknown() {
    return problem(
        HttpStatus.UNAUTHORIZED,
        "challenge-unknown",
        "The challenge was not made for this, was answered before, or is too old: begin anew.");
  }

  private static RuntimeException wrong() {
    return problem(HttpStatus.UNAUTHORIZED, "wrong-passkey", "The passkey's answer is not right.");
  }

  Listed all(Session session) {
    Person person = access.people().of(session);
    Vault.Drawer drawer = person.drawer(access.vault());
    return new Listed(
        rows.of(person.person()).stream().map(passkey -> shown(passkey, drawer)).toList());
  }

  private static Row shown(Passkey passkey, Vault.Drawer drawer) {
    return new Row(
        passkey.passkey(),
        passkey.label(drawer),
        passkey.since(),
        passkey.used(),
        passkey.backupEligible(),
        passkey.wrappedKey().length > 0);
  }

  /// Keeps a wrapped key with a passkey.
  void wrap(Session session, String passkey, byte[] ciphertext, Client client) {
    Person person = access.people().of(session);
    if (!rows.wrap(person, passkey, ciphertext)) {
      throw notFound();
    }
    audit(person, Audit.Act.KEY_WRAPPED, session.session(), "", client);
  }

  /// Removes a passkey. All other sessions end, for it may be with a thief.
  void remove(Session session, String passkey, Client client) {
    Person person = access.people().of(session);
    Optional<Passkey> found =
        rows.of(person.person()).stream().filter(one -> one.passkey().equals(passkey)).findFirst();
    if (found.isEmpty()) {
      throw notFound();
    }
    if (!rows.remove(person, passkey)) {
      throw problem(
          HttpStatus.CONFLICT,
          "last-passkey",
          "You have nothing else to sign in by: add another passkey first.");
    }
    access.sessions().endOthers(session);
    String label = found.get().label(person.drawer(access.vault()));
    audit(person, Audit.Act.PASSKEY_REMOVED, session.session(), label, client);
  }

  private static RuntimeException notFound() {
    return problem(HttpStatus.NOT_FOUND, "not-found", "You have no such passkey.");
  }

  private static RuntimeException problem(HttpStatus status, String code, String detail) {
    return Problem.of(status, code, detail).exception();
  }

  private void audit(Person person, Audit.Act act, String session, String about, Client client) {
    access.audit().write(person.person(), act, session, about, client);
  }
}
