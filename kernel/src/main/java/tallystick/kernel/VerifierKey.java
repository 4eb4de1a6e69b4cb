package tallystick.kernel;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The public key of someone who signs notes: a name and an Ed25519 key, written as
/// `name+hash+base64(kind || key)`
/// (https://pkg.go.dev/golang.org/x/mod/sumdb/note#hdr-Verifying_Notes,
/// https://c2sp.org/signed-note#signatures).
///
/// @param name not empty, without spaces and plus signs; of a log, its origin
/// @param kind what the key signs
/// @param publicKey 32 bytes
public record VerifierKey(String name, Kind kind, byte[] publicKey) {
  /// Bytes of a key hash.
  static final int HASH_BYTES = 4;

  private static final Pattern TEXT = Pattern.compile("([^+]+)\\+([0-9a-f]{8})\\+(.+)");

  /// What a key signs, by the signature types of https://c2sp.org/signed-note#signature-types.
  public enum Kind {
    /// The text of a note, as a log does: type 0x01.
    NOTE(1),

    /// The text of a checkpoint with the time at which it was seen, as a witness does: type 0x04
    /// ([Cosignature]).
    COSIGNATURE(4);

    private final byte type;

    Kind(int type) {
      this.type = (byte) type;
    }
  }

  /// @throws IllegalArgumentException when the name cannot be one or the key has not 32 bytes
  public VerifierKey {
    if (!isName(name)) {
      throw new IllegalArgumentException("not the name of a key");
    }
    if (publicKey.length != Ed25519.KEY_BYTES) {
      throw new IllegalArgumentException("a public key has 32 bytes");
    }
  }

  /// The key of one who signs notes.
  public VerifierKey(String name, byte[] publicKey) {
    this(name, Kind.NOTE, publicKey);
  }

  /// The verifier of what the key signs under the name.
  public static VerifierKey of(String name, SigningKey key) {
    return new VerifierKey(name, key.publicKey());
  }

  /// The verifier of what the key cosigns under the name.
  public static VerifierKey ofCosigner(String name, SigningKey key) {
    return new VerifierKey(name, Kind.COSIGNATURE, key.publicKey());
  }

  /// Reads what [#text] writes.
  ///
  /// @throws IllegalArgumentException when it is anything else
  public static VerifierKey parse(String text) {
    Matcher matcher = TEXT.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("not a verifier key");
    }
    byte[] typed = Canonical.base64(matcher.group(3));
    if (typed == null || typed.length != Ed25519.KEY_BYTES + 1) {
      throw new IllegalArgumentException("the verifier key is not one of Ed25519");
    }
    Kind kind =
        Arrays.stream(Kind.values())
            .filter(one -> one.type == typed[0])
            .findFirst()
            .orElseThrow(
                () -> new IllegalArgumentException("the verifier key is not one of Ed25519"));
    byte[] publicKey = Arrays.copyOfRange(typed, 1, typed.length);
    VerifierKey key = new VerifierKey(matcher.group(1), kind, publicKey);
    if (!HexFormat.of().formatHex(key.hash()).equals(matcher.group(2))) {
      throw new IllegalArgumentException("the verifier key's hash is not that of its key");
    }
    return key;
  }

  /// The text that a client is configured with.
  public String text() {
    return name + "+" + HexFormat.of().formatHex(hash()) + "+" + Canonical.toBase64(typed());
  }

  /// The four bytes that stand before a signature of this key, called key ID in the specification.
  public byte[] hash() {
    byte[] start = (name + "\n").getBytes(StandardCharsets.UTF_8);
    return Arrays.copyOf(Sha256.of(start, typed()), HASH_BYTES);
  }

  /// Whether the signature of the note's text is good under this key.
  boolean verify(String text, byte[] signature) {
    return switch (kind) {
      case NOTE -> Ed25519.verify(publicKey, text.getBytes(StandardCharsets.UTF_8), signature);
      case COSIGNATURE -> {
        Cosignature read = Cosignature.read(signature);
        yield read != null && read.isBy(publicKey, text);
      }
    };
  }

  /// Whether the text can name a key.
  static boolean isName(String text) {
    return Canonical.isLine(text)
        && text.codePoints()
            .noneMatch(c ->
                c == '+' || c == 0x85 || Character.isSpaceChar(c) || Character.isWhitespace(c));
  }

  private byte[] typed() {
    byte[] typed = new byte[Ed25519.KEY_BYTES + 1];
    typed[0] = kind.type;
    System.arraycopy(publicKey, 0, typed, 1, Ed25519.KEY_BYTES);
    return typed;
  }
}
