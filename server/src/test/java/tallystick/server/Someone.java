package tallystick.server;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import tallystick.domains.Domains;
import tallystick.kernel.Action;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Ids;
import tallystick.kernel.SigningKey;

/// Somebody with a key of their own, who signs for tests.
///
/// @param log for which they sign
public record Someone(String principal, SigningKey key, String log) {
  private static final Codec CODEC = new Codec(Domains.ALL);
  private static final long FIVE_MINUTES_MILLIS = 300_000;

  /// Who signs for the log of [TestLog].
  public Someone(String principal, SigningKey key) {
    this(principal, key, TestLog.ORIGIN);
  }

  /// Somebody new.
  public static Someone fresh() {
    return of(SigningKey.generate());
  }

  /// Who founds themselves by a key.
  public static Someone of(SigningKey key) {
    return new Someone(Ids.principalOf(key.keyId()), key);
  }

  /// The same principal with another key in hand.
  public Someone with(SigningKey other) {
    return new Someone(principal, other, log);
  }

  /// The same one at a venue with a log of another name.
  public Someone at(String origin) {
    return new Someone(principal, key, origin);
  }

  /// An id that nobody has used.
  public static String freshId() {
    return UUID.randomUUID().toString().replace("-", "");
  }

  /// A time until which an act may well be meant.
  public static long soon() {
    return System.currentTimeMillis() + FIVE_MINUTES_MILLIS;
  }

  public Envelope signs(Action action) {
    return signs(freshId(), soon(), action);
  }

  public Envelope signs(String id, long until, Action action) {
    return signs(CODEC.forLog(log).payload(id, principal, until, action));
  }

  public Envelope signs(boolean atomic, List<? extends Action> actions) {
    return signs(CODEC.forLog(log).payload(freshId(), principal, soon(), atomic, actions));
  }

  public Envelope signs(String payload) {
    return signs(payload.getBytes(StandardCharsets.UTF_8));
  }

  public Envelope signs(byte[] payload) {
    return Envelope.sign(payload, key);
  }
}
