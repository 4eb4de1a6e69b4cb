package tallystick.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import tallystick.kernel.Policy;
import tallystick.kernel.VerifierKey;

/// The policy that the venue tells to whoever verifies: the operator's file, or else the log's key
/// and a majority of the nodes.
///
/// @param file what the operator wrote
/// @param alone whether no other node has a say
record VenuePolicy(Optional<Policy> file, boolean alone) {
  private static final String NODES = "nodes";

  /// Reads the operator's file, if there is one.
  ///
  /// @throws LedgerFault when it is not a policy
  static VenuePolicy open(NodeConfig config) throws IOException {
    Optional<Path> file = config.policyFile();
    return new VenuePolicy(
        file.isPresent() ? Optional.of(read(file.get())) : Optional.empty(), config.isAlone());
  }

  private static Policy read(Path file) throws IOException {
    try {
      if (Files.size(file) > Policy.MAX_CHARACTERS) {
        throw new IllegalArgumentException("it is too large");
      }
      return Policy.parse(Files.readString(file, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException e) {
      throw new LedgerFault(
          LedgerFault.KEYS_MISSING, "The policy " + file + " cannot be read: " + e.getMessage());
    }
  }

  /// Witnesses that are asked over HTTP.
  List<Policy.Witness> outsiders() {
    return file.stream()
        .flatMap(policy -> policy.witnesses().stream())
        .filter(witness -> !witness.url().isEmpty())
        .toList();
  }

  /// Whether a checkpoint needs nobody else.
  boolean isAtOnce() {
    return alone && outsiders().isEmpty();
  }

  /// The policy of the log.
  ///
  /// @param others verifier keys of the other nodes by their ids, as far as known
  /// @param majority how many nodes of the group are one
  Policy of(LogKey log, Cosigner self, Map<String, VerifierKey> others, int majority) {
    if (file.isPresent()) {
      if (file.get().logs().stream().noneMatch(one -> one.key().text().equals(log.vkey()))) {
        throw new LedgerFault(
            LedgerFault.KEYS_MISSING,
            "The policy beside the keys is not of this log: its key is " + log.vkey() + ".");
      }
      return file.get();
    }
    TreeMap<String, VerifierKey> nodes = new TreeMap<>(others);
    nodes.put(self.id(), self.verifier());
    return ofNodes(log, nodes, Math.min(majority, nodes.size()));
  }

  /// The log's key, and so many of its nodes.
  static Policy ofNodes(LogKey log, Map<String, VerifierKey> nodes, int needed) {
    List<Policy.Witness> witnesses = new ArrayList<>();
    nodes.forEach((id, key) -> witnesses.add(new Policy.Witness(id, key, "")));
    return new Policy(
        List.of(new Policy.Log(log.verifier(), "")),
        witnesses,
        List.of(new Policy.Group(NODES, needed, List.copyOf(nodes.keySet()))),
        NODES);
  }
}
