package tallystick.edge.crew;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import tallystick.kernel.Ids;
import tallystick.kernel.Signatures;
import tallystick.kernel.SigningKey;

/// What agents send each other: signed by who sends it, for one receiver, with a number that the
/// answer repeats. Nothing is hidden, for it is the plan and who does what. An old frame that
/// somebody sends again is what Raft expects of a network.
///
/// @param kind what is asked; of an answer, the same with the highest bit
/// @param from principal of the sender
/// @param to principal of the receiver
record Frame(byte kind, long number, String from, String to, byte[] body) {
  static final byte ANSWER = (byte) 0x80;

  /// A kind of answer: a sentence, in UTF-8, says what is wrong.
  static final byte FAILED = (byte) 0xff;

  /// What is signed begins so, for the key signs other things too.
  private static final byte[] PURPOSE = "tallystick.edge.crew/v1\n".getBytes(US_ASCII);

  private static final int MAX_BYTES = 1 << 20;
  private static final int PRINCIPAL = 32;
  private static final int SIGNATURE = 64;

  /// As it is sent: its length, the frame, its signature.
  byte[] signed(SigningKey key) throws IOException {
    byte[] keyId = key.keyId().getBytes(US_ASCII);
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (DataOutputStream out = new DataOutputStream(bytes)) {
      out.writeInt(1 + 8 + PRINCIPAL + 1 + keyId.length + body.length + SIGNATURE);
      out.write(kind);
      out.writeLong(number);
      out.write(to.getBytes(US_ASCII));
      out.write(keyId.length);
      out.write(keyId);
      out.write(body);
      out.write(key.sign(covered(bytes.toByteArray(), 4, bytes.size())));
    }
    return bytes.toByteArray();
  }

  private static byte[] covered(byte[] bytes, int from, int until) {
    byte[] covered = Arrays.copyOf(PURPOSE, PURPOSE.length + until - from);
    System.arraycopy(bytes, from, covered, PURPOSE.length, until - from);
    return covered;
  }

  /// Reads one.
  ///
  /// @throws IOException when it is none, too large, or not signed by who it says
  static Frame read(DataInputStream in) throws IOException {
    int length = in.readInt();
    if (length < 1 + 8 + PRINCIPAL + 1 + SIGNATURE || length > MAX_BYTES) {
      throw new IOException("no frame of a crew");
    }
    byte[] bytes = in.readNBytes(length);
    int until = length - SIGNATURE;
    int key = 1 + 8 + PRINCIPAL + 1;
    int body = key + (bytes.length < key ? 0 : bytes[key - 1] & 0xff);
    if (bytes.length < length || body > until) {
      throw new IOException("a frame breaks off");
    }
    String keyId = new String(bytes, key, body - key, US_ASCII);
    byte[] signature = Arrays.copyOfRange(bytes, until, length);
    if (!Signatures.verify(keyId, covered(bytes, 0, until), signature)) {
      throw new IOException("the signature of a frame is bad");
    }
    return new Frame(
        bytes[0],
        ByteBuffer.wrap(bytes).getLong(1),
        Ids.principalOf(keyId),
        new String(bytes, 1 + 8, PRINCIPAL, US_ASCII),
        Arrays.copyOfRange(bytes, body, until));
  }
}
