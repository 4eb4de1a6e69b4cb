package tallystick.ledger;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// The files of Raft's log, as far as their names tell.
///
/// @param folder that Raft was given
record RaftSegments(Path folder) {
  /// `log_<first>-<last>`, or `log_inprogress_<first>` for the one that is written.
  private static final Pattern NAME = Pattern.compile("log_(?:inprogress_)?([0-9]+)(?:-([0-9]+))?");

  /// The first entry, if there is a log.
  OptionalLong first() throws IOException {
    return firsts().stream().mapToLong(Long::longValue).min();
  }

  /// The first entries of the files, in order.
  List<Long> firsts() throws IOException {
    return files().stream().map(RaftSegments::first).sorted().toList();
  }

  /// Refuses a log that begins after what the state needs next, for Ratis would wait for ever for
  /// the entries between them, and one whose end is missing, for what the node has acknowledged may
  /// have stood there.
  ///
  /// @param index the last entry that was executed
  /// @throws LedgerFault `damaged`
  void requireFrom(long index) throws IOException {
    OptionalLong first = first();
    if (first.isPresent() && first.getAsLong() > index + 1) {
      throw Inspection.damaged(
          "the state ends at entry %d, the Raft log begins at %d"
              .formatted(index, first.getAsLong()),
          null);
    }
    OptionalLong last = files().stream().mapToLong(RaftSegments::last).max();
    if (last.isPresent() && last.getAsLong() < index) {
      throw Inspection.damaged(
          "entry %d was executed, the Raft log ends at %d".formatted(index, last.getAsLong()),
          null);
    }
  }

  /// Deletes the log, of which a snapshot has everything. Ratis would go on with the segment that
  /// was written last, and find a gap in it.
  void delete() throws IOException {
    for (Path file : files()) {
      Files.delete(file);
    }
  }

  /// Only names are read, as a file may be dropped from a running log at any moment.
  private List<Path> files() throws IOException {
    List<Path> files = new ArrayList<>();
    if (Files.exists(folder)) {
      try (DirectoryStream<Path> groups = Files.newDirectoryStream(folder, Files::isDirectory)) {
        for (Path group : groups) {
          files.addAll(segments(group.resolve("current")));
        }
      }
    }
    return files;
  }

  private static List<Path> segments(Path folder) throws IOException {
    if (!Files.exists(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.filter(file -> NAME.matcher(String.valueOf(file.getFileName())).matches())
          .toList();
    }
  }

  /// The last entry of a segment, which one that is written may have without end.
  private static long last(Path file) {
    Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
    String last = matcher.matches() ? matcher.group(2) : null;
    return last == null ? Long.MAX_VALUE : Long.parseLong(last);
  }

  private static long first(Path file) {
    Matcher matcher = NAME.matcher(String.valueOf(file.getFileName()));
    return matcher.matches() ? Long.parseLong(matcher.group(1)) : -1;
  }
}
