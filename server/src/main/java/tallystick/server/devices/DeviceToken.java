package tallystick.server.devices;

import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.util.Date;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Signatures;

/// What a device shows as its password: a JSON Web Token (RFC 7519) that it signed with its own key
/// (EdDSA, RFC 8037). The header names the key (`kid`), `sub` is the device's principal, `aud` the
/// log's name; it is good for ten minutes at most.
///
/// @param key id of the key that signed
record DeviceToken(String principal, String key) {
  private static final int MAX_CHARS = 2_000;
  private static final long MAX_MILLIS = 10L * 60 * 1000;

  /// How far clocks may differ.
  private static final long SKEW_MILLIS = 60_000;

  /// Reads a token, and checks all but whose key it is. Null if anything is wrong with it.
  static @Nullable DeviceToken read(String text, String audience, long now) {
    if (text.length() > MAX_CHARS) {
      return null;
    }
    try {
      SignedJWT token = SignedJWT.parse(text);
      JWTClaimsSet claims = token.getJWTClaimsSet();
      String key = token.getHeader().getKeyID();
      boolean good =
          JWSAlgorithm.EdDSA.equals(token.getHeader().getAlgorithm())
              && key != null
              && key.startsWith("ed25519:")
              && claims.getSubject() != null
              && claims.getAudience().contains(audience)
              && isInTime(claims.getIssueTime(), claims.getExpirationTime(), now)
              && Signatures.verify(key, token.getSigningInput(), token.getSignature().decode());
      return good ? new DeviceToken(claims.getSubject(), key) : null;
    } catch (ParseException e) {
      return null;
    }
  }

  private static boolean isInTime(@Nullable Date from, @Nullable Date until, long now) {
    if (from == null || until == null) {
      return false;
    }
    long begin = from.toInstant().toEpochMilli();
    long end = until.toInstant().toEpochMilli();
    return end - begin <= MAX_MILLIS && now >= begin - SKEW_MILLIS && now < end + SKEW_MILLIS;
  }
}
