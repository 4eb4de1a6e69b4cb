package tallystick.edge;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import tallystick.kernel.SigningKey;

/// The key of this device. It is made here and kept in one file, which only its owner reads.
final class DeviceKey {
  private static final String NAME = "device.key";

  private DeviceKey() {}

  /// The key in a folder; made, and durable, if there is none.
  ///
  /// @throws IOException with a sentence for the operator. A key that cannot be read is never
  ///   replaced: it is the device
  static SigningKey in(Path folder) throws IOException {
    Path file = folder.resolve(NAME);
    if (!Files.exists(file)) {
      make(folder, file);
    }
    byte[] seed = Files.readAllBytes(file);
    if (seed.length != SigningKey.SEED_BYTES) {
      throw new IOException(
          file + " is no key: put the right one back, or start in an empty folder as a new device");
    }
    return SigningKey.fromSeed(seed);
  }

  /// Under another name first, so that a power cut leaves a whole key or none.
  private static void make(Path folder, Path file) throws IOException {
    Path fresh = folder.resolve(NAME + ".new");
    Files.deleteIfExists(fresh);
    try (FileChannel out =
        FileChannel.open(
            fresh,
            Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")))) {
      out.write(ByteBuffer.wrap(SigningKey.generate().seed()));
      out.force(true);
    }
    Files.move(fresh, file, StandardCopyOption.ATOMIC_MOVE);
    try (FileChannel directory = FileChannel.open(folder, StandardOpenOption.READ)) {
      directory.force(true);
    }
  }
}
