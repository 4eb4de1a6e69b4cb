package tallystick.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Base64;

/// One decided action as the log keeps it.
///
/// @param id the action's id
/// @param envelope what was signed; actions of one envelope share it
/// @param part which action of the envelope, from 0
/// @param outcome the exact bytes of the outcome's JSON
public record Entry(String id, Envelope envelope, int part, byte[] outcome) {

  /// The text whose RFC 6962 leaf hash stands in the Merkle log. It commits to who signed what,
  /// when it was decided and what came of it:
  ///
  /// ```
  /// tallystick.leaf/v1
  /// <height> <time in ms>
  /// <action id>
  /// <key id>
  /// <base64 SHA-256 of the payload>
  /// <base64 signature>
  /// <base64 SHA-256 of the outcome>
  /// ```
  public byte[] leaf(long height, long time) {
    return leaf(height, time, Sha256.of(envelope.payload()));
  }

  /// The same for who has hashed the payload already, as for another action of the same envelope.
  public byte[] leaf(long height, long time, byte[] payloadHash) {
    Base64.Encoder base64 = Base64.getEncoder();
    StringBuilder text = new StringBuilder(320);
    text.append("tallystick.leaf/v1\n").append(height).append(' ').append(time).append('\n');
    text.append(id).append('\n').append(envelope.key()).append('\n');
    text.append(base64.encodeToString(payloadHash)).append('\n');
    text.append(base64.encodeToString(envelope.signature())).append('\n');
    text.append(base64.encodeToString(Sha256.of(outcome))).append('\n');
    return text.toString().getBytes(StandardCharsets.UTF_8);
  }
}
