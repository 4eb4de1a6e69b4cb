package tallystick.ledger.audit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Merkle;
import tallystick.kernel.MerkleProof;
import tallystick.kernel.Note;
import tallystick.kernel.TileStore;
import tallystick.kernel.TileTree;
import tallystick.kernel.Tiles;

/// A copy of a public log in a folder. Every step is verified before anything of it is kept: who
/// signed the checkpoint, that the log has only grown since the last one, that every leaf is in the
/// tree that was signed, and that every body is that of its leaf. What the rules say is for an
/// [Auditor] to check.
///
/// A mirror belongs to one thread and one process.
public final class Mirror {
  private final MirrorFolder folder;
  private final LogSource source;
  private final Predicate<Note> trusted;
  private @Nullable Milestone head;

  /// Opens a mirror, or begins one.
  ///
  /// @param source the log
  /// @param trusted whether the signatures of a checkpoint are enough
  /// @throws IOException when the folder cannot be read, or what is in it is damaged
  public Mirror(Path folder, LogSource source, Predicate<Note> trusted) throws IOException {
    this.folder = new MirrorFolder(folder);
    this.source = source;
    this.trusted = trusted;
    Optional<byte[]> kept = this.folder.read(LogSource.CHECKPOINT);
    if (kept.isPresent()) {
      Milestone milestone = milestone(new String(kept.get(), StandardCharsets.UTF_8));
      requireWhole(milestone);
      head = milestone;
    }
    this.folder.tidy(size());
  }

  /// The log forked: two checkpoints are signed and cannot both be of one log.
  public static final class Forked extends IOException {
    private static final long serialVersionUID = 1;

    Forked(String what) {
      super(what);
    }
  }

  /// Keeps the log's key beside the copy, for whoever trusts this mirror.
  ///
  /// @throws IOException when the folder is a mirror of a log with another key
  public void keepKey(String vkey) throws IOException {
    byte[] bytes = (vkey + "\n").getBytes(StandardCharsets.UTF_8);
    Optional<byte[]> kept = folder.read(LogSource.KEY);
    if (kept.isEmpty()) {
      folder.write(LogSource.KEY, bytes);
    } else if (!Arrays.equals(kept.get(), bytes)) {
      throw new IOException("the folder " + folder + " mirrors a log with another key");
    }
  }

  private void requireWhole(Milestone kept) throws IOException {
    try {
      TileTree tree = new TileTree(new MirrorTiles(folder, kept.size()), kept.size());
      if (Arrays.equals(tree.root(), kept.checkpoint().root())) {
        return;
      }
    } catch (IllegalStateException e) {
      throw new IOException("the mirror " + folder + " is damaged: " + e.getMessage(), e);
    }
    throw new IOException("the mirror " + folder + " is damaged: its tiles have another root");
  }

  /// Leaves of the log up to the last checkpoint.
  public long size() {
    Milestone kept = head;
    return kept == null ? 0 : kept.size();
  }

  /// Fetches what is new up to the log's newest checkpoint.
  ///
  /// @param progress is told the leaves so far
  /// @return whether anything was new
  /// @throws Forked when the log was rewritten; both checkpoints are kept in the folder
  /// @throws IOException when the log cannot be read, or what it says does not hold together:
  ///   nothing of it is believed, and it may be asked again later
  public boolean follow(Consumer<Long> progress) throws IOException {
    String text =
        new String(
            source
                .read(LogSource.CHECKPOINT)
                .orElseThrow(() -> new IOException(source + " has no checkpoint: it is no log")),
            StandardCharsets.UTF_8);
    Milestone next = milestone(text);
    Milestone kept = head;
    try {
      if (kept != null && !requireGrown(kept, next, text)) {
        return false;
      }
      fetch(next, progress);
    } catch (Differs | IllegalStateException e) {
      throw new IOException(source + " does not hold together: " + e.getMessage(), e);
    } catch (UncheckedIOException e) {
      throw e.getCause();
    }
    folder.write(LogSource.CHECKPOINT, text.getBytes(StandardCharsets.UTF_8));
    folder.sync(List.of(LogSource.CHECKPOINT));
    head = next;
    folder.tidy(next.size());
    return true;
  }

