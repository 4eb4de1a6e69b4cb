package tallystick.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.StrictJson;
import tallystick.server.gateway.Body;

/// Coming in and going out.
@RestController
final class SignInController {
  /// Bytes of a body.
  static final int MAX_BODY = 4 << 10;

  private final Access access;
  private final SignIns signIns;
  private final Factors factors;

  SignInController(Access access) {
    this.access = access;
    this.signIns = new SignIns(access);
    this.factors = new Factors(access);
  }

  /// Who is signed in, and what they may do.
  ///
  /// @param mail the e-mail address, empty for who has none
  /// @param custodial whether the venue keeps the signing key
  /// @param secondFactor whether an authenticator is set up
  /// @param passkeys how many there are
  /// @param recoveryCodes that are left
  /// @param complete whether the second factor was shown: without it nothing can be done
  /// @param fresh whether it was shown just now, as changing factors and keys demands
  /// @param byPassword whether the password opened it
  /// @param ends milliseconds since 1970
  /// @param csrf what the header `Tallystick-Csrf` must say with every change
  /// @param passkey by which they came just now, else empty
  /// @param wrappedKey that is kept with it, base64url, else empty
  record SignedIn(
      String session,
      String principal,
      String mail,
      boolean custodial,
      boolean secondFactor,
      int passkeys,
      int recoveryCodes,
      boolean complete,
      boolean fresh,
      boolean byPassword,
      long ends,
      String csrf,
      String passkey,
      String wrappedKey) {
    @Override
    public String toString() {
      return "SignedIn[" + session + "]";
    }
  }

  @PostMapping("/v1/session/sign-up")
  SignedIn signUp(HttpServletRequest request, HttpServletResponse response) {
    SignIns.SignUp given = StrictJson.as(Body.json(request, MAX_BODY), SignIns.SignUp.class, "");
    return begin(
        signIns.signUp(given, Client.of(request), response),
        signIns.account(given.mail()),
        request,
        response);
  }

  @PostMapping("/v1/session/sign-in")
  SignedIn signIn(HttpServletRequest request, HttpServletResponse response) {
    SignIns.SignIn given = StrictJson.as(Body.json(request, MAX_BODY), SignIns.SignIn.class, "");
    return begin(
        signIns.signIn(given, Client.of(request), response),
        signIns.account(given.mail()),
        request,
        response);
  }

  private SignedIn begin(
      Sessions.Opened opened,
      byte[] account,
      HttpServletRequest request,
      HttpServletResponse response) {
    endBefore(access, request);
    response.addHeader(
        HttpHeaders.SET_COOKIE, access.devices().of(account, request.isSecure()).toString());
    return show(opened, request, response);
  }

  /// One browser, one session: the one before ends.
  static void endBefore(Access access, HttpServletRequest request) {
    SessionFilter.used(request)
        .ifPresent(
            before -> access.sessions().end(before.session().person(), before.session().session()));
  }

  @PostMapping("/v1/session/second-factor")
  SignedIn secondFactor(HttpServletRequest request, HttpServletResponse response) {
    Session session = SessionFilter.session(request);
    Factors.Code code = StrictJson.as(Body.json(request, MAX_BODY), Factors.Code.class, "");
    return show(factors.confirm(session, code, Client.of(request), response), request, response);
  }

  /// Gives the browser its new cookie, and tells who is signed in.
  private SignedIn show(
      Sessions.Opened opened, HttpServletRequest request, HttpServletResponse response) {
    SessionCookie.set(opened.token(), request, response);
    return signedIn(access, opened);
  }

  static SignedIn signedIn(Access access, Sessions.Opened opened) {
    return signedIn(access, opened, "", "");
  }

  static SignedIn signedIn(
      Access access, Sessions.Opened opened, String passkey, String wrappedKey) {
    Session session = opened.session();
    Person person = access.people().of(session);
    return new SignedIn(
        session.session(),
        person.principal(),
        person.mail(access.vault()),
        person.isCustodial(),
        person.hasTotp(),
        access.passkeys().count(person.person()),
        access.people().codesLeft(person),
        session.isComplete(),
        session.isFresh(access.clock().millis()),
        access.sessions().isByPassword(session),
        session.ends(),
        SessionCookie.csrf(opened.token()),
        passkey,
        wrappedKey);
  }

  @GetMapping("/v1/session")
  SignedIn session(HttpServletRequest request) {
    Session session = SessionFilter.session(request);
    return signedIn(access, new Sessions.Opened(SessionCookie.read(request), session));
  }

  @DeleteMapping("/v1/session")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void signOut(HttpServletRequest request, HttpServletResponse response) {
    Session session = SessionFilter.session(request);
    if (access.sessions().end(session.person(), session.session())) {
      access
          .audit()
          .write(session.person(), Audit.Act.SIGN_OUT, session.session(), "", Client.of(request));
    }
    SessionCookie.clear(request, response);
  }
}
