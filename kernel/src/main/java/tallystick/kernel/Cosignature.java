package tallystick.kernel;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// The statement of a cosigner that, at a time, a checkpoint was the largest it had seen of a log,
/// and consistent with all it had seen before: `cosignature/v1` with Ed25519
/// (https://c2sp.org/tlog-cosignature#ed25519-signed-message).
///
/// @param time seconds since 1970, 1 or more: a cosigner without a clock says nothing of use
/// @param signature 64 bytes
record Cosignature(long time, byte[] signature) {
  private static final int TIME_BYTES = Long.BYTES;

  /// Cosigns the text of a checkpoint under the name.
  static Note.Signature sign(String text, String name, SigningKey key, long time) {
    if (time < 1) {
      throw new IllegalArgumentException("a cosignature has a time from 1 to 2^63 - 1");
    }
    byte[] bytes = new Cosignature(time, key.sign(message(time, text))).bytes();
    return new Note.Signature(name, VerifierKey.ofCosigner(name, key).hash(), bytes);
  }

  /// Reads the time, eight bytes with the most significant first, and the signature; null when it
  /// is anything else.
  static @Nullable Cosignature read(byte[] bytes) {
    if (bytes.length != TIME_BYTES + Ed25519.SIGNATURE_BYTES || time(bytes) < 1) {
      return null;
    }
    return new Cosignature(time(bytes), Arrays.copyOfRange(bytes, TIME_BYTES, bytes.length));
  }

  /// The time that the bytes of a cosignature begin with.
  static long time(byte[] bytes) {
    return ByteBuffer.wrap(bytes).getLong();
  }

  boolean isBy(byte[] publicKey, String text) {
    return Ed25519.verify(publicKey, message(time, text), signature);
  }

  private static byte[] message(long time, String text) {
    return ("cosignature/v1\ntime " + time + "\n" + text).getBytes(StandardCharsets.UTF_8);
  }

  private byte[] bytes() {
    return ByteBuffer.allocate(TIME_BYTES + signature.length).putLong(time).put(signature).array();
  }
}
