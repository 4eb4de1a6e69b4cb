package tallystick.server.connectors;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.SigningKey;
import tallystick.server.access.Vault;

/// A connector as it is kept.
///
/// @param behind next height to read of, while it does not follow with the others
record Connector(
    String connector,
    String person,
    Sealed sealed,
    State state,
    String reason,
    @Nullable Long behind,
    long since) {

  private static final int SECRET_BYTES = 32;

  /// What is sealed for its owner.
  ///
  /// @param seed of the key by which it signs acts
  /// @param secret by which messages are signed, as Standard Webhooks writes it
  record Sealed(Definition definition, byte[] seed, String secret) {
    static Sealed make(Definition definition) {
      return new Sealed(definition, SigningKey.generate().seed(), freshSecret());
    }

    /// Between 24 and 64 random bytes, says the standard.
    private static String freshSecret() {
      return "whsec_" + Base64.getEncoder().encodeToString(Vault.random(SECRET_BYTES));
    }

    @Override
    public String toString() {
      return "Sealed[" + definition.name() + "]";
    }
  }

  enum State {
    ON,
    /// By its owner.
    PAUSED,
    /// By the venue, because it was tried in vain for long.
    STOPPED
  }

  Definition definition() {
    return sealed.definition();
  }

  /// The key by which it signs, for which its owner gives the mandate.
  SigningKey key() {
    return SigningKey.fromSeed(sealed.seed());
  }
}
