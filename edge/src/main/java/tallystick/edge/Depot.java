package tallystick.edge;

import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import tallystick.domains.devices.DevicesAction.PublishRelease;
import tallystick.kernel.Sha256;

/// Where the bytes of releases are, which count when their owner signed them.
///
/// @param venue that gives out what the owner signed
record Depot(Origin origin, URI venue, Known log) {
  /// Whose releases are taken.
  ///
  /// @param address under which they are by their SHA-256; null if there is none
  /// @param owner id of the key that signs them; empty if it is not known
  record Origin(@Nullable URI address, String owner) {}

  /// The log in which releases are.
  interface Known {
    KnownLog log() throws IOException;
  }

  /// The bytes of a release.
  ///
  /// @throws IOException with a sentence for the owner
  byte[] bytes(Release release) throws IOException {
    PublishRelease published = published(release);
    byte[] bytes = Venue.download(address(release));
    SignedRelease.require(published, bytes.length, Sha256.of(bytes));
    return bytes;
  }

  /// The same for what is too large for the memory.
  void program(Release release, Path into) throws IOException {
    PublishRelease published = published(release);
    try (HashedFile file = new HashedFile(into)) {
      Venue.download(address(release), file, published.bytes());
      SignedRelease.require(published, file.bytes(), file.sha256());
    }
  }

  private PublishRelease published(Release release) throws IOException {
    if (!release.isWellFormed()) {
      throw new IOException("its name, id or hash is none");
    }
    if (origin.address() == null || origin.owner().isEmpty()) {
      throw new IOException(
          "whose releases to take, and where they are, was not said at the start");
    }
    byte[] receipt = new Venue(venue).receipt(release.release());
    return new SignedRelease(origin.owner(), log.log().origin()).published(release, receipt);
  }

  private URI address(Release release) {
    return URI.create(origin.address() + "/" + release.sha256());
  }
}
