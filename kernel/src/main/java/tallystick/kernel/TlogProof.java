package tallystick.kernel;

import java.util.ArrayList;
import java.util.List;

/// The proof that a log has an entry, for whoever holds the entry and the log's key and has no
/// connection to anyone (https://c2sp.org/tlog-proof).
///
/// @param extra what the application adds, 0 to 65,536 bytes, which nothing vouches for
/// @param index of the entry's leaf
/// @param hashes up to 63 of 32 bytes, from the leaf's sibling to the root's child
/// @param checkpoint the note that the log signed, perhaps with signatures of witnesses
public record TlogProof(byte[] extra, long index, List<byte[]> hashes, Note checkpoint) {
  /// Bytes of extra data.
  public static final int MAX_EXTRA = 65_536;

  /// Hashes of a proof: those of the highest tree that a `long` can count.
  public static final int MAX_HASHES = 63;

  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  /// @throws IllegalArgumentException when a component is beyond its limits, or the note is not a
  ///   checkpoint
  public TlogProof {
    hashes = List.copyOf(hashes);
    if (extra.length > MAX_EXTRA) {
      throw new IllegalArgumentException("the extra data is too long");
    }
    if (index < 0
        || hashes.size() > MAX_HASHES
        || !hashes.stream().allMatch(hash -> hash.length == Sha256.BYTES)) {
      throw new IllegalArgumentException("no inclusion proof has such an index or hashes");
    }
    // Refuses a note that is no checkpoint here, so that [#head] never fails.
    var _ = Checkpoint.parse(checkpoint.text());
  }

  /// The proof as it travels, in UTF-8, for a file of the kind `.tlog-proof`.
  public String format() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    if (extra.length > 0) {
      text.append(EXTRA).append(Canonical.toBase64(extra)).append('\n');
    }
    text.append(INDEX).append(index).append('\n');
    hashes.forEach(hash -> text.append(Canonical.toBase64(hash)).append('\n'));
    return text.append('\n').append(checkpoint.format()).toString();
  }

  /// Reads what [#format] writes.
  ///
  /// @throws IllegalArgumentException when it is not a proof, or one beyond the limits
  public static TlogProof parse(String text) {
    int blank = text.indexOf("\n\n");
    if (blank < 0) {
      throw new IllegalArgumentException("a proof has a blank line before its checkpoint");
    }
    // Room for the header, the extra data, the index, every hash and one line too many.
    String[] lines = text.substring(0, blank).split("\n", MAX_HASHES + 4);
    int at = 1;
    byte[] extra = {};
    if (lines.length > at && lines[at].startsWith(EXTRA)) {
      extra = Canonical.base64(lines[at].substring(EXTRA.length()));
      if (extra == null || extra.length == 0) {
        throw new IllegalArgumentException("the extra data is not Base 64, or there is none");
      }
      at++;
    }
    if (!lines[0].equals(HEADER) || lines.length == at || !lines[at].startsWith(INDEX)) {
      throw new IllegalArgumentException("not a proof, or one without an index");
    }
    long index = Canonical.decimal(lines[at].substring(INDEX.length()));
    List<byte[]> hashes = new ArrayList<>();
    for (at++; at < lines.length; at++) {
      byte[] hash = Canonical.base64(lines[at]);
      if (hash == null) {
        throw new IllegalArgumentException("a hash is not Base 64");
      }
      hashes.add(hash);
    }
    return new TlogProof(extra, index, hashes, Note.parse(text.substring(blank + 2)));
  }

  /// What the checkpoint says, which is worth nothing before [#verify].
  public Checkpoint head() {
    return Checkpoint.parse(checkpoint.text());
  }

  /// Whether the log with this key, whose name is also the log's origin, has the leaf at the index.
  public boolean verify(byte[] leafHash, VerifierKey key) {
    return checkpoint.isSignedBy(key) && head().origin().equals(key.name()) && includes(leafHash);
  }

  /// Whether the checkpoint's tree has the leaf at the index, whoever signed the checkpoint.
  boolean includes(byte[] leafHash) {
    Checkpoint head = head();
    return MerkleProof.inclusion(index, head.size(), leafHash, hashes, head.root());
  }
}
