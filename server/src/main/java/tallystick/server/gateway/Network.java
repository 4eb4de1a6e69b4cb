package tallystick.server.gateway;

import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.Optional;

/// What is counted as one asker.
public final class Network {
  private static final int NETWORK_BYTES = 8;

  private Network() {}

  /// An address, or with IPv6 the network that a household is given.
  public static String of(String address) {
    try {
      InetAddress parsed = InetAddress.ofLiteral(address);
      return parsed instanceof Inet6Address six
          ? HexFormat.of().formatHex(six.getAddress(), 0, NETWORK_BYTES)
          : address;
    } catch (IllegalArgumentException e) {
      return address;
    }
  }

  /// Who is counted for an address: nobody, if it is this machine itself.
  static Optional<String> asker(String address) {
    return isLoopback(address) ? Optional.empty() : Optional.of(of(address));
  }

  /// Whether it is this machine itself.
  public static boolean isLoopback(String address) {
    try {
      return InetAddress.ofLiteral(address).isLoopbackAddress();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }
}
