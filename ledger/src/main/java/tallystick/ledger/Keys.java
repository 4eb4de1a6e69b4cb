package tallystick.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import tallystick.kernel.SigningKey;

/// The keys of a node, each a file of 32 bytes that only its owner may read.
///
/// @param log signs checkpoints in the name of the log: `log.key`, the same at all nodes of a group
/// @param node cosigns them in the name of this node: `node.key`, this node's alone
record Keys(SigningKey log, SigningKey node) {
  private static final String LOG = "log.key";
  private static final String NODE = "node.key";

  /// Reads the keys. A node that begins a group by itself makes those that are missing, once and
  /// for all; to one of several they are given, for a log key of its own would begin another log.
  static Keys open(NodeConfig config) throws IOException {
    return new Keys(open(config, LOG), open(config, NODE));
  }

  private static SigningKey open(NodeConfig config, String name) throws IOException {
    Path file = config.keys().resolve(name);
    if (!Files.exists(file)) {
      if (config.peers().size() > 1 || config.joining()) {
        throw new LedgerFault(
            LedgerFault.KEYS_MISSING,
            "There is no "
                + file
                + ": the nodes of a group share one log key, made by ./run keys DIR --nodes …");
      }
      make(file);
    }
    byte[] seed = Files.readAllBytes(file);
    if (seed.length != SigningKey.SEED_BYTES) {
      throw new LedgerFault(
          LedgerFault.KEYS_MISSING,
          file + " is not a key: it has " + seed.length + " bytes instead of 32.");
    }
    return SigningKey.fromSeed(seed);
  }

  private static void make(Path file) throws IOException {
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    // Complete and on disk before it has its name: half a key would be another node.
    try (FileChannel out =
        FileChannel.open(
            draft,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      out.write(ByteBuffer.wrap(SigningKey.generate().seed()));
      out.force(true);
    }
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
  }
}
