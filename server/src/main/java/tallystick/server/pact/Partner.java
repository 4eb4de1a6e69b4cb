package tallystick.server.pact;

import java.net.URI;
import java.net.URISyntaxException;
import tallystick.kernel.Limits;
import tallystick.kernel.Require;

/// A system elsewhere with which a member exchanges footprints.
///
/// @param app by which it comes in here
record Partner(String partner, String person, String app, Sealed sealed, long since) {
  private static final int MAX_ADDRESS = 400;
  private static final int MAX_SECRET = 400;

  /// By what it lets us in.
  ///
  /// @param address its base address for PACT, before `/3/footprints`; empty while that is not
  ///   known
  /// @param client id of ours there
  record Way(String address, String client, String secret) {
    static final Way NONE = new Way("", "", "");

    Way {
      if (!address.isEmpty() || !client.isEmpty() || !secret.isEmpty()) {
        requireServer(address);
        Require.text(client, MAX_SECRET, "client");
        Require.text(secret, MAX_SECRET, "secret");
      }
    }

    private static void requireServer(String address) {
      Require.text(address, MAX_ADDRESS, "address");
      try {
        URI uri = new URI(address);
        boolean web = "https".equals(uri.getScheme()) || "http".equals(uri.getScheme());
        boolean bare = uri.getRawQuery() == null && uri.getRawFragment() == null;
        if (web && bare && uri.getHost() != null && uri.getRawUserInfo() == null) {
          return;
        }
      } catch (URISyntaxException e) {
        // The same answer as to an address of something else.
      }
      throw new Require.Field("address", "must be an https address of a server");
    }

    /// Something under its base address.
    URI at(String path) {
      return URI.create(address.replaceFirst("/+$", "") + path);
    }

    @Override
    public String toString() {
      return "Way[" + address + "]";
    }
  }

  /// What is sealed for the member.
  record Sealed(String name, Way way) {
    Sealed {
      Require.text(name, Limits.NAME_CHARS, "name");
    }
  }

  String name() {
    return sealed.name();
  }

  Way way() {
    return sealed.way();
  }
}
