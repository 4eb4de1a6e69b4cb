package tallystick.server.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.util.Base64URL;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.oauth2.sdk.dpop.JWKThumbprintConfirmation;
import com.nimbusds.oauth2.sdk.dpop.verifiers.AccessTokenValidationException;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPIssuer;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProofUse;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPProtectedResourceRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.DPoPTokenRequestVerifier;
import com.nimbusds.oauth2.sdk.dpop.verifiers.InvalidDPoPProofException;
import com.nimbusds.oauth2.sdk.token.DPoPAccessToken;
import com.nimbusds.oauth2.sdk.util.singleuse.AlreadyUsedException;
import com.nimbusds.oauth2.sdk.util.singleuse.SingleUseChecker;
import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.text.ParseException;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;

/// Proofs that whoever shows a token has the key to which it is bound (RFC 9449). A proof is good
/// for a minute, for one request. Which were used is kept in memory: each gateway has its own.
final class DpopProofs {
  /// Seconds.
  private static final long MAX_AGE = 60;

  /// Seconds that a clock may be ahead.
  private static final long SKEW = 10;

  private static final int REMEMBERED = 500_000;
  private static final int MAX_CHARS = 4_000;
  private static final String HEADER = "DPoP";
  private static final Set<JWSAlgorithm> ALGORITHMS =
      Set.of(JWSAlgorithm.ES256, JWSAlgorithm.ES384, JWSAlgorithm.PS256);

  private final Cache<String, Boolean> used =
      Caffeine.newBuilder()
          .maximumSize(REMEMBERED)
          .expireAfterWrite(Duration.ofSeconds(5 * MAX_AGE))
          .build();
  private final SingleUseChecker<DPoPProofUse> once = this::use;

  /// What proofs may be signed by.
  static List<String> algorithms() {
    return ALGORITHMS.stream().map(JWSAlgorithm::getName).sorted().toList();
  }

  private void use(DPoPProofUse use) throws AlreadyUsedException {
    String name = use.getIssuer().getValue() + "\n" + use.getJWTID().getValue();
    if (used.asMap().putIfAbsent(name, true) != null) {
      throw new AlreadyUsedException("used before");
    }
  }

  /// The thumbprint of the key by which a request for a token is proven; empty without a proof.
  ///
  /// @param endpoint as the app knows it
  String thumbprint(HttpServletRequest request, URI endpoint, String app) {
    if (request.getHeader(HEADER) == null) {
      return "";
    }
    try {
      return new DPoPTokenRequestVerifier(ALGORITHMS, endpoint, SKEW, MAX_AGE, once)
          .verify(new DPoPIssuer(app), proof(request))
          .getValue()
          .toString();
    } catch (InvalidDPoPProofException | JOSEException e) {
      throw wrong(HttpStatus.BAD_REQUEST);
    }
  }

  /// Refuses a request unless it is proven by the key of its token.
  ///
  /// @param address of the request, without its query
  void require(HttpServletRequest request, URI address, String token, AccessTokens.Token said) {
    try {
      new DPoPProtectedResourceRequestVerifier(ALGORITHMS, SKEW, MAX_AGE, once)
          .verify(
              request.getMethod(),
              address,
              new DPoPIssuer(said.grant()),
              proof(request),
              new DPoPAccessToken(token),
              new JWKThumbprintConfirmation(new Base64URL(said.thumbprint())));
    } catch (InvalidDPoPProofException | AccessTokenValidationException | JOSEException e) {
      throw wrong(HttpStatus.UNAUTHORIZED);
    }
  }

  private static SignedJWT proof(HttpServletRequest request) {
    List<String> proofs = Collections.list(request.getHeaders(HEADER));
    try {
      if (proofs.size() == 1 && proofs.getFirst().length() <= MAX_CHARS) {
        return SignedJWT.parse(proofs.getFirst());
      }
    } catch (ParseException e) {
      // It is no proof.
    }
    throw wrong(HttpStatus.UNAUTHORIZED);
  }

  private static Refused wrong(HttpStatus status) {
    return new Refused(
        status,
        "invalid_dpop_proof",
        "The request needs one DPoP proof: of the right key, for this method, address and token,"
            + " made just now, and not used before.");
  }
}
