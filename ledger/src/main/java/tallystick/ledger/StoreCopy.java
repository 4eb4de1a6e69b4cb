package tallystick.ledger;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.List;
import java.util.stream.Stream;
import tallystick.ledger.v1.SnapshotFile;
import tallystick.ledger.v1.SnapshotManifest;

/// The store as of one height, in a folder of hard links: RocksDB never changes a file of rows that
/// it has written, so a copy costs no room until compaction drops a file that it still has.
record StoreCopy(Path folder, SnapshotManifest manifest) implements AutoCloseable {

  /// Makes one, while the ledger goes on.
  static StoreCopy make(Chain chain, Path folder) throws IOException {
    Files.createDirectories(folder.getParent());
    chain.copyTo(folder);
    Inspection found = Inspection.quick(folder);
    Execution.Past past = found.standing().past();
    SnapshotManifest.Builder manifest =
        SnapshotManifest.newBuilder()
            .setOrigin(found.origin())
            .setTerm(found.standing().term())
            .setIndex(found.standing().index())
            .setHeight(past.height())
            .setTime(past.time())
            .setSize(past.size())
            .setLogRoot(Wire.bytes(found.logRoot()))
            .setStateRoot(Wire.bytes(past.stateRoot()))
            .setVkey(chain.vkey())
            .setNote(chain.sign(found.position()).format());
    for (Path file : files(folder)) {
      manifest.addFiles(
          SnapshotFile.newBuilder()
              .setName(file.getFileName().toString())
              .setSize(Files.size(file))
              .setSha256(hash(file)));
    }
    return new StoreCopy(folder, manifest.build());
  }

  /// What RocksDB needs of a folder: not its lock, nor the reports that it writes about itself.
  private static List<Path> files(Path folder) throws IOException {
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> !file.getFileName().toString().matches("LOCK|LOG.*"))
          .sorted()
          .toList();
    }
  }

  static ByteString hash(Path file) throws IOException {
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), sha256())) {
      in.transferTo(OutputStream.nullOutputStream());
      return Wire.bytes(((DigestInputStream) in).getMessageDigest().digest());
    }
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  @Override
  public void close() throws IOException {
    Folders.delete(folder);
  }
}
