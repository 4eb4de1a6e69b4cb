package tallystick.ledger;

import java.util.Set;

/// Why the ledger gave no decision: the input never was an action, or the ledger could not answer.
/// A decision against an action is not a fault but a receipt.
///
/// A retry with the same envelope is always safe: its id makes it idempotent.
public final class LedgerFault extends RuntimeException {
  /// The signature is not by the key over the payload.
  public static final String BAD_SIGNATURE = "bad-signature";

  /// Another payload was decided under the same id.
  public static final String ID_REUSED = "id-reused";

  /// Too many envelopes wait already.
  public static final String OVERLOADED = "overloaded";

  /// The ledger does not run, has no leader, or stopped at a bug.
  public static final String UNAVAILABLE = "unavailable";

  /// No answer came in time; the envelope may have been decided.
  public static final String TIMEOUT = "timeout";

  /// There is nothing at that place.
  public static final String NOT_FOUND = "not-found";

  /// Another process has the data folder open.
  public static final String DATA_IN_USE = "data-folder-in-use";

  /// The certificate does not allow it.
  public static final String NOT_ALLOWED = "not-allowed";

  /// It would harm the group, or cannot be done as it stands.
  public static final String REFUSED = "refused";

  /// A key of the node is not there, or is none.
  public static final String KEYS_MISSING = "keys-missing";

  /// The node came to other roots than most of its group, and serves nobody any more. Another node
  /// may answer.
  public static final String DIVERGED = "diverged";

  /// Free space has come down to the reserve: nothing new is taken until there is more.
  public static final String DISK_FULL = "disk-full";

  /// Files of the ledger are not as they were written, or rows not as the last block left them.
  public static final String DAMAGED = "damaged";

  private static final Set<String> RETRYABLE =
      Set.of(OVERLOADED, UNAVAILABLE, TIMEOUT, DIVERGED, DISK_FULL);
  private static final long serialVersionUID = 1;

  private final String code;
  private final String pointer;
  private final long retryAfterMillis;

  /// @param code stable, in kebab case: one of the above or that of a [tallystick.kernel.Malformed]
  /// @param pointer RFC 6901 pointer into the payload, may be empty
  /// @param sentence for a person
  public LedgerFault(String code, String pointer, String sentence) {
    this(code, pointer, sentence, 0);
  }

  /// @param retryAfterMillis how long to wait before the same is tried again, 0 if unknown
  LedgerFault(String code, String pointer, String sentence, long retryAfterMillis) {
    super(sentence);
    this.code = code;
    this.pointer = pointer;
    this.retryAfterMillis = retryAfterMillis;
  }

  LedgerFault(String code, String sentence) {
    this(code, "", sentence);
  }

  /// Stable code in kebab case.
  public String code() {
    return code;
  }

  /// RFC 6901 JSON pointer into the payload, empty if it is not about a place in it.
  public String pointer() {
    return pointer;
  }

  /// The sentence for a person.
  public String sentence() {
    return String.valueOf(getMessage());
  }

  /// How many milliseconds to wait before the same is tried again, 0 if the ledger did not say.
  public long retryAfterMillis() {
    return retryAfterMillis;
  }

  /// Whether files are not as they were written.
  boolean isDamage() {
    return code.equals(DAMAGED);
  }

  /// Whether the same envelope may succeed later.
  public boolean retryable() {
    return RETRYABLE.contains(code);
  }
}
