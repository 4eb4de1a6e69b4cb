package tallystick.ledger.witness;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.MerkleProof;
import tallystick.kernel.Note;
import tallystick.kernel.SigningKey;
import tallystick.kernel.VerifierKey;

/// Decides what a witness answers (https://c2sp.org/tlog-witness#add-checkpoint). It cosigns no two
/// checkpoints of a log of which one is not the beginning of the other, restarts included.
public final class Witness {
  private static final int OK = 200;
  private static final int BAD_REQUEST = 400;
  private static final int FORBIDDEN = 403;
  private static final int NOT_FOUND = 404;
  private static final int CONFLICT = 409;
  private static final int UNPROCESSABLE = 422;

  private final Map<String, Log> logs = new LinkedHashMap<>();
  private final String name;
  private final SigningKey key;
  private final InstantSource clock;

  /// A log with the keys that may sign for it. Its lock makes looking and remembering one step.
  private record Log(List<VerifierKey> keys, Memory memory) {}

  /// What is answered over HTTP.
  ///
  /// @param body signature lines, a size, or a sentence
  record Answer(int status, String type, String body) {
    static Answer refused(int status, String sentence) {
      return new Answer(status, "text/plain; charset=utf-8", sentence + "\n");
    }

    private static Answer conflict(long size) {
      return new Answer(CONFLICT, "text/x.tlog.size", size + "\n");
    }
  }

  /// @param name of the witness in its cosignatures, without spaces and plus signs
  /// @param folder where it remembers
  /// @param trusted keys of the logs, whose names are the logs' origins; several may be of one log
  /// @throws IOException when the memory is damaged
  public Witness(
      String name, SigningKey key, Path folder, List<VerifierKey> trusted, InstantSource clock)
      throws IOException {
    this.name = name;
    this.key = key;
    this.clock = clock;
    Files.createDirectories(folder);
    for (VerifierKey log : trusted) {
      Log known = logs.get(log.name());
      if (known == null) {
        known = new Log(new ArrayList<>(), Memory.of(folder, log.name()));
        logs.put(log.name(), known);
      }
      known.keys().add(log);
    }
  }

  /// The key by which the witness is known.
  public VerifierKey verifier() {
    return VerifierKey.ofCosigner(name, key);
  }

  /// Answers one request.
  ///
  /// @throws IOException when what is to be vouched for cannot be written down
  Answer addCheckpoint(String body) throws IOException {
    AddCheckpoint request;
    try {
      request = AddCheckpoint.parse(body);
    } catch (IllegalArgumentException e) {
      return Answer.refused(BAD_REQUEST, "this is not a request: " + e.getMessage());
    }
    Checkpoint checkpoint = request.checkpoint();
    Log log = logs.get(checkpoint.origin());
    if (log == null) {
      return Answer.refused(NOT_FOUND, "the log is not known here");
    }
    if (log.keys().stream().noneMatch(request.note()::isSignedBy)) {
      return Answer.refused(FORBIDDEN, "the checkpoint is not signed by a key of the log");
    }
    if (request.old() > checkpoint.size()) {
      return Answer.refused(BAD_REQUEST, "the old size is larger than the new one");
    }
    synchronized (log) {
      return judged(request, checkpoint, log.memory());
    }
  }

  private Answer judged(AddCheckpoint request, Checkpoint checkpoint, Memory memory)
      throws IOException {
    Checkpoint newest = memory.newest();
    if (request.old() != newest.size()) {
      return Answer.conflict(newest.size());
    }
    if (checkpoint.size() == newest.size() && !Arrays.equals(checkpoint.root(), newest.root())) {
      return Answer.conflict(newest.size());
    }
    if (!isProven(request, checkpoint, newest)) {
      return Answer.refused(UNPROCESSABLE, "the proof does not lead from the old root to the new");
    }
    memory.keep(new Checkpoint(checkpoint.origin(), checkpoint.size(), checkpoint.root()));
    long now = clock.instant().getEpochSecond();
    String line = Note.lines(List.of(Note.cosignature(request.note().text(), name, key, now)));
    return new Answer(OK, "text/plain; charset=utf-8", line);
  }

  private static boolean isProven(AddCheckpoint request, Checkpoint checkpoint, Checkpoint newest) {
    if (request.old() == 0) {
      return request.proof().isEmpty();
    }
    return MerkleProof.consistency(
        request.old(), checkpoint.size(), newest.root(), checkpoint.root(), request.proof());
  }
}
