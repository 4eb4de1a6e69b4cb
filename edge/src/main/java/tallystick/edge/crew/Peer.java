package tallystick.edge.crew;

import java.net.InetSocketAddress;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// An agent of the site, as the others know it.
///
/// @param agent its principal, which its key founds
public record Peer(String agent, String host, int port) {
  public static final String FORM = "PRINCIPAL@HOST:PORT";

  private static final Pattern TEXT =
      Pattern.compile(
          "([0-9a-f]{32})@([A-Za-z0-9_.-]{1,253}|\\[[0-9a-fA-F:.]+])" + ":([0-9]{1,5})");

  /// Reads one.
  ///
  /// @throws IllegalArgumentException with a sentence for the operator
  public static Peer of(String text) {
    Matcher parts = TEXT.matcher(text);
    int port = parts.matches() ? Integer.parseInt(parts.group(3)) : 0;
    if (port < 1 || port > 65_535) {
      throw new IllegalArgumentException("a peer is " + FORM + ", not " + text);
    }
    return new Peer(parts.group(1), parts.group(2), port);
  }

  InetSocketAddress address() {
    return new InetSocketAddress(host, port);
  }
}
