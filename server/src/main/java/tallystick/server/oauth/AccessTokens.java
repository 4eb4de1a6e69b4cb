package tallystick.server.oauth;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JOSEObjectType;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.proc.BadJOSEException;
import com.nimbusds.jose.proc.DefaultJOSEObjectTypeVerifier;
import com.nimbusds.jose.proc.JWSVerificationKeySelector;
import com.nimbusds.jose.proc.SecurityContext;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import com.nimbusds.jwt.proc.DefaultJWTClaimsVerifier;
import com.nimbusds.jwt.proc.DefaultJWTProcessor;
import java.text.ParseException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Date;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tallystick.server.access.Vault;

/// Access tokens: JWTs (RFC 9068) that are good for ten minutes. The signature of a token is looked
/// at once; after that it is known, with what it says.
final class AccessTokens {
  static final Duration LIFE = Duration.ofMinutes(10);

  private static final JOSEObjectType TYPE = new JOSEObjectType("at+jwt");
  private static final int ID_BYTES = 16;
  private static final int REMEMBERED = 20_000;
  private static final int MAX_CHARS = 8_000;
  private static final String GRANT = "grant";
  private static final String CONFIRMATION = "cnf";
  private static final String THUMBPRINT = "jkt";

  private final SigningKeys keys;
  private final InstantSource clock;
  private final Cache<String, Token> known =
      Caffeine.newBuilder().maximumSize(REMEMBERED).expireAfterWrite(LIFE).build();

  AccessTokens(SigningKeys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  /// What a token says.
  ///
  /// @param grant of [Grants], by which it lives
  /// @param thumbprint of the key whose holder alone may use it, empty if any bearer may
  record Token(
      String issuer,
      List<String> audience,
      String grant,
      List<String> scopes,
      String thumbprint,
      long ends) {}

  /// Signs one.
  ///
  /// @param issuer this venue, which is its audience too
  /// @param thumbprint empty if any bearer may use it
  String issue(
      String issuer, Grants.Grant grant, String principal, List<String> scopes, String thumbprint) {
    ECKey key = keys.current();
    Date now = Date.from(clock.instant());
    JWTClaimsSet.Builder claims =
        new JWTClaimsSet.Builder()
            .issuer(issuer)
            .audience(issuer)
            .subject(principal)
            .issueTime(now)
            .expirationTime(Date.from(clock.instant().plus(LIFE)))
            .jwtID(HexFormat.of().formatHex(Vault.random(ID_BYTES)))
            .claim("client_id", grant.app())
            .claim("scope", Scopes.text(scopes))
            .claim(GRANT, grant.grantId());
    if (!thumbprint.isEmpty()) {
      claims.claim(CONFIRMATION, Map.of(THUMBPRINT, thumbprint));
    }
    JWSHeader header =
        new JWSHeader.Builder(JWSAlgorithm.ES256).type(TYPE).keyID(key.getKeyID()).build();
    SignedJWT token = new SignedJWT(header, claims.build());
    try {
      token.sign(new ECDSASigner(key));
    } catch (JOSEException e) {
      throw new IllegalStateException("our own key signs", e);
    }
    return token.serialize();
  }

  /// Reads one that was shown.
  ///
  /// @param issuer this venue
  /// @throws Refused when it is not ours, not for us, or has ended
  Token check(String text, String issuer) {
    Token token = known.getIfPresent(text);
    if (token == null) {
      token = verify(text);
      known.put(text, token);
    }
    if (!token.issuer().equals(issuer) || !token.audience().equals(List.of(issuer))) {
      throw Refused.token("The token is not of this venue, or not for it.");
    }
    if (token.ends() <= clock.millis()) {
      throw Refused.token("The token has ended.");
    }
    return token;
  }

  private Token verify(String text) {
    if (text.length() > MAX_CHARS) {
      throw Refused.token("The token is too long.");
    }
    try {
      JWTClaimsSet claims = processor().process(SignedJWT.parse(text), null);
      Map<String, Object> confirmation = claims.getJSONObjectClaim(CONFIRMATION);
      return new Token(
          claims.getIssuer(),
          claims.getAudience(),
          claims.getStringClaim(GRANT),
          Scopes.parse(claims.getStringClaim("scope")),
          confirmation == null ? "" : String.valueOf(confirmation.get(THUMBPRINT)),
          claims.getExpirationTime().toInstant().toEpochMilli());
    } catch (ParseException | BadJOSEException | JOSEException e) {
      throw Refused.token("The token is none of ours, or has ended.");
    }
  }

  /// Takes ES256 with our own keys and type, whatever a token says of itself (RFC 8725).
  private DefaultJWTProcessor<SecurityContext> processor() {
    DefaultJWTProcessor<SecurityContext> processor = new DefaultJWTProcessor<>();
    processor.setJWSTypeVerifier(new DefaultJOSEObjectTypeVerifier<>(TYPE));
    processor.setJWSKeySelector(
        new JWSVerificationKeySelector<>(
            JWSAlgorithm.ES256, (selector, any) -> selector.select(keys.published())));
    DefaultJWTClaimsVerifier<SecurityContext> claims =
        new DefaultJWTClaimsVerifier<>(
            new JWTClaimsSet.Builder().build(),
            Set.of("iss", "aud", "sub", "exp", "jti", "scope", GRANT));
    claims.setMaxClockSkew(0);
    processor.setJWTClaimsSetVerifier(claims);
    return processor;
  }
}
