package tallystick.simulation;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Block;
import tallystick.kernel.Codec;
import tallystick.kernel.Entry;
import tallystick.kernel.Envelope;
import tallystick.kernel.Rulebook;
import tallystick.ledger.Execution.Signed;
import tallystick.ledger.audit.Replay;
import tallystick.ledger.v1.Decided;
import tallystick.ledger.v1.WireBlock;
import tallystick.ledger.v1.WireEnvelope;

/// A log that is kept in the repository: protobuf `WireBlock`s, each after its length, compressed
/// by gzip. It holds what was signed, what was decided, and the state root after every block, as
/// the program of its day had it; every later program must come to just the same.
final class GoldenLog {
  private GoldenLog() {}

  /// Keeps blocks in a file that must not be there yet.
  static void write(Path file, List<WireBlock> blocks) throws IOException {
    try (OutputStream out =
        new GZIPOutputStream(Files.newOutputStream(file, StandardOpenOption.CREATE_NEW))) {
      for (WireBlock block : blocks) {
        block.writeDelimitedTo(out);
      }
    }
  }

  /// Decides all of it again.
  ///
  /// @return the last block
  /// @throws tallystick.ledger.audit.Differs at the first height that comes out in another way
  static Block replay(Path file, Rulebook rulebook) throws IOException {
    Replay replay = new Replay(rulebook);
    Block last = null;
    try (InputStream in = new GZIPInputStream(Files.newInputStream(file))) {
      for (WireBlock wire = next(in); wire != null; wire = next(in)) {
        last = block(wire);
        replay.block(last, signed(wire, rulebook));
      }
    }
    if (last == null) {
      throw new IOException(file + " has no blocks");
    }
    return last;
  }

  private static @Nullable WireBlock next(InputStream in) throws IOException {
    return WireBlock.parseDelimitedFrom(in);
  }

  private static Envelope envelope(Decided decided) {
    WireEnvelope wire = decided.getEnvelope();
    return new Envelope(
        wire.getPayload().toByteArray(), wire.getKey(), wire.getSignature().toByteArray());
  }

  private static List<Signed> signed(WireBlock wire, Rulebook rulebook) {
    Codec codec = rulebook.codec().forLog(LogAuditor.ORIGIN);
    return wire.getDecidedList().stream()
        .map(GoldenLog::envelope)
        .map(envelope -> new Signed(envelope, codec.payload(envelope.payload())))
        .toList();
  }

  private static Block block(WireBlock wire) {
    List<Entry> entries = new ArrayList<>();
    for (Decided decided : wire.getDecidedList()) {
      Envelope envelope = envelope(decided);
      for (int part = 0; part < decided.getOutcomesCount(); part++) {
        String id = decided.getBatch() ? decided.getId() + "-" + part : decided.getId();
        entries.add(new Entry(id, envelope, part, decided.getOutcomes(part).toByteArray()));
      }
    }
    return new Block(
        wire.getHeight(),
        wire.getTime(),
        wire.getFirstPosition(),
        wire.getStateRoot().toByteArray(),
        entries);
  }

  /// A block as it is kept.
  static WireBlock wire(Block block) {
    WireBlock.Builder wire =
        WireBlock.newBuilder()
            .setHeight(block.height())
            .setTime(block.time())
            .setFirstPosition(block.firstPosition())
            .setStateRoot(ByteString.copyFrom(block.stateRoot()));
    for (Entry entry : block.entries()) {
      ByteString outcome = ByteString.copyFrom(entry.outcome());
      if (entry.part() > 0) {
        int last = wire.getDecidedCount() - 1;
        wire.setDecided(last, wire.getDecided(last).toBuilder().addOutcomes(outcome));
        continue;
      }
      Envelope envelope = entry.envelope();
      int dash = entry.id().indexOf('-');
      wire.addDecided(
          Decided.newBuilder()
              .setEnvelope(
                  WireEnvelope.newBuilder()
                      .setPayload(ByteString.copyFrom(envelope.payload()))
                      .setKey(envelope.key())
                      .setSignature(ByteString.copyFrom(envelope.signature())))
              .setId(dash < 0 ? entry.id() : entry.id().substring(0, dash))
              .setBatch(dash >= 0)
              .addOutcomes(outcome));
    }
    return wire.build();
  }
}
