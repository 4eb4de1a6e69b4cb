package tallystick.kernel;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;

/// A text signed by one or more keys (https://c2sp.org/signed-note). Its text means nothing before
/// [#isSignedBy] said so of a trusted key.
///
/// @param text ends in a newline; has no other control characters
/// @param signatures 1 to 100, in the order of their lines
public record Note(String text, List<Signature> signatures) {
  /// Characters of a note. The specification asks for room for 16 post-quantum signatures.
  public static final int MAX_CHARACTERS = 1_000_000;

  /// Signatures of a note.
  public static final int MAX_SIGNATURES = 100;

  private static final String DASH = "— ";

  /// @throws IllegalArgumentException when the text or the number of signatures cannot be
  public Note {
    signatures = List.copyOf(signatures);
    if (!text.endsWith("\n") || !Canonical.isPlain(text) || text.length() > MAX_CHARACTERS) {
      throw new IllegalArgumentException("not the text of a note");
    }
    if (signatures.isEmpty() || signatures.size() > MAX_SIGNATURES) {
      throw new IllegalArgumentException("a note has 1 to 100 signatures");
    }
  }

  /// One signature, of whatever algorithm.
  ///
  /// @param name of the key
  /// @param keyHash four bytes, as [VerifierKey#hash]
  /// @param bytes the signature itself, not empty
  public record Signature(String name, byte[] keyHash, byte[] bytes) {
    /// @throws IllegalArgumentException when a component cannot be
    public Signature {
      if (!VerifierKey.isName(name)
          || keyHash.length != VerifierKey.HASH_BYTES
          || bytes.length == 0) {
        throw new IllegalArgumentException("not the signature of a note");
      }
    }

    private static Signature parse(String line) {
      int space = line.lastIndexOf(' ');
      if (!line.startsWith(DASH) || space < DASH.length()) {
        throw new IllegalArgumentException("not a signature line");
      }
      byte[] both = Canonical.base64(line.substring(space + 1));
      if (both == null || both.length <= VerifierKey.HASH_BYTES) {
        throw new IllegalArgumentException("not the Base 64 of a key hash and a signature");
      }
      return new Signature(
          line.substring(DASH.length(), space),
          Arrays.copyOf(both, VerifierKey.HASH_BYTES),
          Arrays.copyOfRange(both, VerifierKey.HASH_BYTES, both.length));
    }

    private String line() {
      byte[] both = Arrays.copyOf(keyHash, keyHash.length + bytes.length);
      System.arraycopy(bytes, 0, both, keyHash.length, bytes.length);
      return DASH + name + " " + Canonical.toBase64(both) + "\n";
    }

    private boolean isOf(VerifierKey key) {
      return name.equals(key.name()) && Arrays.equals(keyHash, key.hash());
    }

    private boolean isOfKeyOf(Signature other) {
      return name.equals(other.name) && Arrays.equals(keyHash, other.keyHash);
    }
  }

  /// The text with the key's signature under the name.
  ///
  /// @throws IllegalArgumentException when the text does not end in a newline or has other control
  ///   characters, or the name cannot be one
  public static Note sign(String text, String name, SigningKey key) {
    return new Note(text, List.of(signature(text, name, key)));
  }

  /// This note with one more signature, as a witness adds it.
  public Note alsoSigned(String name, SigningKey key) {
    List<Signature> more = new ArrayList<>(signatures);
    more.add(signature(text, name, key));
    return new Note(text, more);
  }

  /// This note with one more cosignature of its checkpoint.
  ///
  /// @param time seconds since 1970
  public Note alsoCosigned(String name, SigningKey key, long time) {
    return with(List.of(cosignature(text, name, key, time)));
  }

  /// The cosignature of a checkpoint's text by itself, as a witness answers it.
  ///
  /// @param time seconds since 1970, 1 or more
  public static Signature cosignature(String text, String name, SigningKey key, long time) {
    return Cosignature.sign(text, name, key, time);
  }

  /// This note with further signatures of the same text. Of each key the first one stays, so that
  /// merging twice changes nothing.
  ///
  /// @throws IllegalArgumentException when they become too many
  public Note with(List<Signature> more) {
    List<Signature> all = new ArrayList<>(signatures);
    for (Signature one : more) {
      if (all.stream().noneMatch(known -> known.isOfKeyOf(one))) {
        all.add(one);
      }
    }
    return new Note(text, all);
  }

  /// The signatures without the text, as a witness answers them
  /// (https://c2sp.org/tlog-witness#add-checkpoint): a line each.
  public static String lines(List<Signature> signatures) {
    StringBuilder lines = new StringBuilder();
    signatures.forEach(signature -> lines.append(signature.line()));
    return lines.toString();
  }

  /// Reads what [#lines] writes.
  ///
  /// @throws IllegalArgumentException when it is anything else, or beyond the limits
  public static List<Signature> parseLines(String lines) {
    return parse("-\n\n" + lines).signatures();
  }

  /// Reads what [#format] writes.
  ///
  /// @throws IllegalArgumentException when it is not a note, or one beyond the limits
  public static Note parse(String note) {
    int split = note.lastIndexOf("\n\n");
    if (note.length() > MAX_CHARACTERS || split < 0 || !note.endsWith("\n")) {
      throw new IllegalArgumentException("not a signed note");
    }
    List<Signature> signatures = new ArrayList<>();
    for (int start = split + 2; start < note.length(); ) {
      int end = note.indexOf('\n', start);
      if (signatures.size() == MAX_SIGNATURES) {
        throw new IllegalArgumentException("a note has at most 100 signatures");
      }
      signatures.add(Signature.parse(note.substring(start, end)));
      start = end + 1;
    }
    return new Note(note.substring(0, split + 1), signatures);
  }

  /// The note as it travels, in UTF-8.
  public String format() {
    return text + "\n" + lines(signatures);
  }

  /// Whether the key signed the text. A note with any bad signature under the key's name and hash
  /// is refused, even beside a good one.
  public boolean isSignedBy(VerifierKey key) {
    List<Signature> own = signaturesUnder(key);
    return !own.isEmpty() && own.stream().allMatch(one -> key.verify(text, one.bytes()));
  }

  /// When the key cosigned the text, in seconds since 1970: the newest of its cosignatures. Empty
  /// if it did not, or if any cosignature under its name and hash is bad.
  public OptionalLong cosignedAt(VerifierKey key) {
    return key.kind() == VerifierKey.Kind.COSIGNATURE && isSignedBy(key)
        ? signaturesUnder(key).stream().mapToLong(one -> Cosignature.time(one.bytes())).max()
        : OptionalLong.empty();
  }

  /// What claims to be of the key, by name and hash, good or bad.
  public List<Signature> signaturesUnder(VerifierKey key) {
    return signatures.stream().filter(signature -> signature.isOf(key)).toList();
  }

  private static Signature signature(String text, String name, SigningKey key) {
    byte[] bytes = key.sign(text.getBytes(StandardCharsets.UTF_8));
    return new Signature(name, VerifierKey.of(name, key).hash(), bytes);
  }
}
