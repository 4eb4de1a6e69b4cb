package tallystick.kernel;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/// Names that follow from content.
public final class Ids {
  private Ids() {}

  /// The principal that a first key founds: the first 128 bits of the SHA-256 of the key id, in
  /// hex. Nobody else can register under it.
  public static String principalOf(String key) {
    return HexFormat.of().formatHex(Sha256.of(key.getBytes(StandardCharsets.UTF_8)), 0, 16);
  }

  /// An id that always follows from the same text, for acts that must happen once.
  public static String derived(String text) {
    return principalOf(text);
  }
}
