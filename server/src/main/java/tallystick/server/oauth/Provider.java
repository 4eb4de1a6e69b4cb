package tallystick.server.oauth;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tallystick.kernel.Limits;
import tallystick.kernel.Malformed;
import tallystick.kernel.Require;
import tallystick.kernel.StrictJson;

/// Somebody who vouches for people by OpenID Connect, as the operator wrote it down.
///
/// @param provider its name in addresses
/// @param name for people
/// @param issuer exactly as it writes itself
/// @param clientId of this venue there
/// @param secretFile of this venue there, beside the list; its owner alone may read it
record Provider(String provider, String name, String issuer, String clientId, String secretFile) {
  private static final String FILE = "providers.json";
  private static final int MOST = 16;
  private static final int MAX_TEXT = 300;
  private static final Pattern NAME = Pattern.compile("[a-z0-9-]{1,30}");
  private static final Set<PosixFilePermission> OWNERS =
      Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  Provider {
    Require.matches(provider, NAME, "small letters, digits and -", "provider");
    Require.text(name, Limits.NAME_CHARS, "name");
    Require.text(issuer, MAX_TEXT, "issuer");
    Require.text(clientId, MAX_TEXT, "clientId");
    Require.text(secretFile, MAX_TEXT, "secretFile");
    URI uri = URI.create(issuer);
    boolean local = "http".equals(uri.getScheme()) && "127.0.0.1".equals(uri.getHost());
    if (!local && !("https".equals(uri.getScheme()) && uri.getHost() != null)) {
      throw new Require.Field("issuer", "must be an https address");
    }
  }

  /// @param secret of this venue at the provider
  record Known(Provider provider, String secret) {
    @Override
    public String toString() {
      return "Known[" + provider.provider() + "]";
    }
  }

  record All(List<Provider> providers) {
    All {
      Require.size(providers, 0, MOST, "providers");
      Require.distinct(providers.stream().map(Provider::provider).toList(), "providers");
    }
  }

  /// Reads `providers.json` of a data folder; none if it is not there.
  ///
  /// @throws IOException when it, or a secret, is not as it must be
  static List<Known> read(Path data) throws IOException {
    Path file = data.resolve(FILE);
    if (!Files.exists(file)) {
      return List.of();
    }
    All all;
    try {
      all = StrictJson.as(StrictJson.object(Files.readAllBytes(file), FILE), All.class, "");
    } catch (Malformed e) {
      throw new IOException(file + ": " + e.pointer() + " " + e.sentence(), e);
    }
    List<Known> known = new ArrayList<>();
    for (Provider provider : all.providers()) {
      Path secret = data.resolve(provider.secretFile());
      if (!OWNERS.containsAll(Files.getPosixFilePermissions(secret))) {
        throw new IOException(secret + " can be read by others than its owner: chmod 600 it");
      }
      known.add(new Known(provider, Files.readString(secret).strip()));
    }
    return List.copyOf(known);
  }
}
