package tallystick.ledger;

import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Properties;
import java.util.stream.Stream;

/// Raft's own note of its term and of its vote in it, `raft-meta`: the one file of a node that has
/// no checksum. What cannot be is refused; a flipped bit that makes one node's id of another's, or
/// a later term of a term, cannot be told from what was written.
///
/// @param folder that Raft was given
record RaftMeta(Path folder) {
  private static final String NAME = "raft-meta";

  /// Refuses a term before that of an executed entry, and a vote for somebody who cannot be.
  ///
  /// A node of a group whose log is gone altogether would vote as if it had acknowledged nothing.
  ///
  /// @param term of the last entry that was executed, 0 after a restore
  /// @throws LedgerFault `damaged`
  void requireFrom(long term, boolean alone) throws IOException {
    List<Path> files = files();
    if (!alone && term > 0 && files.isEmpty()) {
      throw Inspection.damaged("the Raft log is gone", null);
    }
    for (Path file : files) {
      Properties meta = new Properties();
      try (Reader text = Files.newBufferedReader(file)) {
        meta.load(text);
        require(meta, term);
      } catch (IOException | IllegalArgumentException e) {
        throw Inspection.damaged("the file " + file + " is not as it was written", e);
      }
    }
  }

  private static void require(Properties meta, long least) {
    long term = Long.parseLong(meta.getProperty("term", ""));
    String vote = meta.getProperty("votedFor", "-");
    if (term < least || !(vote.isEmpty() || Peer.isId(vote))) {
      throw new IllegalArgumentException("term " + term + ", vote " + vote);
    }
  }

  private List<Path> files() throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(file -> file.endsWith(NAME)).toList();
    }
  }
}
