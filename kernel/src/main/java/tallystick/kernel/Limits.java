package tallystick.kernel;

/// Every limit on what may enter the log, in one place.
public final class Limits {
  /// Bytes of one payload: enough for 256 listings, small enough for 64 in a block.
  public static final int PAYLOAD_BYTES = 512 * 1024;

  /// Bytes of a payload that a wallet signs: its owner is to read it.
  public static final int WALLET_PAYLOAD_BYTES = 16 * 1024;

  /// Bytes of the largest signature: an assertion of a passkey, see [WebAuthn].
  public static final int SIGNATURE_BYTES = WebAuthn.MAX_BYTES;

  /// Actions under one signature.
  public static final int ACTIONS_PER_ENVELOPE = 256;

  /// Events of one action: so many places are kept for them in the order of all events.
  public static final int EVENTS_PER_ACTION = 8192;

  /// Envelopes in one request.
  public static final int ENVELOPES_PER_REQUEST = 64;

  /// The largest amount or quantity: 2^53 - 1, the largest whole number that every JSON reader
  /// keeps.
  public static final long AMOUNT = 9_007_199_254_740_991L;

  /// How far ahead of log time `until` may lie: one day.
  public static final long UNTIL_MILLIS = 24L * 60 * 60 * 1000;

  /// Characters of a name or title.
  public static final int NAME_CHARS = 120;

  /// Characters of a memo or note.
  public static final int NOTE_CHARS = 500;

  /// Characters of a long text.
  public static final int TEXT_CHARS = 8_000;

  private Limits() {}
}
