package tallystick.server.oauth;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.JWKSet;
import com.nimbusds.jose.jwk.source.ImmutableJWKSet;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.auth.ClientSecretBasic;
import com.nimbusds.oauth2.sdk.auth.Secret;
import com.nimbusds.oauth2.sdk.id.ClientID;
import com.nimbusds.oauth2.sdk.id.Issuer;
import com.nimbusds.oauth2.sdk.util.URLUtils;
import com.nimbusds.openid.connect.sdk.Nonce;
import com.nimbusds.openid.connect.sdk.claims.IDTokenClaimsSet;
import com.nimbusds.openid.connect.sdk.validators.IDTokenValidator;
import java.io.IOException;
import java.net.URI;
import java.text.ParseException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.web.util.UriComponentsBuilder;
import tallystick.kernel.Codec;
import tallystick.server.gateway.Problem;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// What is said to a provider, and what is believed of its answers (OpenID Connect Core, 3.1.3).
/// Metadata and keys are fetched for every sign-in: these are few, and nothing grows stale.
final class ProviderTalk {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderTalk.class);
  private static final int SKEW_SECONDS = 30;

  /// What ID tokens may be signed by: never `none`, never a shared secret.
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(
          JWSAlgorithm.RS256,
          JWSAlgorithm.PS256,
          JWSAlgorithm.ES256,
          JWSAlgorithm.ES384,
          JWSAlgorithm.ES512);

  private final ProviderHttp http;
  private final Provider.Known known;

  ProviderTalk(ProviderHttp http, Provider.Known known) {
    this.http = http;
    this.known = known;
  }

  /// Who somebody is there.
  ///
  /// @param mail address if the provider has seen that it is theirs, else empty
  record Subject(String subject, String mail) {}

  private JsonNode metadata() {
    String issuer = known.provider().issuer();
    JsonNode told =
        get(URI.create(issuer.replaceFirst("/$", "") + "/.well-known/openid-configuration"));
    if (!told.path("issuer").asString("").equals(issuer)) {
      throw failed("it calls itself another issuer", null);
    }
    return told;
  }

  /// Where the browser is sent to.
  String address(String redirect, String state, String nonce, String challenge) {
    Map<String, String> values =
        Map.of(
            "client", known.provider().clientId(),
            "redirect", redirect,
            "state", state,
            "nonce", nonce,
            "challenge", challenge);
    return UriComponentsBuilder.fromUriString(endpoint(metadata(), "authorization_endpoint"))
        .queryParam("response_type", "code")
        .queryParam("scope", "openid email")
        .queryParam("client_id", "{client}")
        .queryParam("redirect_uri", "{redirect}")
        .queryParam("state", "{state}")
        .queryParam("nonce", "{nonce}")
        .queryParam("code_challenge", "{challenge}")
        .queryParam("code_challenge_method", "S256")
        .encode()
        .buildAndExpand(values)
        .toUriString();
  }

  /// An address of a provider is as safe as its issuer's.
  private String endpoint(JsonNode metadata, String name) {
    String address = metadata.path(name).asString("");
    if (!address.startsWith(known.provider().issuer().startsWith("https:") ? "https://" : "http")) {
      throw failed(name + " is no https address", null);
    }
    return address;
  }

  /// Changes a code for who somebody is.
  ///
  /// @param issuer that the answer named, empty if it named none (RFC 9207)
  Subject subject(String code, String issuer, String redirect, String nonce, String verifier) {
    JsonNode metadata = metadata();
    boolean always =
        metadata.path("authorization_response_iss_parameter_supported").asBoolean(false);
    if (issuer.isEmpty() ? always : !issuer.equals(known.provider().issuer())) {
      throw failed("the answer is of another issuer", null);
    }
    String form =
        URLUtils.serializeParameters(
            Map.of(
                "grant_type", List.of("authorization_code"),
                "code", List.of(code),
                "redirect_uri", List.of(redirect),
                "code_verifier", List.of(verifier)));
    String basic =
        new ClientSecretBasic(new ClientID(known.provider().clientId()), new Secret(known.secret()))
            .toHTTPAuthorizationHeader();
    URI endpoint = URI.create(endpoint(metadata, "token_endpoint"));
    JsonNode told = json(() -> http.post(endpoint, form, basic));
    String idToken = told.path("id_token").asString("");
    return believed(idToken, nonce, get(URI.create(endpoint(metadata, "jwks_uri"))));
  }

  private Subject believed(String idToken, String nonce, JsonNode keys) {
    try {
      IDTokenValidator validator =
          new IDTokenValidator(
              new Issuer(known.provider().issuer()),
              new ClientID(known.provider().clientId()),
              new JWSVerificationKeySelector<>(
                  ALGORITHMS, new ImmutableJWKSet<>(JWKSet.parse(keys.toString()))),
              null);
      validator.setMaxClockSkew(SKEW_SECONDS);
      IDTokenClaimsSet claims = validator.validate(SignedJWT.parse(idToken), new Nonce(nonce));
      boolean seen = Boolean.TRUE.equals(claims.getBooleanClaim("email_verified"));
      String mail = claims.getStringClaim("email");
      return new Subject(claims.getSubject().getValue(), seen && mail != null ? mail : "");
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw failed("its ID token is not to be believed", e);
    }
  }

  private JsonNode get(URI address) {
    return json(() -> http.get(address));
  }

  private interface Exchange {
    byte[] body() throws IOException;
  }

  private JsonNode json(Exchange exchange) {
    try {
      return Codec.JSON.readTree(new String(exchange.body(), UTF_8));
    } catch (IOException | JacksonException e) {
      throw failed("it cannot be asked", e);
    }
  }

  /// Why is for the operator; whoever signs in hears that it did not work.
  private RuntimeException failed(String why, @Nullable Throwable cause) {
    LOG.warn(
        "provider {}: {}{}",
        known.provider().provider(),
        why,
        cause == null ? "" : " (" + cause.getMessage() + ")");
    return Problem.of(
            HttpStatus.BAD_GATEWAY,
            "provider-failed",
            known.provider().name() + " did not answer as it must: try again later.")
        .exception();
  }
}
