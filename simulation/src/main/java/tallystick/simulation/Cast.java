package tallystick.simulation;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Dice;
import tallystick.kernel.Envelope;
import tallystick.kernel.Ids;
import tallystick.kernel.SigningKey;
import tallystick.kernel.Workload;

/// Everybody who signs, with keys that follow from the seed.
final class Cast {
  private final Map<String, SigningKey> keys = new TreeMap<>();
  private final Codec codec;
  private final Workload.Cast names;

  Cast(Dice dice, Codec codec, int members) {
    this.codec = codec.forLog(LogAuditor.ORIGIN);
    String operator = somebody(dice);
    List<String> others = new ArrayList<>();
    for (int i = 0; i < members; i++) {
      others.add(somebody(dice));
    }
    this.names = new Workload.Cast(operator, others);
  }

  private String somebody(Dice dice) {
    SigningKey key = SigningKey.fromSeed(dice.bytes32());
    String principal = Ids.principalOf(key.keyId());
    keys.put(principal, key);
    return principal;
  }

  Workload.Cast names() {
    return names;
  }

  Envelope sign(String id, String by, long until, Action action) {
    return Envelope.sign(codec.payload(id, by, until, action), key(by));
  }

  Envelope sign(String id, Workload.Intent intent, long until) {
    SigningKey key = intent.key() == null ? key(intent.by()) : intent.key();
    return Envelope.sign(codec.payload(id, intent.by(), until, intent.action()), key);
  }

  Envelope sign(String id, String by, long until, boolean atomic, List<Action> actions) {
    return Envelope.sign(codec.payload(id, by, until, atomic, actions), key(by));
  }

  private SigningKey key(String by) {
    SigningKey key = keys.get(by);
    if (key == null) {
      throw new IllegalStateException("nobody here is " + by);
    }
    return key;
  }
}
