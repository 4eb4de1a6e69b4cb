package tallystick.server.oauth;

import com.nimbusds.oauth2.sdk.ParseException;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.pkce.CodeChallenge;
import com.nimbusds.oauth2.sdk.pkce.CodeChallengeMethod;
import com.nimbusds.oauth2.sdk.pkce.CodeVerifier;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import tallystick.server.access.Access;
import tallystick.server.access.Audit;
import tallystick.server.access.Client;

/// Where apps get tokens, end them, and ask about them. They speak OAuth's own language: forms come
/// in, and mistakes are `{error, error_description}`.
@RestController
final class TokenController {
  private final Access access;
  private final Apps apps;
  private final Grants grants;
  private final AccessTokens tokens;
  private final DpopProofs proofs;

  TokenController(OAuth oauth) {
    this.access = oauth.access();
    this.apps = oauth.apps();
    this.grants = oauth.grants();
    this.tokens = oauth.tokens();
    this.proofs = oauth.proofs();
  }

  @ExceptionHandler
  ResponseEntity<Map<String, Object>> refused(Refused refused) {
    ResponseEntity.BodyBuilder answer =
        ResponseEntity.status(refused.status()).header(HttpHeaders.CACHE_CONTROL, "no-store");
    if (refused.status() == HttpStatus.UNAUTHORIZED) {
      answer.header(HttpHeaders.WWW_AUTHENTICATE, "Basic realm=\"apps\"");
    }
    return answer.body(
        Map.of("error", refused.error(), "error_description", refused.description()));
  }

  /// The second address is where clients of PACT look for it.
  @PostMapping({"/oauth/token", TokenFilter.PACT + "/auth/token"})
  ResponseEntity<Map<String, Object>> token(HttpServletRequest request) {
    Form form = Form.of(request);
    String issuer = access.origin(request);
    String type = form.need("grant_type");
    Apps.App app = authenticated(request, form).app();
    AuthorizationRequest.requireResource(form, issuer);
    String thumbprint = proofs.thumbprint(request, URI.create(issuer + "/oauth/token"), app.app());
    Granted granted =
        switch (type) {
          case "authorization_code" -> redeem(form, app, thumbprint, Client.of(request));
          case "refresh_token" -> rotate(form, app, thumbprint, Client.of(request));
          case "client_credentials" -> standing(form, app);
          default ->
              throw new Refused(
                  HttpStatus.BAD_REQUEST,
                  "unsupported_grant_type",
                  "grant_type is authorization_code, refresh_token or client_credentials.");
        };
    return answer(granted, thumbprint, issuer);
  }

  /// @param refreshed whether a refresh token goes with it
  private record Granted(Grants.Grant grant, List<String> scopes, boolean refreshed) {}

  private Apps.Kept authenticated(HttpServletRequest request, Form form) {
    String header = request.getHeader(HttpHeaders.AUTHORIZATION);
    if (header == null) {
      return apps.authenticate(form.need("client_id"), form.get("client_secret"));
    }
    try {
      ClientSecretBasic basic = ClientSecretBasic.parse(header);
      String app = basic.getClientID().getValue();
      boolean other = form.has("client_id") && !form.get("client_id").equals(app);
      if (other || form.has("client_secret")) {
        throw Refused.request("The app says twice who it is.");
      }
      return apps.authenticate(app, basic.getClientSecret().getValue());
    } catch (ParseException e) {
      throw Refused.client();
    }
  }

  private Granted redeem(Form form, Apps.App app, String thumbprint, Client client) {
    String verifier = form.need("code_verifier");
    Grants.Redeemed redeemed = grants.redeem(form.need("code"), app.app(), client);
    // The address is no part of OAuth 2.1 here any more, but who gives one must give the right one.
    boolean elsewhere =
        form.has("redirect_uri") && !form.get("redirect_uri").equals(redeemed.redirect());
    if (elsewhere || !answers(verifier, redeemed.challenge())) {
      grants.end(redeemed.grant().person(), redeemed.grant().grantId());
      throw Refused.grant("It is not good, or not any more.");
    }
    requireKey(redeemed.grant(), thumbprint);
    if (!thumbprint.isEmpty()) {
      grants.bind(redeemed.grant(), thumbprint);
    }
    return new Granted(redeemed.grant(), redeemed.grant().scopes(), true);
  }

