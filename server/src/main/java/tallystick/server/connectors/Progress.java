package tallystick.server.connectors;

import java.util.List;
import java.util.Map;

/// How far a connector came with what it fetches.
///
/// @param files of the folder when it was looked at last, by name, size and time; true for those
///   that were taken and stayed where they are
/// @param link where the other side said to go on, empty for the connector's address
/// @param etag of the last answer, empty if it had none
/// @param since what stands for `{since}` in the address, empty at first
/// @param page of a round that goes on, 0 at its beginning
/// @param hashes of the pages of the last round: a page that is as it was says nothing new
/// @param messages that were fetched so far
record Progress(
    Map<String, Boolean> files,
    String link,
    String etag,
    String since,
    int page,
    List<String> hashes,
    long messages) {
  static final Progress NONE = new Progress(Map.of(), "", "", "", 0, List.of(), 0);

  static Progress of(Map<String, Boolean> files) {
    return new Progress(files, "", "", "", 0, List.of(), 0);
  }
}
