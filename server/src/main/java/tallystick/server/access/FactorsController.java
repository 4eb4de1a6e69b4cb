package tallystick.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.StrictJson;
import tallystick.server.gateway.Body;

/// Setting up and changing what one signs in by.
@RestController
final class FactorsController {
  private final Access access;
  private final Factors factors;
  private final PasswordResets resets;

  FactorsController(Access access) {
    this.access = access;
    this.factors = new Factors(access);
    this.resets = new PasswordResets(access);
  }

  /// @param recoveryCodes each good for once in the place of a code; they are shown this one time
  record TotpDone(SignInController.SignedIn signedIn, List<String> recoveryCodes) {
    @Override
    public String toString() {
      return "TotpDone[…]";
    }
  }

  record RecoveryCodes(List<String> recoveryCodes) {
    @Override
    public String toString() {
      return "RecoveryCodes[…]";
    }
  }

  @PostMapping("/v1/session/totp")
  Factors.TotpSetUp begin(HttpServletRequest request) {
    return factors.begin(SessionFilter.session(request));
  }

  @PostMapping("/v1/session/totp/confirm")
  TotpDone finish(HttpServletRequest request, HttpServletResponse response) {
    Session session = SessionFilter.session(request);
    Factors.Code code =
        StrictJson.as(Body.json(request, SignInController.MAX_BODY), Factors.Code.class, "");
    Factors.SetUp done = factors.finish(session, code, Client.of(request), response);
    SessionCookie.set(done.opened().token(), request, response);
    return new TotpDone(SignInController.signedIn(access, done.opened()), done.codes());
  }

  @PostMapping("/v1/session/recovery-codes")
  RecoveryCodes codes(HttpServletRequest request) {
    return new RecoveryCodes(factors.codes(SessionFilter.session(request), Client.of(request)));
  }

  @PostMapping("/v1/session/password/forgotten")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void forgotten(HttpServletRequest request, HttpServletResponse response) {
    PasswordResets.Forgotten given =
        StrictJson.as(
            Body.json(request, SignInController.MAX_BODY), PasswordResets.Forgotten.class, "");
    resets.forgotten(given, access.origin(request), Client.of(request), response);
  }

  @PostMapping("/v1/session/password/reset")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void reset(HttpServletRequest request, HttpServletResponse response) {
    PasswordResets.Reset given =
        StrictJson.as(
            Body.json(request, SignInController.MAX_BODY), PasswordResets.Reset.class, "");
    resets.reset(given, Client.of(request), response);
  }

  @PostMapping("/v1/session/password")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void changePassword(HttpServletRequest request, HttpServletResponse response) {
    Session session = SessionFilter.session(request);
    Factors.PasswordChange change =
        StrictJson.as(
            Body.json(request, SignInController.MAX_BODY), Factors.PasswordChange.class, "");
    factors.changePassword(session, change, Client.of(request), response);
  }
}
