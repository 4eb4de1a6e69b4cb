package tallystick.server.oauth;

import jakarta.servlet.http.HttpServletRequest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.kernel.Malformed;
import tallystick.kernel.Require;
import tallystick.kernel.StrictJson;
import tallystick.server.access.Access;
import tallystick.server.access.Audit;
import tallystick.server.access.Client;
import tallystick.server.access.Session;
import tallystick.server.gateway.Body;
import tallystick.server.gateway.Problem;

/// What the page at `/oauth/authorize` asks and says. The page is the authorization endpoint: a
/// browser that comes from another site brings no session with it, and our page finds it.
@RestController
final class AuthorizationController {
  private static final int MAX_BODY = 16 << 10;
  private static final int MAX_REQUEST = 8_000;

  private final Access access;
  private final Apps apps;
  private final Grants grants;

  AuthorizationController(OAuth oauth) {
    this.access = oauth.access();
    this.apps = oauth.apps();
    this.grants = oauth.grants();
  }

  /// What somebody is asked.
  ///
  /// @param owner principal who registered the app
  /// @param redirect where they are sent back to, if they say yes
  /// @param wrong where they must be sent at once, for the request is wrong; empty if it is not
  record Asked(
      String app, String name, String owner, String redirect, List<String> scopes, String wrong) {}

  /// @param request the query of the page, as it was given
  /// @param scopes that are allowed: some of those that were asked for, or none
  record Decision(String request, List<String> scopes) {
    Decision {
      Require.text(request, MAX_REQUEST, "request");
      Require.size(scopes, 0, Scopes.MOST, "scopes");
    }
  }

  /// @param redirect where the browser goes now
  record Decided(String redirect) {
    @Override
    public String toString() {
      return "Decided[…]";
    }
  }

  @GetMapping("/v1/session/authorization")
  Asked asked(HttpServletRequest request) {
    access.session(request);
    String issuer = access.origin(request);
    String query = request.getQueryString();
    AuthorizationRequest asked =
        AuthorizationRequest.of(form(query == null ? "" : query), apps, issuer);
    return new Asked(
        asked.app().app().app(),
        asked.app().app().name(),
        access.people().byId(asked.app().owner()).principal(),
        asked.redirect(),
        asked.scopes(),
        asked.wrong() == null ? "" : wrong(asked, asked.wrong(), issuer));
  }

  private static Form form(String query) {
    try {
      return Form.parse(query);
    } catch (Refused refused) {
      throw Problem.of(HttpStatus.BAD_REQUEST, "invalid-request", refused.description())
          .exception();
    }
  }

  private static String wrong(AuthorizationRequest asked, Refused why, String issuer) {
    Map<String, String> answer = new LinkedHashMap<>();
    answer.put("error", why.error());
    answer.put("error_description", why.description());
    return asked.back(answer, issuer);
  }

  /// A yes outlives the session, so it needs the second factor just as a new key does.
  @PostMapping("/v1/session/authorization")
  Decided decide(HttpServletRequest request) {
    Session session = access.session(request);
    Decision decision = StrictJson.as(Body.json(request, MAX_BODY), Decision.class, "");
    String issuer = access.origin(request);
    AuthorizationRequest asked = AuthorizationRequest.of(form(decision.request()), apps, issuer);
    if (asked.wrong() != null) {
      return new Decided(wrong(asked, asked.wrong(), issuer));
    }
    if (decision.scopes().isEmpty()) {
      Refused no = new Refused(HttpStatus.FORBIDDEN, "access_denied", "They said no.");
      return new Decided(wrong(asked, no, issuer));
    }
    access.requireFresh(session);
    if (!Scopes.within(decision.scopes(), asked.scopes())) {
      throw new Malformed("invalid-field", "/scopes", "scopes must be some of those asked for.");
    }
    Grants.Grant grant =
        grants.allow(
            session.person(),
            asked.app().app().app(),
            decision.scopes(),
            false,
            asked.thumbprint());
    access
        .audit()
        .write(
            session.person(),
            Audit.Act.APP_ALLOWED,
            session.session(),
            grant.app(),
            Client.of(request));
    return new Decided(
        asked.back(
            Map.of("code", grants.code(grant, asked.redirect(), asked.challenge())), issuer));
  }
}
