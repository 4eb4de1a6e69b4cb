package tallystick.edge;

import java.io.IOException;
import java.util.HexFormat;
import tallystick.domains.devices.DevicesAction.PublishRelease;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.Malformed;
import tallystick.kernel.Payload;
import tallystick.kernel.Receipt;
import tallystick.kernel.Require;
import tools.jackson.core.JacksonException;

/// Checks a release by nothing but the owner's signature under the act that published it. Neither
/// the broker, nor the venue, nor who keeps the bytes can make a device run something else.
///
/// @param owner id of the key that the device was told
/// @param origin the log's name
record SignedRelease(String owner, String origin) {
  /// What the owner published: its size and hash are to be those of the bytes.
  ///
  /// @param receipt of the act, as the venue gives it out
  /// @throws IOException with a sentence for the owner
  PublishRelease published(Release release, byte[] receipt) throws IOException {
    PublishRelease published = published(release.release(), receipt);
    if (!release.is(published.kind()) || !release.name().equals(published.name())) {
      throw new IOException("what is signed is of another kind or name");
    }
    return published;
  }

  /// Requires that what came is what was published.
  static void require(PublishRelease published, long bytes, byte[] sha256) throws IOException {
    if (bytes != published.bytes()
        || !HexFormat.of().formatHex(sha256).equals(published.sha256())) {
      throw new IOException("the bytes are not those that the owner signed");
    }
  }

  private PublishRelease published(String release, byte[] receipt) throws IOException {
    Envelope envelope;
    try {
      envelope = Codec.JSON.readValue(receipt, Receipt.class).envelope();
    } catch (JacksonException e) {
      throw new IOException("the venue gives no receipt of it", e);
    }
    if (!envelope.key().equals(owner)) {
      throw new IOException("it is signed with another key than the owner's");
    }
    if (!envelope.authentic()) {
      throw new IOException("its signature is bad");
    }
    try {
      Payload payload = Acts.CODEC.forLog(origin).payload(envelope.payload());
      for (int i = 0; i < payload.actions().size(); i++) {
        if (payload.actionId(i).equals(release)
            && payload.actions().get(i) instanceof PublishRelease published) {
          return published;
        }
      }
    } catch (Malformed | Require.Field e) {
      throw new IOException("what is signed cannot be read: " + e.getMessage(), e);
    }
    throw new IOException("what is signed is not this release");
  }
}