  private Milestone milestone(String text) throws IOException {
    try {
      Milestone milestone = Milestone.parse(text);
      if (trusted.test(milestone.note())) {
        return milestone;
      }
    } catch (IllegalArgumentException e) {
      throw new IOException("the checkpoint cannot be read: " + e.getMessage(), e);
    }
    throw new IOException("the checkpoint is not signed by whom you trust");
  }

  /// Whether there is more; that it is more of the same log is proved here.
  private boolean requireGrown(Milestone kept, Milestone next, String text) throws IOException {
    if (!kept.checkpoint().origin().equals(next.checkpoint().origin())) {
      throw forked(kept, next, text, "it is another log");
    }
    if (next.size() <= kept.size()) {
      TileTree own = new TileTree(new MirrorTiles(folder, kept.size()), kept.size());
      if (!Arrays.equals(Merkle.root(next.size(), own), next.checkpoint().root())) {
        throw forked(kept, next, text, "an earlier or equal size has another root");
      }
      if (next.size() == kept.size() && !kept.state().equals(next.state())) {
        throw forked(kept, next, text, "the same leaves have another state");
      }
      return false;
    }
    if (kept.size() > 0) {
      TileTree theirs = remote(next);
      List<byte[]> proof = Merkle.consistencyProof(kept.size(), next.size(), theirs);
      byte[] theirBefore = Merkle.root(kept.size(), theirs);
      byte[] now = next.checkpoint().root();
      if (!MerkleProof.consistency(kept.size(), next.size(), theirBefore, now, proof)) {
        throw new IOException(source + " publishes tiles that are not those of its checkpoint");
      }
      if (!Arrays.equals(theirBefore, kept.checkpoint().root())) {
        throw forked(kept, next, text, "its beginning has another root");
      }
    }
    return true;
  }

  private Forked forked(Milestone kept, Milestone next, String text, String why)
      throws IOException {
    String evidence = "fork-" + kept.size() + "-" + next.size();
    folder.write(evidence + "/kept", kept.note().format().getBytes(StandardCharsets.UTF_8));
    folder.write(evidence + "/shown", text.getBytes(StandardCharsets.UTF_8));
    return new Forked(
        "the log forked: "
            + why
            + ". Both signed checkpoints, of "
            + kept.size()
            + " and "
            + next.size()
            + " leaves, are in "
            + folder
            + "/"
            + evidence);
  }

  /// The tree as the log shows it.
  private TileTree remote(Milestone at) throws IOException {
    TileTree tree;
    try {
      tree = new TileTree(new RemoteTiles(source, at.size()), at.size());
    } catch (IllegalStateException e) {
      throw new IOException(source + " publishes no whole tree: " + e.getMessage(), e);
    }
    if (!Arrays.equals(tree.root(), at.checkpoint().root())) {
      throw new IOException(source + " publishes tiles that are not those of its checkpoint");
    }
    return tree;
  }

  private record RemoteTiles(LogSource source, long size) implements TileStore {
    @Override
    public byte @Nullable [] read(int level, long index) {
      try {
        int width = Tiles.width(level, index, size);
        return source.read(new Tiles.Path(level, index, width).text()).orElse(null);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    @Override
    public void write(int level, long index, byte[] hashes) {
      throw new UnsupportedOperationException("it is not ours");
    }
  }

  private void fetch(Milestone next, Consumer<Long> progress) throws IOException {
    TileTree theirs = remote(next);
    MirrorTiles tiles = new MirrorTiles(folder, size());
    MirrorFetch fetch = new MirrorFetch(folder, new TileTree(tiles, size()), next, theirs);
    ChunkReader reader = new ChunkReader(source, _ -> null);
    long first = size() / Tiles.WIDTH;
    if (first > 0) {
      // An envelope of the chunk before may reach into this one.
      ChunkReader own = new ChunkReader(LogSource.of(folder.toString()), _ -> null);
      fetch.resume(own.read(first - 1, first * Tiles.WIDTH));
    }
    long chunks = (next.size() + Tiles.WIDTH - 1) / Tiles.WIDTH;
    List<String> written = new ArrayList<>();
    for (long index = first; index < chunks; index++) {
      written.addAll(fetch.take(reader.read(index, next.size())));
      progress.accept(Math.min(next.size(), (index + 1) * Tiles.WIDTH));
    }
    written.addAll(tiles.writeEdge(next.size()));
    folder.sync(written);
  }
}
