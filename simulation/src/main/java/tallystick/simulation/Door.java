package tallystick.simulation;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Malformed;
import tallystick.kernel.Sha256;
import tallystick.ledger.Execution.Signed;

/// Looks at envelopes as every node does before it takes one. The answer depends on the bytes
/// alone, so it is found once for all nodes: signatures are the dearest part of a simulation.
final class Door {
  private static final int REMEMBERED = 4_000;

  private final Map<String, Optional<Signed>> known = new LinkedHashMap<>();
  private final Codec codec;

  Door(Codec codec) {
    this.codec = codec.forLog(LogAuditor.ORIGIN);
  }

  Codec codec() {
    return codec;
  }

  /// The envelope with what it says, if it is an action of the one who signed it.
  Optional<Signed> check(Envelope envelope) {
    byte[] hash = Sha256.of(envelope.payload(), envelope.signature(), bytes(envelope.key()));
    String key = new String(hash, StandardCharsets.ISO_8859_1);
    Optional<Signed> answer = known.get(key);
    if (answer == null) {
      answer = read(codec, envelope);
      if (known.size() == REMEMBERED) {
        known.remove(known.keySet().iterator().next());
      }
      known.put(key, answer);
    }
    return answer;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  static Optional<Signed> read(Codec codec, Envelope envelope) {
    try {
      return envelope.authentic()
          ? Optional.of(new Signed(envelope, codec.payload(envelope.payload())))
          : Optional.empty();
    } catch (Malformed e) {
      return Optional.empty();
    }
  }
}
