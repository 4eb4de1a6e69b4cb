package tallystick.server.access;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.StrictJson;
import tallystick.server.gateway.Body;

/// Signing in with an Ethereum wallet, and the wallets of an account.
@RestController
final class WalletsController {
  private final Access access;
  private final Wallets wallets;
  private final Factors factors;

  WalletsController(Access access) {
    this.access = access;
    this.wallets = new Wallets(access);
    this.factors = new Factors(access);
  }

  @PostMapping("/v1/session/sign-in/challenge")
  Wallets.Challenge challenge(HttpServletRequest request, HttpServletResponse response) {
    Wallets.Wanted wanted =
        StrictJson.as(Body.json(request, SignInController.MAX_BODY), Wallets.Wanted.class, "");
    return wallets.challenge(
        wanted, Site.of(access, request).origin(), Client.of(request), response);
  }

  @PostMapping("/v1/session/sign-in/wallet")
  SignInController.SignedIn signIn(HttpServletRequest request, HttpServletResponse response) {
    Sessions.Opened opened = wallets.signIn(signed(request), Client.of(request), response);
    SignInController.endBefore(access, request);
    SessionCookie.set(opened.token(), request, response);
    return SignInController.signedIn(access, opened);
  }

  private static Wallets.Signed signed(HttpServletRequest request) {
    return StrictJson.as(Body.json(request, SignInController.MAX_BODY), Wallets.Signed.class, "");
  }

  @PostMapping("/v1/session/wallets")
  Wallets.Listed add(HttpServletRequest request) {
    Session session = SessionFilter.session(request);
    factors.requireFresh(session);
    wallets.add(session, signed(request), Client.of(request));
    return wallets.all(session);
  }

  @GetMapping("/v1/session/wallets")
  Wallets.Listed all(HttpServletRequest request) {
    return wallets.all(SessionFilter.session(request));
  }

  @DeleteMapping("/v1/session/wallets/{address}")
  @ResponseStatus(HttpStatus.NO_CONTENT)
  void remove(@PathVariable String address, HttpServletRequest request) {
    Session session = SessionFilter.session(request);
    factors.requireFresh(session);
    wallets.remove(session, address, Client.of(request));
  }
}
