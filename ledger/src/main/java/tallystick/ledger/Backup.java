package tallystick.ledger;

import com.google.protobuf.InvalidProtocolBufferException;
import io.grpc.Channel;
import io.grpc.ClientInterceptors;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tallystick.kernel.VerifierKey;
import tallystick.ledger.v1.SnapshotManifest;

/// A folder of backups of a ledger: `files/` with what RocksDB wrote, each file once, named by its
/// SHA-256; and `ledger-<height>.manifest` for each backup, a protobuf `SnapshotManifest`, beside
/// it the same for people to read, `ledger-<height>.txt`. A manifest appears when everything that
/// it names is on disk, so that an interrupted backup leaves the earlier ones as they were.
///
/// No secret is in it. Whoever has it can read the log, as anybody can who reaches the gateway.
public final class Backup {
  private static final Pattern NAME = Pattern.compile("ledger-([0-9]{1,19})\\.manifest");

  private final Path folder;
  private final SnapshotFiles files;

  private Backup(Path folder) {
    this.folder = folder;
    this.files = new SnapshotFiles(folder.resolve("files"));
  }

  /// The folder, which need not exist.
  public static Backup in(Path folder) {
    return new Backup(folder);
  }

  /// A backup that is there.
  ///
  /// @param height of its last block
  /// @param size leaves of the Merkle log
  /// @param time of the last block, in milliseconds since 1970
  /// @param logRoot 32 bytes
  /// @param stateRoot 32 bytes
  /// @param bytes of its files
  /// @param fetched bytes of those that came new
  public record Made(
      long height,
      long size,
      long time,
      byte[] logRoot,
      byte[] stateRoot,
      long bytes,
      long fetched) {
    static Made of(SnapshotManifest manifest, long fetched) {
      return new Made(
          manifest.getHeight(),
          manifest.getSize(),
          manifest.getTime(),
          manifest.getLogRoot().toByteArray(),
          manifest.getStateRoot().toByteArray(),
          Manifests.bytes(manifest),
          fetched);
    }
  }

  /// Adds a backup of the ledger that runs in a data folder of this machine.
  public Made fromFolder(Path ledger) throws IOException {
    OwnerAccess access = OwnerAccess.read(ledger);
    return from(
        access.address(),
        Optional.empty(),
        channel -> ClientInterceptors.intercept(channel, access.sending()));
  }

  /// Adds a backup of the ledger at an address.
  ///
  /// @param address `host:port` of its gRPC service
  /// @param keys the folder of a node's certificate, if the ledger asks for one
  public Made fromAddress(String address, Optional<Path> keys) throws IOException {
    Optional<Tls> tls = keys.isPresent() ? Tls.open(keys.get()) : Optional.empty();
    if (keys.isPresent() && tls.isEmpty()) {
      throw new IOException(keys.get() + " has no tls.crt, tls.key and ca.crt");
    }
    return from(address, tls, channel -> channel);
  }

