package tallystick.ledger.audit;

import com.google.protobuf.CodedInputStream;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.WireFormat;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import tallystick.ledger.v1.Bodies;
import tallystick.ledger.v1.Decided;
import tallystick.ledger.v1.WireBlock;

/// What one block has in a file of bodies.
///
/// @param first position of the first leaf of its first envelope
/// @param stateRoot after the whole block, as the log says
record Slice(long height, long time, long first, byte[] stateRoot, List<Act> acts) {
  private static final int TAG =
      (Bodies.SLICES_FIELD_NUMBER << 3) | WireFormat.WIRETYPE_LENGTH_DELIMITED;

  static Slice of(WireBlock wire, Act.Door door) {
    List<Act> acts = new ArrayList<>(wire.getDecidedCount());
    for (Decided decided : wire.getDecidedList()) {
      acts.add(Act.of(decided, wire.getHeight(), wire.getTime(), door));
    }
    return new Slice(
        wire.getHeight(),
        wire.getTime(),
        wire.getFirstPosition(),
        wire.getStateRoot().toByteArray(),
        acts);
  }

  /// Reads a file of bodies as far as it can be read.
  ///
  /// @param into where the slices go
  /// @return what is wrong with the rest, or empty
  static String read(byte[] file, Act.Door door, List<Slice> into) {
    CodedInputStream in = CodedInputStream.newInstance(file);
    try {
      while (!in.isAtEnd()) {
        if (in.readTag() != TAG) {
          return "something that is no slice";
        }
        byte[] bytes = in.readByteArray();
        WireBlock slice = WireBlock.parseFrom(bytes);
        // Protobuf reads some bytes that nobody would write; such a file is not the log's.
        if (!Arrays.equals(slice.toByteArray(), bytes) || isEmpty(slice)) {
          return "a slice that is not written as a log writes it";
        }
        into.add(of(slice, door));
      }
      return "";
    } catch (InvalidProtocolBufferException e) {
      return "bytes that cannot be read";
    } catch (IOException e) {
      throw new IllegalStateException("an array was read", e);
    }
  }

  private static boolean isEmpty(WireBlock slice) {
    return slice.getDecidedCount() == 0
        || slice.getDecidedList().stream().anyMatch(decided -> decided.getOutcomesCount() == 0);
  }
}
