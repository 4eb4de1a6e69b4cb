package tallystick.kernel;

import java.util.List;
import tools.jackson.core.JacksonException;

/// Rows of the state as they were together at one checkpoint, for whoever has the log's key and no
/// connection to anyone. It is a JSON file. That the rows are all that someone owns, nothing
/// proves; that each of them was this, all does.
///
/// @param checkpoint the signed note, whose line `state <base64>` is the root that all proofs lead
///   to
/// @param proofs up to 500, as [StateProof#format] writes them
public record StateProofs(String checkpoint, List<String> proofs) {
  /// Rows of one file.
  public static final int MAX_ROWS = 500;

  private static final String STATE = "state ";
  private static final String HEIGHT = "height ";

  /// @throws IllegalArgumentException when there are too many rows
  public StateProofs {
    proofs = List.copyOf(proofs);
    if (proofs.size() > MAX_ROWS) {
      throw new IllegalArgumentException("one file proves at most " + MAX_ROWS + " rows");
    }
  }

  /// What a file proves.
  ///
  /// @param height of the block after which the rows were such
  public record Proven(String origin, long height, List<StateProof> rows) {}

  /// Checks everything.
  ///
  /// @param trusted the key of the log that one relies on
  /// @throws IllegalArgumentException when it does not hold, with the reason in one line
  public Proven verify(VerifierKey trusted) {
    return verify(Policy.of(trusted), 0);
  }

  /// The same by a policy.
  ///
  /// @param now the reader's clock in seconds since 1970
  public Proven verify(Policy policy, long now) {
    Note note = Note.parse(checkpoint);
    Policy.Verdict verdict = policy.judge(note, now);
    require(verdict.holds(), verdict.sentence());
    Checkpoint head = Checkpoint.parse(note.text());
    byte[] root = Canonical.base64(line(head, STATE));
    if (root == null) {
      throw new IllegalArgumentException("the checkpoint's state root is not Base 64");
    }
    List<StateProof> rows = proofs.stream().map(StateProof::parse).toList();
    for (StateProof row : rows) {
      require(
          row.verify(root),
          "the state that was signed does not have "
              + row.table()
              + "/"
              + row.key()
              + " like this");
    }
    long height = Canonical.decimal(line(head, HEIGHT));
    require(height >= 0, "the checkpoint's height is not a number");
    return new Proven(head.origin(), height, rows);
  }

  /// Whether a JSON file is meant to be one.
  public static boolean isOne(byte[] json) {
    try {
      return Codec.JSON.readTree(json).has("proofs");
    } catch (JacksonException e) {
      return false;
    }
  }

  /// Reads a file and checks it: the sentence tells every row, one on a line.
  ///
  /// @param trusted the key of the log that one relies on
  public static ReceiptCheck.Verdict check(byte[] json, VerifierKey trusted) {
    return check(json, Policy.of(trusted), 0);
  }

  /// The same by a policy.
  ///
  /// @param now the reader's clock in seconds since 1970
  public static ReceiptCheck.Verdict check(byte[] json, Policy policy, long now) {
    try {
      Proven proven = Codec.JSON.readValue(json, StateProofs.class).verify(policy, now);
      String when = "after block " + proven.height() + " of " + proven.origin() + " there was";
      StringBuilder told = new StringBuilder(proven.rows().isEmpty() ? when + " a state" : when);
      for (StateProof row : proven.rows()) {
        told.append("\n  ").append(row.table()).append(' ').append(row.key()).append(": ");
        told.append(row.json() == null ? "nothing" : row.json());
      }
      return new ReceiptCheck.Verdict(true, told.toString());
    } catch (JacksonException | IllegalArgumentException e) {
      String why = e instanceof JacksonException j ? j.getOriginalMessage() : e.getMessage();
      String line = String.valueOf(why).lines().findFirst().orElse("");
      return new ReceiptCheck.Verdict(false, "this proves no state: " + line);
    }
  }

  private static String line(Checkpoint head, String start) {
    List<String> found = head.extensions().stream().filter(line -> line.startsWith(start)).toList();
    require(found.size() == 1, "the checkpoint has no single line '" + start.strip() + "'");
    return found.getFirst().substring(start.length());
  }

  private static void require(boolean holds, String otherwise) {
    if (!holds) {
      throw new IllegalArgumentException(otherwise);
    }
  }
}
