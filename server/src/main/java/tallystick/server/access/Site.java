package tallystick.server.access;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.util.Set;
import org.springframework.http.HttpStatus;
import tallystick.server.gateway.Problem;

/// Where our pages are: what wallets and authenticators compare with the page by which they are
/// asked.
record Site(URI origin) {
  private static final Set<String> ADDRESSES = Set.of("127.0.0.1", "[::1]");

  static Site of(Access access, HttpServletRequest request) {
    return new Site(URI.create(access.origin(request)));
  }

  /// The id of the relying party: a domain, which a bare address is not.
  String party() {
    String host = origin.getHost();
    if (ADDRESSES.contains(host)) {
      throw Problem.of(
              HttpStatus.CONFLICT,
              "no-origin",
              "Passkeys belong to a name: open http://localhost:" + origin.getPort() + ".")
          .exception();
    }
    return host;
  }
}
