package tallystick.server.oauth;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.dao.DataAccessException;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;
import tallystick.kernel.Codec;
import tallystick.server.access.Access;
import tallystick.server.access.Acting;
import tallystick.server.gateway.Problem;

/// Looks at the token of a request, if it has one, and says for whom the request is made. With a
/// token that is not good nothing is answered, not even what all may see: its holder should know.
///
/// Of what is about accounts a token reaches acting alone, so that no program ever sees or changes
/// what somebody signs in by.
final class TokenFilter extends OncePerRequestFilter {
  private static final Logger LOG = LoggerFactory.getLogger(TokenFilter.class);
  private static final String ACCOUNT = "/v1/session";
  private static final String ACTIONS = "/v1/session/actions";

  /// What speaks PACT, and says by its words what is wrong with a token.
  static final String PACT = "/v1/pact";

  private final Access access;
  private final ApiKeys apiKeys;
  private final AccessTokens tokens;
  private final Grants grants;
  private final DpopProofs proofs;
  private final Rates rates;

  TokenFilter(OAuth oauth) {
    this.access = oauth.access();
    this.apiKeys = oauth.apiKeys();
    this.tokens = oauth.tokens();
    this.grants = oauth.grants();
    this.proofs = oauth.proofs();
    this.rates = new Rates(access.quotas());
  }

  /// Who comes for a token shows a secret.
  @Override
  protected boolean shouldNotFilter(HttpServletRequest request) {
    return request.getServletPath().equals(PACT + "/auth/token");
  }

  @Override
  protected void doFilterInternal(
      HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws IOException, ServletException {
    List<String> headers = Collections.list(request.getHeaders(HttpHeaders.AUTHORIZATION));
    if (!headers.isEmpty() && !letIn(headers, request, response)) {
      return;
    }
    chain.doFilter(request, response);
  }

  private boolean letIn(
      List<String> headers, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    response.setHeader(HttpHeaders.CACHE_CONTROL, "no-store");
    try {
      acting(headers, request, response).let(request);
      requireOpen(request);
      return true;
    } catch (Refused refused) {
      refuse(refused, request, response);
    } catch (DataAccessException e) {
      LOG.warn("a token could not be looked up: {}", e.getMessage());
      Problem.of(
              HttpStatus.SERVICE_UNAVAILABLE,
              "tokens-unavailable",
              "Tokens cannot be looked up right now.")
          .write(response);
    } catch (RuntimeException e) {
      Problem.of(e, request).write(response);
    }
    return false;
  }

  private Acting acting(
      List<String> headers, HttpServletRequest request, HttpServletResponse response) {
    String[] parts = headers.getFirst().strip().split(" +");
    if (headers.size() > 1 || parts.length != 2) {
      throw Refused.request("Authorization is one scheme and one token.");
    }
    return switch (parts[0].toLowerCase(Locale.ROOT)) {
      case "bearer" ->
          parts[1].startsWith(Secrets.API_KEY)
              ? byKey(parts[1], request, response)
              : byToken(parts[1], false, request, response);
      case "dpop" -> byToken(parts[1], true, request, response);
      default -> throw Refused.request("Authorization is by Bearer or DPoP.");
    };
  }

  private Acting byKey(String key, HttpServletRequest request, HttpServletResponse response) {
    ApiKeys.Good good = apiKeys.check(key, request.getRemoteAddr());
    rates.enter(good.key().key(), good.key().perMinute(), response);
    return new Acting(
        good.person(), Set.copyOf(good.key().scopes()), "api key " + good.key().start());
  }

  private Acting byToken(
      String text, boolean proven, HttpServletRequest request, HttpServletResponse response) {
    String issuer = access.origin(request);
    AccessTokens.Token token = tokens.check(text, issuer);
    Grants.Grant grant =
        grants.live(token.grant()).orElseThrow(() -> Refused.token("The token was ended."));
    if (proven != !token.thumbprint().isEmpty()) {
      throw Refused.token(
          proven
              ? "The token is bound to no key: it is shown as Bearer."
              : "The token is bound to a key: it is shown as DPoP, with a proof.");
    }
    if (proven) {
      proofs.require(request, URI.create(issuer + request.getRequestURI()), text, token);
    }
    rates.enter(grant.grantId(), Rates.USUAL, response);
    return new Acting(grant.person(), Set.copyOf(token.scopes()), grant.app());
  }

  private static void requireOpen(HttpServletRequest request) {
    String path = request.getServletPath();
    boolean account = path.equals(ACCOUNT) || path.startsWith(ACCOUNT + "/");
    if (account && !(path.equals(ACTIONS) && request.getMethod().equals("POST"))) {
      throw new Refused(
          HttpStatus.FORBIDDEN,
          "not_for_tokens",
          "No token reaches this: it is for whoever is signed in.");
    }
  }

  private void refuse(Refused why, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (why.status() != HttpStatus.FORBIDDEN) {
      String about =
          " error=\"%s\", error_description=\"%s\", resource_metadata=\"%s\""
              .formatted(
                  why.error(),
                  why.description(),
                  access.origin(request) + MetadataController.RESOURCE);
      response.addHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer" + about);
      response.addHeader(
          HttpHeaders.WWW_AUTHENTICATE,
          "DPoP" + about + ", algs=\"%s\"".formatted(String.join(" ", DpopProofs.algorithms())));
    }
    if (request.getServletPath().startsWith(PACT + "/")) {
      response.setStatus(why.status().value());
      response.setContentType("application/json");
      byte[] error =
          Codec.JSON.writeValueAsBytes(
              Map.of("code", "AccessDenied", "message", why.description()));
      response.getOutputStream().write(error);
      return;
    }
    Problem.of(why.status(), why.error().replace('_', '-'), why.description()).write(response);
  }
}
