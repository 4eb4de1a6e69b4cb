package tallystick.server.venue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import tallystick.kernel.SigningKey;

/// A signing key in a file that its owner alone may read: the 32-byte seed in base64url, one line.
public final class KeyFile {
  private KeyFile() {}

  /// Reads a key.
  ///
  /// @throws IOException when there is none in the file
  public static SigningKey read(Path file) throws IOException {
    try {
      return SigningKey.fromSeed(Base64.getUrlDecoder().decode(Files.readString(file).strip()));
    } catch (IllegalArgumentException e) {
      throw new IOException(file + " holds no key: a seed of 32 bytes in base64url is wanted", e);
    }
  }

  /// Reads a key, or makes one where there is no file yet.
  public static SigningKey open(Path file) throws IOException {
    if (Files.exists(file)) {
      return read(file);
    }
    SigningKey key = SigningKey.generate();
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    Files.createFile(
        draft, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    String text = Base64.getUrlEncoder().withoutPadding().encodeToString(key.seed()) + "\n";
    Files.writeString(draft, text, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    return key;
  }
}
