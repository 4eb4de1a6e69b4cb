package tallystick.ledger.audit;

import com.google.protobuf.InvalidProtocolBufferException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tallystick.kernel.Sha256;
import tallystick.kernel.Tiles;
import tallystick.ledger.v1.Bodies;
import tallystick.ledger.v1.Decided;
import tallystick.ledger.v1.WireBlock;

/// The beginning of a tile, a bundle of entries, or bodies, as it was when the log was shorter.
final class Cut {
  private static final Pattern INDEX = Pattern.compile("(?:tile/[^/]+|bodies)/(.+)\\.p/[0-9]+");

  private Cut() {}

  /// The first `width` leaves' part of a longer file, empty if the file has not so many.
  static Optional<byte[]> of(String path, byte[] whole, int width) {
    if (path.startsWith("bodies/")) {
      return bodies(path, whole, width);
    }
    return path.startsWith("tile/entries/") ? entries(whole, width) : tile(whole, width);
  }

  private static Optional<byte[]> tile(byte[] whole, int width) {
    int bytes = width * Sha256.BYTES;
    return whole.length < bytes ? Optional.empty() : Optional.of(Arrays.copyOf(whole, bytes));
  }

  private static Optional<byte[]> entries(byte[] whole, int width) {
    ByteBuffer in = ByteBuffer.wrap(whole);
    for (int i = 0; i < width; i++) {
      if (in.remaining() < Short.BYTES) {
        return Optional.empty();
      }
      int length = Short.toUnsignedInt(in.getShort());
      if (length > in.remaining()) {
        return Optional.empty();
      }
      in.position(in.position() + length);
    }
    return Optional.of(Arrays.copyOf(whole, in.position()));
  }

  private static Optional<byte[]> bodies(String path, byte[] whole, int width) {
    Matcher index = INDEX.matcher(path);
    if (!index.matches()) {
      return Optional.empty();
    }
    long number = Long.parseLong(index.group(1).replace("x", "").replace("/", ""));
    long end = number * Tiles.WIDTH + width;
    try {
      Bodies.Builder cut = Bodies.newBuilder();
      for (WireBlock slice : Bodies.parseFrom(whole).getSlicesList()) {
        WireBlock.Builder part = slice.toBuilder().clearDecided();
        long first = slice.getFirstPosition();
        for (Decided decided : slice.getDecidedList()) {
          if (first < end) {
            part.addDecided(decided);
          }
          first += decided.getOutcomesCount();
        }
        if (part.getDecidedCount() > 0) {
          cut.addSlices(part);
        }
      }
      return Optional.of(cut.build().toByteArray());
    } catch (InvalidProtocolBufferException e) {
      return Optional.empty();
    }
  }
}
