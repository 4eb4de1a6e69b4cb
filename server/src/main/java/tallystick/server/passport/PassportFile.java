package tallystick.server.passport;

import tallystick.kernel.Codec;
import tallystick.kernel.ReceiptCheck.Verdict;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// A passport that somebody has as a file.
public final class PassportFile {
  private PassportFile() {}

  /// Whether a JSON file is meant to be one.
  public static boolean isOne(byte[] json) {
    try {
      JsonNode type = Codec.JSON.readTree(json).path("type");
      return type.isArray()
          && type.valueStream().anyMatch(one -> one.asString("").equals("ProductPassport"));
    } catch (JacksonException e) {
      return false;
    }
  }

  /// Checks it without asking anybody.
  ///
  /// @param trusted the issuer's key as a Multikey (`z6Mk…`), or the text of its DID document
  public static Verdict check(byte[] json, String trusted) {
    try {
      JsonNode passport = Codec.JSON.readTree(json);
      String key = trusted.startsWith("z") ? trusted : key(Codec.JSON.readTree(trusted), passport);
      String what =
          passport.path("credentialSubject").path("key").asString("")
              + ", signed by "
              + passport.path("issuer").path("id").asString("")
              + " at "
              + passport.path("proof").path("created").asString("");
      return DataIntegrity.verify(passport, key)
          ? new Verdict(true, "the passport of " + what)
          : new Verdict(false, "it was changed, or another signed the passport of " + what);
    } catch (JacksonException e) {
      return new Verdict(false, "this cannot be read: " + e.getOriginalMessage());
    } catch (IllegalArgumentException e) {
      return new Verdict(false, "this is no passport: " + e.getMessage());
    }
  }

  private static String key(JsonNode did, JsonNode passport) {
    String method = passport.path("proof").path("verificationMethod").asString("");
    for (JsonNode one : did.path("verificationMethod")) {
      if (one.path("id").asString("").equals(method)) {
        return one.path("publicKeyMultibase").asString("");
      }
    }
    throw new IllegalArgumentException("the issuer's document has no key " + method);
  }
}
