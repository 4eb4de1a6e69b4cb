package tallystick.server.outbound;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.List;
import org.apache.hc.client5.http.DnsResolver;

/// Looks a name up, and has the connection go to what was found and judged.
record Pinned(Lookup lookup, boolean publicOnly) implements DnsResolver {

  /// The addresses of a name.
  interface Lookup {
    InetAddress[] addresses(String host) throws UnknownHostException;
  }

  @Override
  public InetAddress[] resolve(String host) throws UnknownHostException {
    InetAddress[] found = lookup.addresses(host);
    if (publicOnly && !List.of(found).stream().allMatch(PublicAddresses::contain)) {
      throw new NotPublic(host);
    }
    return found;
  }

  @Override
  public String resolveCanonicalHostname(String host) {
    return host;
  }

  /// A name leads to where only we can go.
  private static final class NotPublic extends UnknownHostException {
    private static final long serialVersionUID = 1;

    NotPublic(String host) {
      super(host + " has no public address");
    }
  }
}