  private Made from(String address, Optional<Tls> tls, UnaryOperator<Channel> access)
      throws IOException {
    Files.createDirectories(folder);
    try (Channels channels = new Channels(tls);
        FileChannel lock =
            FileChannel.open(
                folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      FileLock alone = lock.tryLock();
      if (alone == null) {
        throw new IOException("another backup into " + folder + " is going on");
      }
      long room = Files.getFileStore(folder).getUsableSpace();
      SnapshotFiles.Fetched fetched = files.fetch(access.apply(channels.at(address)), room);
      SnapshotManifest manifest = fetched.manifest();
      Optional<SnapshotManifest> last = manifests().reduce((_, later) -> later);
      if (last.isPresent() && !last.get().getOrigin().equals(manifest.getOrigin())) {
        throw new IOException(
            folder + " has backups of another log, " + last.get().getOrigin() + ": give a new one");
      }
      write(manifest);
      return Made.of(manifest, fetched.fetched());
    }
  }

  private void write(SnapshotManifest manifest) throws IOException {
    String name = "ledger-" + manifest.getHeight();
    write(name + ".txt", manifest.toString().getBytes(StandardCharsets.UTF_8));
    write(name + ".manifest", manifest.toByteArray());
    Folders.sync(folder);
  }

  private void write(String name, byte[] bytes) throws IOException {
    Path draft =
        Files.write(
            folder.resolve(name + ".draft"),
            bytes,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE,
            StandardOpenOption.SYNC);
    Files.move(draft, folder.resolve(name), StandardCopyOption.ATOMIC_MOVE);
  }

  /// Deletes all backups but the newest ones, and what only they needed.
  ///
  /// @param count 1 or more
  public void keep(int count) throws IOException {
    List<SnapshotManifest> all = manifests().toList();
    for (SnapshotManifest old : all.subList(0, Math.max(0, all.size() - count))) {
      Files.deleteIfExists(folder.resolve("ledger-" + old.getHeight() + ".manifest"));
      Files.deleteIfExists(folder.resolve("ledger-" + old.getHeight() + ".txt"));
    }
    files.keepOnly(manifests().toList());
  }

  /// The heights of the backups that are there, the lowest first.
  public List<Long> heights() throws IOException {
    return manifests().map(SnapshotManifest::getHeight).toList();
  }

  private Stream<SnapshotManifest> manifests() throws IOException {
    List<Path> found;
    try (Stream<Path> all = Files.list(folder)) {
      found = all.filter(file -> NAME.matcher(file.getFileName().toString()).matches()).toList();
    }
    Stream.Builder<SnapshotManifest> manifests = Stream.builder();
    for (Path file : found.stream().sorted(Comparator.comparing(Backup::height)).toList()) {
      try {
        manifests.add(SnapshotManifest.parseFrom(Files.readAllBytes(file)));
      } catch (InvalidProtocolBufferException e) {
        throw new IOException(file + " is damaged", e);
      }
    }
    return manifests.build();
  }

  private static Long height(Path file) {
    Matcher matcher = NAME.matcher(file.getFileName().toString());
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1L;
  }

  /// Makes the folder of a ledger out of a backup. Everything is checked: every file, the
  /// checkpoint that the log's key signed, RocksDB's own checksums, the Merkle tree from its leaves
  /// up.
  ///
  /// The node that is started with it begins a new Raft log after the last entry of the backup.
  ///
  /// @param height of the backup; the newest if empty
  /// @param key the log's verifier key, against a backup that somebody made up; the backup's own if
  ///   empty
  /// @param ledger a folder without a state and a Raft log
  public Made restore(Optional<Long> height, Optional<VerifierKey> key, Path ledger)
      throws IOException {
    SnapshotManifest manifest = choose(height);
    Path state = ledger.resolve("state");
    if (!Folders.isEmpty(state) || !Folders.isEmpty(ledger.resolve("raft"))) {
      throw new IOException(ledger + " has a ledger already: give an empty folder");
    }
    Manifests.requireSigned(manifest, key.map(VerifierKey::text).orElse(manifest.getVkey()));
    Path fresh = Files.createDirectories(ledger).resolve("restored");
    files.assemble(manifest, fresh, true);
    Manifests.requireEqual(manifest, Inspection.thorough(fresh));
    try (RocksStore store = new RocksStore(fresh);
        BlockWrite write = new BlockWrite(store)) {
      BlockWrite.Standing standing = write.written();
      // Terms count elections of a Raft log; the new one has had none.
      write.write(new BlockWrite.Standing(0, standing.index(), standing.past()));
      store.sync();
    }
    Files.deleteIfExists(state);
    Folders.rename(fresh, state);
    return Made.of(manifest, 0);
  }

  private SnapshotManifest choose(Optional<Long> height) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException("there is no folder " + folder);
    }
    List<SnapshotManifest> all = manifests().toList();
    return all.stream()
        .filter(manifest -> height.isEmpty() || manifest.getHeight() == height.get())
        .reduce((_, later) -> later)
        .orElseThrow(() ->
            new IOException(
                String.format(
                    Locale.ROOT,
                    "%s has no %s; it has the heights %s",
                    folder,
                    height.map(h -> "backup of height " + h).orElse("backup"),
                    all.stream().map(SnapshotManifest::getHeight).toList())));
  }

  /// The verifier key of the log whose backups these are, and with it the log's name.
  public VerifierKey key() throws IOException {
    return VerifierKey.parse(choose(Optional.empty()).getVkey());
  }
}
