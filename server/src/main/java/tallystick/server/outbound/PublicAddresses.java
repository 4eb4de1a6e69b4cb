package tallystick.server.outbound;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.Arrays;
import java.util.List;

/// Which addresses are the whole world's: all but the special-purpose registries of IANA
/// (https://www.iana.org/assignments/iana-ipv4-special-registry and …-ipv6-special-registry, RFC
/// 6890), and multicast.
final class PublicAddresses {
  private static final List<Network> SPECIAL_4 =
      networks(
          "0.0.0.0/8", // this network
          "10.0.0.0/8", // private
          "100.64.0.0/10", // carriers' own
          "127.0.0.0/8", // loopback
          "169.254.0.0/16", // link-local, with the metadata of clouds
          "172.16.0.0/12", // private
          "192.0.0.0/24", // protocols
          "192.0.2.0/24", // documentation
          "192.88.99.0/24", // relays of 6to4
          "192.168.0.0/16", // private
          "198.18.0.0/15", // benchmarks
          "198.51.100.0/24", // documentation
          "203.0.113.0/24", // documentation
          "224.0.0.0/3"); // multicast, reserved, broadcast

  /// What is global unicast in IPv6, and what in it is special all the same. Addresses that carry
  /// one of IPv4 within them are left out, for it could be any.
  private static final Network GLOBAL_6 = Network.parse("2000::/3");

  private static final List<Network> SPECIAL_6 =
      networks(
          "2001::/23", // protocols, Teredo
          "2001:db8::/32", // documentation
          "2002::/16", // 6to4
          "3fff::/20"); // documentation

  private PublicAddresses() {}

  static boolean contain(InetAddress address) {
    // One of IPv4 that is written as IPv6 is one of IPv4 to Java.
    return address instanceof Inet4Address
        ? SPECIAL_4.stream().noneMatch(network -> network.contains(address))
        : GLOBAL_6.contains(address)
            && SPECIAL_6.stream().noneMatch(network -> network.contains(address));
  }

  private static List<Network> networks(String... texts) {
    return Arrays.stream(texts).map(Network::parse).toList();
  }

  /// @param bits that all of its addresses begin with
  private record Network(byte[] start, int bits) {
    static Network parse(String text) {
      int slash = text.indexOf('/');
      return new Network(
          InetAddress.ofLiteral(text.substring(0, slash)).getAddress(),
          Integer.parseInt(text.substring(slash + 1)));
    }

    boolean contains(InetAddress address) {
      byte[] other = address.getAddress();
      for (int bit = 0; bit < bits; bit++) {
        int mask = 0x80 >> (bit % 8);
        if ((start[bit / 8] & mask) != (other[bit / 8] & mask)) {
          return false;
        }
      }
      return true;
    }
  }
}
