package tallystick.edge.sparkplug;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tallystick.kernel.Sha256;

/// Names of channels for Sparkplug's names, which may have any characters and any length. The same
/// name gives the same channel, always; two names that would share one do not: the second has none.
final class Channels {
  /// A device of the venue has 256 in all.
  static final int MAX = 200;

  private static final int LONGEST = 40;
  private static final int HASH_BYTES = 4;

  private final Map<String, String> names = new HashMap<>();

  /// The channel of a metric, or null if it cannot have one.
  @Nullable String of(String speaker, String metric) {
    String full = speaker + "/" + metric;
    String channel = name(full);
    String known = names.get(channel);
    if (known == null && names.size() < MAX) {
      names.put(channel, full);
      return channel;
    }
    return full.equals(known) ? channel : null;
  }

  private static String name(String full) {
    String plain = full.toLowerCase(Locale.ROOT).replace('/', '.').replaceAll("[^a-z0-9_.-]", "_");
    String begun = plain.matches("[a-z0-9].*") ? plain : "x" + plain;
    if (begun.length() <= LONGEST) {
      return begun;
    }
    byte[] hash = Sha256.of(full.getBytes(StandardCharsets.UTF_8));
    String end = "-" + HexFormat.of().formatHex(hash, 0, HASH_BYTES);
    return begun.substring(0, LONGEST - end.length()) + end;
  }
}
