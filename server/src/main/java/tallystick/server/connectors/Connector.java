package tallystick.server.connectors;

import java.util.Base64;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Codec;
import tallystick.kernel.SigningKey;
import tallystick.server.access.Vault;
import tools.jackson.databind.node.ObjectNode;

/// A connector as it is kept.
///
/// @param behind next height to read of, while it does not follow with the others
/// @param ran when it looked or told by schedule the last time, 0 before the first
/// @param outcome what came of that
record Connector(
    String connector,
    String person,
    Sealed sealed,
    State state,
    String reason,
    @Nullable Long behind,
    long since,
    long ran,
    String outcome) {

  private static final int SECRET_BYTES = 32;

  /// What is sealed for its owner.
  ///
  /// @param seed of the key by which it signs acts
  /// @param secret by which messages are signed, as Standard Webhooks writes it
  /// @param credential by which the other side lets it in: a password, a private key, or what a
  ///   header says; empty if nothing is needed
  record Sealed(Definition definition, byte[] seed, String secret, String credential) {
    static Sealed make(Definition definition, String credential) {
      return new Sealed(definition, SigningKey.generate().seed(), freshSecret(), credential);
    }

    /// Reads what was kept, also before there were transports and credentials.
    static Sealed read(byte[] json) {
      ObjectNode kept = (ObjectNode) Codec.JSON.readTree(json);
      Definition.completed(kept.path("definition"));
      if (!kept.has("credential")) {
        kept.put("credential", "");
      }
      return Codec.JSON.treeToValue(kept, Sealed.class);
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
