package tallystick.server.oauth;

import java.net.URI;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriComponentsBuilder;
import tallystick.server.gateway.Problem;

/// What an app asks somebody for (OAuth 2.1, 4.1.1): code and PKCE with S256, and nothing else.
///
/// @param state the app's own, handed back
/// @param challenge of PKCE
/// @param thumbprint of the key to which all tokens will be bound, empty if the app does not say
/// @param wrong what is wrong with it, to be told to the app; null if nothing is
record AuthorizationRequest(
    Apps.Kept app,
    String redirect,
    String state,
    List<String> scopes,
    String challenge,
    String thumbprint,
    @Nullable Refused wrong) {
  private static final int MAX_STATE = 1_000;
  private static final Pattern CHALLENGE = Pattern.compile("[A-Za-z0-9_-]{43}");

  /// Reads a request.
  ///
  /// @param issuer this venue
  /// @throws Refused when nothing may be told to the app: it is not known, or its address is not
  static AuthorizationRequest of(Form form, Apps apps, String issuer) {
    Apps.Kept app =
        apps.find(form.get("client_id"))
            .orElseThrow(() -> stop("unknown-app", "There is no such app here."));
    String redirect = form.get("redirect_uri");
    if (!app.app().takes(redirect)) {
      throw stop(
          "wrong-redirect",
          "The app wants to send you to an address that is not registered for it: this may be an"
              + " attempt to steal access.");
    }
    List<String> scopes = Scopes.parse(form.get("scope"));
    Refused wrong = null;
    try {
      check(form, app.app(), scopes, issuer);
    } catch (Refused refused) {
      wrong = refused;
    }
    String state = form.get("state");
    return new AuthorizationRequest(
        app,
        redirect,
        state.substring(0, Math.min(MAX_STATE, state.length())),
        scopes,
        form.get("code_challenge"),
        form.get("dpop_jkt"),
        wrong);
  }

  private static RuntimeException stop(String code, String sentence) {
    return Problem.of(HttpStatus.BAD_REQUEST, code, sentence).exception();
  }

  private static void check(Form form, Apps.App app, List<String> scopes, String issuer) {
    if (!form.get("response_type").equals("code")) {
      throw new Refused(
          HttpStatus.BAD_REQUEST, "unsupported_response_type", "response_type must be code.");
    }
    if (form.has("request") || form.has("request_uri")) {
      throw new Refused(
          HttpStatus.BAD_REQUEST, "request_not_supported", "Requests are plain parameters.");
    }
    if (form.has("response_mode") && !form.get("response_mode").equals("query")) {
      throw Refused.request("response_mode must be query.");
    }
    if (form.get("state").length() > MAX_STATE) {
      throw Refused.request("state is too long.");
    }
    // A missing method means `plain` in RFC 7636, which whoever sees the request can answer.
    if (!form.get("code_challenge_method").equals("S256")
        || !CHALLENGE.matcher(form.get("code_challenge")).matches()) {
      throw Refused.request("PKCE is needed: code_challenge with code_challenge_method=S256.");
    }
    if (form.has("dpop_jkt") && !CHALLENGE.matcher(form.get("dpop_jkt")).matches()) {
      throw Refused.request("dpop_jkt must be a SHA-256 thumbprint.");
    }
    requireResource(form, issuer);
    if (scopes.isEmpty() || scopes.size() > Scopes.MOST || !Scopes.within(scopes, app.scopes())) {
      throw Refused.scope("The app is not registered for all of these scopes.");
    }
  }

  /// RFC 8707: a token is for us, or for nobody.
  static void requireResource(Form form, String issuer) {
    if (form.has("resource") && !form.get("resource").equals(issuer)) {
      throw new Refused(
          HttpStatus.BAD_REQUEST, "invalid_target", "resource must be " + issuer + ".");
    }
  }

  /// Where the person is sent now, with an answer that says whose it is (RFC 9207).
  String back(Map<String, String> answer, String issuer) {
    UriComponentsBuilder uri = UriComponentsBuilder.fromUri(URI.create(redirect));
    answer.forEach((name, value) -> uri.queryParam(name, "{" + name + "}"));
    if (!state.isEmpty()) {
      uri.queryParam("state", "{state}");
    }
    uri.queryParam("iss", "{iss}");
    Map<String, String> values = new HashMap<>(answer);
    values.put("state", state);
    values.put("iss", issuer);
    return uri.encode().buildAndExpand(values).toUriString();
  }
}
