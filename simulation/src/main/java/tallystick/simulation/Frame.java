package tallystick.simulation;

import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.zip.CRC32C;
import org.jspecify.annotations.Nullable;

/// Bytes as they lie on disk: length, checksum of the length, checksum of the bytes, the bytes. So
/// a write that was cut short can be told from one that was changed, wherever the change is.
final class Frame {
  private static final int HEADER = 12;

  private Frame() {}

  static byte[] seal(byte[] bytes) {
    byte[] length = ByteBuffer.allocate(4).putInt(bytes.length).array();
    return ByteBuffer.allocate(HEADER + bytes.length)
        .put(length)
        .putInt(checksum(length))
        .putInt(checksum(bytes))
        .put(bytes)
        .array();
  }

  /// What was sealed, or null if the frame was cut short.
  ///
  /// @throws Damaged when it was changed
  static byte @Nullable [] open(byte[] frame) {
    if (frame.length < HEADER) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(frame);
    int length = in.getInt();
    if (in.getInt() != checksum(Arrays.copyOf(frame, 4))) {
      throw new Damaged();
    }
    if (frame.length < HEADER + length) {
      return null;
    }
    int expected = in.getInt();
    byte[] bytes = Arrays.copyOfRange(frame, HEADER, HEADER + length);
    if (expected != checksum(bytes)) {
      throw new Damaged();
    }
    return bytes;
  }

  /// What is in a frame, good or not.
  static byte[] content(byte[] frame) {
    return Arrays.copyOfRange(frame, Math.min(HEADER, frame.length), frame.length);
  }

  private static int checksum(byte[] bytes) {
    CRC32C crc = new CRC32C();
    crc.update(bytes);
    return (int) crc.getValue();
  }

  /// The disk gives back other bytes than were written.
  static final class Damaged extends RuntimeException {
    private static final long serialVersionUID = 1;

    Damaged() {
      super("a checksum does not fit", null, false, false);
    }
  }
}
