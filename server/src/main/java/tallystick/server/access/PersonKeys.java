package tallystick.server.access;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import tallystick.kernel.Sha256;
import tallystick.server.gateway.Problem;

/// The half of each person's key that is in no backup: a file of 32 random bytes a person, beside
/// the key-encryption key. The other half is in the database and in its backups. Destroying a key
/// is overwriting and emptying its file; the empty file stays and says so, and no copy brings the
/// key back.
public final class PersonKeys {
  /// Below a data folder.
  public static final String FOLDER = "person-keys";

  private static final int KEY_BYTES = 32;
  private static final Pattern NAME = Pattern.compile("[0-9a-z-]{1,80}");
  private static final String PURPOSE = "tallystick.person-key/v1\n";

  private final Path folder;

  private PersonKeys(Path folder) {
    this.folder = folder;
  }

  /// The keys in a folder that need not be there yet.
  static PersonKeys at(Path folder) {
    return new PersonKeys(folder);
  }

  /// The keys in a folder, which is made if it is missing.
  public static PersonKeys in(Path folder) throws IOException {
    // Only this folder is closed to others: an unprivileged database must get through those above.
    Files.createDirectories(folder.toAbsolutePath().getParent());
    if (!Files.isDirectory(folder)) {
      Files.createDirectory(
          folder,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    return new PersonKeys(folder);
  }

  /// Makes the key of somebody new.
  byte[] make(String person) {
    byte[] key = Vault.random(KEY_BYTES);
    try {
      put(person, key);
      return key;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whole or not at all: an empty file would say that the key is destroyed.
  private void put(String person, byte[] key) throws IOException {
    if (Files.exists(file(person))) {
      throw new FileAlreadyExistsException(file(person).toString());
    }
    Files.deleteIfExists(begun(person));
    Files.createFile(
        begun(person),
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    write(begun(person), key);
    Files.move(begun(person), file(person), StandardCopyOption.ATOMIC_MOVE);
    // The name of the file must survive a power cut, too.
    try (FileChannel names = FileChannel.open(folder)) {
      names.force(true);
    }
  }

  private static void write(Path file, byte[] bytes) throws IOException {
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      ByteBuffer left = ByteBuffer.wrap(bytes);
      while (left.hasRemaining()) {
        out.write(left);
      }
      out.force(true);
    }
  }

  /// The key of a person. A problem is thrown if it is destroyed.
  byte[] read(String person) {
    try {
      byte[] key = Files.readAllBytes(file(person));
      if (isTombstone(key)) {
        throw Problem.of(HttpStatus.GONE, "person-erased", "This person was erased.").exception();
      }
      return key;
    } catch (IOException e) {
      throw new IllegalStateException("the key of person " + person + " is not in " + folder, e);
    }
  }

  /// What an act of erasure says of the key: SHA-256 in hex, which does not tell the key, but shows
  /// one that turns up later.
  public String commitment(String person) {
    byte[] purpose = PURPOSE.getBytes(US_ASCII);
    byte[] key = read(person);
    return HexFormat.of()
        .formatHex(
            Sha256.of(
                ByteBuffer.allocate(purpose.length + key.length).put(purpose).put(key).array()));
  }

  /// Whether the key of a person was destroyed.
  public boolean isDestroyed(String person) {
    try {
      return Files.exists(file(person)) && isTombstone(Files.readAllBytes(file(person)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isTombstone(byte[] key) {
    for (byte one : key) {
      if (one != 0) {
        return false;
      }
    }
    return true;
  }

  /// Destroys the key of a person; again, if it was killed in the middle. There need be none.
  public void destroy(String person) {
    Path file = file(person);
    try {
      if (!Files.exists(file)) {
        Files.createFile(file);
      }
      if (Files.exists(begun(person))) {
        overwrite(begun(person));
        Files.delete(begun(person));
      }
      overwrite(file);
    } catch (FileAlreadyExistsException e) {
      destroy(person);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void overwrite(Path file) throws IOException {
    write(file, new byte[KEY_BYTES]);
    try (FileChannel out = FileChannel.open(file, StandardOpenOption.WRITE)) {
      out.truncate(0);
      out.force(true);
    }
  }

  /// A key on its way to its name, or left on it when the venue or a copy was killed.
  private Path begun(String person) {
    return folder.resolve(file(person).getFileName() + ".new");
  }

  private Path file(String person) {
    if (!NAME.matcher(person).matches()) {
      throw new IllegalArgumentException("no person has the id " + person);
    }
    return folder.resolve(person);
  }

  private List<String> names() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(NAME.asMatchPredicate())
          .sorted()
          .toList();
    }
  }

  /// What was copied, and what was found destroyed on one side and is so on both now.
  public record Copied(int keys, int destroyed) {}

  /// Brings the copy of the keys that is in another folder up to date. What was destroyed in one is
  /// destroyed in both.
  public Copied copyTo(PersonKeys copy) throws IOException {
    int keys = 0;
    int destroyed = 0;
    Set<String> there = Set.copyOf(copy.names());
    for (String name : names()) {
      boolean here = !isDestroyed(name);
      boolean alive = there.contains(name) && !copy.isDestroyed(name);
      if (here && !there.contains(name)) {
        copy.put(name, Files.readAllBytes(file(name)));
        keys++;
      } else if (here != alive || !there.contains(name)) {
        destroy(name);
        copy.destroy(name);
        destroyed++;
      }
    }
    return new Copied(keys, destroyed);
  }
}
