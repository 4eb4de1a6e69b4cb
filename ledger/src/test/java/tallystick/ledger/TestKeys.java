package tallystick.ledger;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tallystick.kernel.SigningKey;

/// The key of the logs under test. It is always the same, so that a [Signer] knows the log's name
/// before there is one.
final class TestKeys {
  static final SigningKey LOG = SigningKey.fromSeed(new byte[SigningKey.SEED_BYTES]);
  static final String ORIGIN = LogKey.originOf(LOG);

  private TestKeys() {}

  /// [NodeConfig#alone] with this key in the folder.
  static NodeConfig alone(Path data) {
    Path file = data.resolve("log.key");
    try {
      Files.createDirectories(data);
      if (!Files.exists(file)) {
        Files.write(file, LOG.seed());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return NodeConfig.alone(data);
  }
}
