package tallystick.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Base64;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.StrictJson;
import tallystick.server.gateway.Body;

/// Signing in and up by passkey, and the passkeys of an account.
@RestController
final class PasskeysController {
  /// Bytes of a body: what an authenticator says may have a certificate or two in it.
  private static final int MAX_BODY = 16 << 10;

  private final Access access;
  private final Passkeys passkeys;
  private final PasskeySignUps signUps;
  private final Factors factors;

  PasskeysController(Access access) {
    this.access = access;
    this.passkeys = new Passkeys(access);
    this.signUps = new PasskeySignUps(access, passkeys);
    this.factors = new Factors(access);
  }

  @PostMapping("/v1/session/sign-up/passkey/options")
  PasskeyOptions.Creation beginSignUp(HttpServletRequest request, HttpServletResponse response) {
    return signUps.begin(
        body(request, PasskeySignUps.Wanted.class),
        Site.of(access, request),
        Client.of(request),
        response);
  }

  @PostMapping("/v1/session/sign-up/passkey")
  SignInController.SignedIn signUp(HttpServletRequest request, HttpServletResponse response) {
    PasskeySignUps.Custodial given = body(request, PasskeySignUps.Custodial.class);
    Site site = Site.of(access, request);
    return enter(signUps.signUp(given, site, Client.of(request), response), request, response);
  }

  @PostMapping("/v1/session/sign-up/passkey/own-key")
  SignInController.SignedIn signUpOwn(HttpServletRequest request, HttpServletResponse response) {
    PasskeySignUps.OwnKey given = body(request, PasskeySignUps.OwnKey.class);
    Site site = Site.of(access, request);
    return enter(signUps.signUp(given, site, Client.of(request), response), request, response);
  }

  @PostMapping("/v1/session/sign-in/passkey/options")
  PasskeyOptions.Request beginSignIn(HttpServletRequest request, HttpServletResponse response) {
    return passkeys.signIn(Site.of(access, request), Client.of(request), response);
  }

  @PostMapping("/v1/session/sign-in/passkey")
  SignInController.SignedIn signIn(HttpServletRequest request, HttpServletResponse response) {
    Passkeys.Shown given = body(request, Passkeys.Shown.class);
    Site site = Site.of(access, request);
    return enter(passkeys.signIn(given, site, Client.of(request), response), request, response);
  }

  @PostMapping("/v1/session/second-factor/passkey/options")
  PasskeyOptions.Request beginConfirm(HttpServletRequest request) {
    return passkeys.confirm(SessionFilter.session(request), Site.of(access, request));
  }

  @PostMapping("/v1/session/second-factor/passkey")
  SignInController.SignedIn confirm(HttpServletRequest request, HttpServletResponse response) {
    Session session = SessionFilter.session(request);
    Passkeys.Shown given = body(request, Passkeys.Shown.class);
    Site site = Site.of(access, request);
    return show(
        passkeys.confirm(session, given, site, Client.of(request), response), request, response);
  }

  @PostMapping("/v1/session/passkeys/options")
  PasskeyOptions.Creation beginAdd(HttpServletRequest request) {
    Session session = SessionFilter.session(request);
    factors.requireFresh(session);
    return passkeys.add(session, Site.of(access, request));
  }

  @PostMapping("/v1/session/passkeys")
  Passkeys.Row add(HttpServletRequest request) {
    Session session = SessionFilter.session(request);
    factors.requireFresh(session);
    return passkeys.add(
        session, body(request, Passkeys.Added.class), Site.of(access, request), Client.of(request));
  }

  @GetMapping("/v1/session/passkeys")
  Passkeys.Listed all(HttpServletRequest request) {
    return passkeys.all(SessionFilter.session(request));
  }

  @DeleteMapping("/v1/session/passkeys/{id}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String id, HttpServletRequest request) {
    Session session = SessionFilter.session(request);
    factors.requireFresh(session);
    passkeys.remove(session, id.replace('\0', '?'), Client.of(request));
  }

  @PutMapping("/v1/session/passkeys/{id}/wrapped-key")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void wrap(@PathVariable String id, HttpServletRequest request) {
    Session session = SessionFilter.session(request);
    factors.requireFresh(session);
    Passkeys.Wrapped given = body(request, Passkeys.Wrapped.class);
    byte[] ciphertext = Base64.getUrlDecoder().decode(given.ciphertext());
    passkeys.wrap(session, id.replace('\0', '?'), ciphertext, Client.of(request));
  }

  private static <T> T body(HttpServletRequest request, Class<T> type) {
    return StrictJson.as(Body.json(request, MAX_BODY), type, "");
  }

  private SignInController.SignedIn enter(
      Passkeys.Opened opened, HttpServletRequest request, HttpServletResponse response) {
    SignInController.endBefore(access, request);
    return show(opened, request, response);
  }

  private SignInController.SignedIn show(
      Passkeys.Opened opened, HttpServletRequest request, HttpServletResponse response) {
    SessionCookie.set(opened.session().token(), request, response);
    return SignInController.signedIn(
        access, opened.session(), opened.passkey(), opened.wrappedKey());
  }
}
