package tallystick.ledger;

import java.util.List;
import tallystick.domains.Domains;
import tallystick.domains.identity.IdentityAction.FoundVenue;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Dice;
import tallystick.kernel.Envelope;
import tallystick.kernel.Ids;
import tallystick.kernel.SigningKey;

/// Somebody with a key, for tests.
final class Signer {
  private static final Codec CODEC = new Codec(Domains.ALL);
  private static final long FIVE_MINUTES_MILLIS = 300_000;

  private final Dice dice;
  private final SigningKey key;
  private final Codec codec;

  /// Signs for the log of [TestKeys].
  Signer(long seed) {
    this(seed, TestKeys.ORIGIN);
  }

  Signer(long seed, String log) {
    dice = new Dice(seed);
    key = SigningKey.fromSeed(dice.bytes32());
    codec = CODEC.forLog(log);
  }

  String principal() {
    return Ids.principalOf(key.keyId());
  }

  String freshId() {
    return dice.id();
  }

  Envelope found() {
    return act(new FoundVenue("A venue"));
  }

  Envelope register() {
    return act(new RegisterPrincipal("Somebody"));
  }

  Envelope act(Action action) {
    return act(freshId(), action);
  }

  Envelope act(String id, Action action) {
    return sign(codec.payload(id, principal(), until(), action));
  }

  Envelope act(boolean atomic, List<? extends Action> actions) {
    return sign(codec.payload(freshId(), principal(), until(), atomic, actions));
  }

  Envelope sign(byte[] payload) {
    return Envelope.sign(payload, key);
  }

  private static long until() {
    return System.currentTimeMillis() + FIVE_MINUTES_MILLIS;
  }
}
