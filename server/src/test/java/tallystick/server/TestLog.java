package tallystick.server;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import tallystick.kernel.Sha256;
import tallystick.kernel.SigningKey;

/// The log of the venues under test. Its key is always the same, so that [Someone] can sign for a
/// venue that is not there yet.
public final class TestLog {
  private static final SigningKey KEY = SigningKey.fromSeed(new byte[SigningKey.SEED_BYTES]);

  /// Its name, which follows from the key.
  public static final String ORIGIN =
      "tallystick/"
          + HexFormat.of().formatHex(Sha256.of(KEY.keyId().getBytes(StandardCharsets.UTF_8)), 0, 8);

  private TestLog() {}

  /// Puts the key where a node that begins there will look for it.
  public static Path keyIn(Path folder) throws IOException {
    Files.write(Files.createDirectories(folder).resolve("log.key"), KEY.seed());
    return folder;
  }
}
