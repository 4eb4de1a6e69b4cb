package tallystick.ledger;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import tallystick.kernel.Codec;
import tallystick.ledger.v1.Decided;
import tallystick.ledger.v1.Roots;

/// What a node leaves behind that came to other roots than most of its group. As long as the file
/// is there the node does not start: somebody must look at it, and replace the node.
///
/// @param height the first block whose roots differ
/// @param node this one
/// @param here what this node came to
/// @param there what the others came to
/// @param reproduce how anybody can find out who is right
record Divergence(long height, String node, Account here, List<Account> there, String reproduce) {
  private static final String PREFIX = "divergence-";

  /// What one node came to at the height.
  ///
  /// @param outcomes of the block, by action
  /// @param rows that the block changed, if the node still knew
  record Account(
      String node,
      long size,
      byte[] logRoot,
      byte[] stateRoot,
      byte[] block,
      List<Outcome> outcomes,
      List<Row> rows) {
    static Account of(String node, Roots roots) {
      return new Account(
          node,
          roots.getSize(),
          roots.getLogRoot().toByteArray(),
          roots.getStateRoot().toByteArray(),
          roots.getBlock().toByteArray(),
          roots.getBlock().getDecidedList().stream().map(Outcome::of).toList(),
          roots.getRowsList().stream().map(row -> new Row(row.getName(), row.getJson())).toList());
    }
  }

  /// An envelope and what came of its actions.
  record Outcome(String id, List<String> outcomes) {
    static Outcome of(Decided decided) {
      return new Outcome(
          decided.getId(),
          decided.getOutcomesList().stream().map(json -> json.toStringUtf8()).toList());
    }
  }

  /// A changed row, empty if it was removed.
  record Row(String name, String json) {}

  Path write(Path data) throws IOException {
    Path file = data.resolve(PREFIX + height + ".json");
    Files.write(file, Codec.JSON.writerWithDefaultPrettyPrinter().writeValueAsBytes(this));
    return file;
  }

  /// Refuses a folder that a diverged node left.
  static void refuse(Path data) throws IOException {
    Optional<Path> found;
    try (Stream<Path> files = Files.list(data)) {
      found = files.filter(file -> file.getFileName().toString().startsWith(PREFIX)).findFirst();
    }
    if (found.isPresent()) {
      throw new LedgerFault(
          LedgerFault.DIVERGED,
          "This node came to other roots than its group and must be replaced; the evidence is "
              + found.get()
              + ".");
    }
  }
}