  private static boolean answers(String verifier, String challenge) {
    try {
      return CodeChallenge.compute(CodeChallengeMethod.S256, new CodeVerifier(verifier))
          .getValue()
          .equals(challenge);
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static void requireKey(Grants.Grant grant, String thumbprint) {
    if (!grant.thumbprint().isEmpty() && !grant.thumbprint().equals(thumbprint)) {
      throw new Refused(
          HttpStatus.BAD_REQUEST, "invalid_dpop_proof", "It is bound to another key.");
    }
  }

  private Granted rotate(Form form, Apps.App app, String thumbprint, Client client) {
    String token = form.need("refresh_token");
    // What is wrong but for the token itself uses nothing up.
    Optional<Grants.Grant> before = grants.ofRefresh(token, app.app());
    before.ifPresent(grant -> requireKey(grant, thumbprint));
    before.ifPresent(grant -> narrowed(form, grant));
    Grants.Grant grant = grants.rotate(token, app.app(), client);
    return new Granted(grant, narrowed(form, grant), true);
  }

  private Granted standing(Form form, Apps.App app) {
    Grants.Grant grant =
        grants
            .standing(app.app())
            .orElseThrow(() ->
                new Refused(
                    HttpStatus.BAD_REQUEST,
                    "unauthorized_client",
                    "The app may not act by its secret alone."));
    return new Granted(grant, narrowed(form, grant), false);
  }

  /// What is asked for, if it is less than what was allowed; never more.
  private static List<String> narrowed(Form form, Grants.Grant grant) {
    if (!form.has("scope")) {
      return grant.scopes();
    }
    List<String> wanted = Scopes.parse(form.get("scope"));
    if (wanted.isEmpty() || !Scopes.within(wanted, grant.scopes())) {
      throw Refused.scope("This was not allowed.");
    }
    return wanted;
  }

  private ResponseEntity<Map<String, Object>> answer(
      Granted granted, String thumbprint, String issuer) {
    Grants.Grant grant = granted.grant();
    String principal = access.people().byId(grant.person()).principal();
    Map<String, Object> answer = new LinkedHashMap<>();
    answer.put(
        "access_token", tokens.issue(issuer, grant, principal, granted.scopes(), thumbprint));
    answer.put("token_type", thumbprint.isEmpty() ? "Bearer" : "DPoP");
    answer.put("expires_in", AccessTokens.LIFE.toSeconds());
    answer.put("scope", Scopes.text(granted.scopes()));
    if (granted.refreshed()) {
      answer.put("refresh_token", grants.refresh(grant));
    }
    return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(answer);
  }

  /// RFC 7009. Whatever token it is, all that came of the same yes ends.
  @PostMapping("/oauth/revoke")
  ResponseEntity<Void> revoke(HttpServletRequest request) {
    Form form = Form.of(request);
    Apps.App app = authenticated(request, form).app();
    of(form.need("token"), app, access.origin(request))
        .filter(known -> !known.grant().standing())
        .ifPresent(known -> {
          Grants.Grant grant = known.grant();
          grants.end(grant.person(), grant.grantId());
          access
              .audit()
              .write(grant.person(), Audit.Act.APP_ENDED, "", grant.app(), Client.of(request));
        });
    return ResponseEntity.ok().build();
  }

  /// RFC 7662, for an app's own tokens.
  @PostMapping("/oauth/introspect")
  ResponseEntity<Map<String, Object>> introspect(HttpServletRequest request) {
    Form form = Form.of(request);
    Apps.App app = authenticated(request, form).app();
    if (!app.confidential()) {
      throw Refused.client();
    }
    Map<String, Object> answer = new LinkedHashMap<>();
    Optional<Known> known = of(form.need("token"), app, access.origin(request));
    answer.put("active", known.isPresent());
    known.ifPresent(token -> {
      answer.put("scope", Scopes.text(token.scopes()));
      answer.put("client_id", app.app());
      answer.put("sub", access.people().byId(token.grant().person()).principal());
      if (token.ends() > 0) {
        answer.put("exp", token.ends() / 1_000);
      }
    });
    return ResponseEntity.ok().header(HttpHeaders.CACHE_CONTROL, "no-store").body(answer);
  }

  /// @param ends 0 if it is a refresh token
  private record Known(Grants.Grant grant, List<String> scopes, long ends) {}

  /// An app's own token that is good.
  private Optional<Known> of(String token, Apps.App app, String issuer) {
    if (Secrets.isOne(Secrets.REFRESH, token)) {
      return grants.ofRefresh(token, app.app()).map(grant -> new Known(grant, grant.scopes(), 0));
    }
    try {
      AccessTokens.Token said = tokens.check(token, issuer);
      return grants
          .live(said.grant())
          .filter(grant -> grant.app().equals(app.app()))
          .map(grant -> new Known(grant, said.scopes(), said.ends()));
    } catch (Refused none) {
      return Optional.empty();
    }
  }
}
