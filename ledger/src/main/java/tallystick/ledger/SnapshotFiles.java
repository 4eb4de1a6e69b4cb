package tallystick.ledger;

import com.google.protobuf.ByteString;
import io.grpc.Channel;
import io.grpc.Context;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.security.DigestOutputStream;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tallystick.ledger.v1.PeersGrpc;
import tallystick.ledger.v1.SnapshotChunk;
import tallystick.ledger.v1.SnapshotFile;
import tallystick.ledger.v1.SnapshotManifest;
import tallystick.ledger.v1.SnapshotPiece;
import tallystick.ledger.v1.SnapshotRequest;

/// A folder of files named by their SHA-256, into which snapshots are fetched. What is there need
/// not come again: an interrupted snapshot goes on, the next backup is small.
///
/// @param folder whose files are whole and on disk as soon as they have their names
record SnapshotFiles(Path folder) {
  private static final Pattern WHOLE = Pattern.compile("[0-9a-f]{64}");
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9_-][A-Za-z0-9._-]{0,63}");
  private static final long MAX_HOURS = 6;

  /// What came.
  ///
  /// @param fetched bytes that were not there before
  record Fetched(SnapshotManifest manifest, long fetched) {}

  /// Gets a snapshot from a node, as far as it is not there.
  ///
  /// @param room bytes that may be written
  Fetched fetch(Channel channel, long room) throws IOException {
    Files.createDirectories(folder);
    Set<ByteString> have = have();
    SnapshotRequest request = SnapshotRequest.newBuilder().addAllHave(have).build();
    // Closing it ends the call, so that whoever sends need not wait for one that has given up.
    Context.CancellableContext context = Context.current().withCancellation();
    Context before = context.attach();
    try (context) {
      Iterator<SnapshotChunk> chunks =
          PeersGrpc.newBlockingStub(channel)
              .withDeadlineAfter(MAX_HOURS, TimeUnit.HOURS)
              .snapshot(request);
      SnapshotManifest manifest = chunks.next().getManifest();
      List<SnapshotFile> missing = missing(manifest, have);
      long bytes = missing.stream().mapToLong(SnapshotFile::getSize).sum();
      if (bytes > room) {
        throw new IOException(
            "the snapshot has " + bytes + " bytes more, and there is room for " + room);
      }
      for (SnapshotFile file : missing) {
        take(manifest.getFilesList().indexOf(file), file, chunks);
      }
      if (chunks.hasNext()) {
        throw new IOException("the snapshot has more than was announced");
      }
      Folders.sync(folder);
      return new Fetched(manifest, bytes);
    } catch (RuntimeException e) {
      LedgerFault fault = Faults.of(e);
      throw new IOException("the snapshot did not come: " + fault.sentence(), fault);
    } finally {
      context.detach(before);
    }
  }

  private static List<SnapshotFile> missing(SnapshotManifest manifest, Set<ByteString> have)
      throws IOException {
    if (manifest.getFilesCount() == 0 || manifest.getFilesCount() > Shipments.MAX_FILES) {
      throw new IOException("a snapshot has 1 to " + Shipments.MAX_FILES + " files");
    }
    for (SnapshotFile file : manifest.getFilesList()) {
      if (!NAME.matcher(file.getName()).matches()
          || file.getSize() < 0
          || file.getSha256().size() != 32) {
        throw new IOException("the snapshot has a file that cannot be");
      }
    }
    return manifest.getFilesList().stream()
        .filter(file -> !have.contains(file.getSha256()))
        .toList();
  }

  private void take(int number, SnapshotFile file, Iterator<SnapshotChunk> chunks)
      throws IOException {
    Path draft = folder.resolve("draft");
    ByteString hash;
    try (FileChannel disk =
            FileChannel.open(
                draft,
                StandardOpenOption.CREATE,
                StandardOpenOption.TRUNCATE_EXISTING,
                StandardOpenOption.WRITE);
        DigestOutputStream out =
            new DigestOutputStream(Channels.newOutputStream(disk), StoreCopy.sha256())) {
      long offset = 0;
      do {
        SnapshotPiece piece = chunks.next().getPiece();
        if (piece.getFile() != number || piece.getOffset() != offset) {
          throw new IOException("the snapshot's pieces come in a wrong order");
        }
        piece.getData().writeTo(out);
        offset += piece.getData().size();
      } while (offset < file.getSize());
      disk.force(true);
      hash = Wire.bytes(out.getMessageDigest().digest());
    }
    if (!hash.equals(file.getSha256()) || Files.size(draft) != file.getSize()) {
      throw new IOException("the file " + file.getName() + " did not come as it was announced");
    }
    Files.move(draft, folder.resolve(name(hash)), StandardCopyOption.ATOMIC_MOVE);
  }

  /// What is there and whole; a file that is no longer what its name says is deleted.
  private Set<ByteString> have() throws IOException {
    List<Path> files;
    try (Stream<Path> all = Files.list(folder)) {
      files = all.filter(file -> WHOLE.matcher(file.getFileName().toString()).matches()).toList();
    }
    for (Path file : files) {
      if (!name(StoreCopy.hash(file)).equals(file.getFileName().toString())) {
        Files.delete(file);
      }
    }
    return files.stream()
        .filter(Files::exists)
        .map(file -> Wire.bytes(HexFormat.of().parseHex(file.getFileName().toString())))
        .limit(Shipments.MAX_FILES)
        .collect(Collectors.toSet());
  }

  /// Makes a store's folder out of what is there, checking every file.
  ///
  /// @param copy whether files are copied; otherwise they are linked, and share their fate
  void assemble(SnapshotManifest manifest, Path store, boolean copy) throws IOException {
    Folders.delete(store);
    Files.createDirectories(store);
    for (SnapshotFile file : manifest.getFilesList()) {
      Path from = folder.resolve(name(file.getSha256()));
      if (!NAME.matcher(file.getName()).matches()
          || !Files.exists(from)
          || !StoreCopy.hash(from).equals(file.getSha256())) {
        throw new IOException(from + " is missing or damaged");
      }
      place(from, store.resolve(file.getName()), copy);
    }
    Folders.sync(store);
  }

  private static void place(Path from, Path to, boolean copy) throws IOException {
    // RocksDB writes into no file of rows again, but into some of the others.
    if (!copy && to.toString().endsWith(".sst")) {
      Files.createLink(to, from);
      return;
    }
    try (FileChannel disk =
            FileChannel.open(to, StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        OutputStream out = Channels.newOutputStream(disk)) {
      Files.copy(from, out);
      disk.force(true);
    }
  }

  /// Deletes what no manifest names.
  void keepOnly(List<SnapshotManifest> manifests) throws IOException {
    Set<String> named =
        manifests.stream()
            .flatMap(manifest -> manifest.getFilesList().stream())
            .map(file -> name(file.getSha256()))
            .collect(Collectors.toSet());
    List<Path> unnamed;
    try (Stream<Path> all = Files.list(folder)) {
      unnamed = all.filter(file -> !named.contains(String.valueOf(file.getFileName()))).toList();
    }
    for (Path file : unnamed) {
      Files.delete(file);
    }
  }

  private static String name(@Nullable ByteString hash) {
    return hash == null ? "" : HexFormat.of().formatHex(hash.toByteArray());
  }
}
