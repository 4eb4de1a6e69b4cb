package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.kernel.SigningKey;
import tallystick.server.access.PersonKeys.Copied;

/// Keys of persons, and their end.
class PersonKeysTest {
  private static final String ANN = "a".repeat(32);

  @TempDir private Path folder = Path.of("");

  private PersonKeys keys(String name) throws Exception {
    return PersonKeys.in(folder.resolve(name));
  }

  @Test
  void what_was_sealed_never_opens_again_when_the_key_is_destroyed() throws Exception {
    PersonKeys keys = keys("keys");
    Vault vault = new Vault(SigningKey.generate().seed(), keys);
    byte[] row = vault.newKey(ANN);
    byte[] sealed = vault.drawer(ANN, row).seal("mail", "a@b".getBytes(UTF_8));
    assertEquals("a@b", new String(vault.drawer(ANN, row).open("mail", sealed), UTF_8));
    keys.destroy(ANN);
    keys.destroy(ANN);
    assertTrue(keys.isDestroyed(ANN));
    RuntimeException gone = assertThrows(RuntimeException.class, () -> vault.drawer(ANN, row));
    assertEquals("This person was erased.", gone.getMessage());
    assertEquals(0, Files.size(folder.resolve("keys/" + ANN)));
    // A new half under the old name is another key.
    Files.delete(folder.resolve("keys/" + ANN));
    keys.make(ANN);
    assertThrows(IllegalStateException.class, () -> vault.drawer(ANN, row).open("mail", sealed));
  }

  @Test
  void a_key_is_for_the_venue_alone_and_its_commitment_does_not_tell_it() throws Exception {
    PersonKeys keys = keys("keys");
    byte[] key = keys.make("ann");
    Path file = folder.resolve("keys/ann");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    assertArrayEquals(key, keys.read("ann"));
    assertTrue(keys.commitment("ann").matches("[0-9a-f]{64}"));
    keys.make("ben");
    assertNotEquals(keys.commitment("ann"), keys.commitment("ben"));
  }

  @Test
  void a_copy_learns_what_was_destroyed_and_never_brings_it_back() throws Exception {
    PersonKeys keys = keys("keys");
    PersonKeys copy = keys("copy");
    for (String person : new String[] {"ann", "ben", "cleo"}) {
      keys.make(person);
    }
    assertEquals(new Copied(3, 0), keys.copyTo(copy));
    assertArrayEquals(keys.read("ann"), copy.read("ann"));
    keys.destroy("ann");
    assertEquals(new Copied(0, 1), keys.copyTo(copy));
    assertTrue(copy.isDestroyed("ann"));
    // An old copy that is put back in the place of the keys learns it from the newer one.
    PersonKeys old = keys("old");
    Files.write(folder.resolve("old/ann"), new byte[] {1, 2, 3});
    assertEquals(new Copied(0, 1), old.copyTo(copy));
    assertTrue(old.isDestroyed("ann"));
    // Whoever is new to a copy and destroyed already is destroyed there, too.
    keys.destroy("dan");
    keys.copyTo(copy);
    assertTrue(copy.isDestroyed("dan"));
    assertFalse(copy.isDestroyed("ben"));
  }

  @Test
  void a_kill_in_the_middle_of_destroying_leaves_no_key() throws Exception {
    PersonKeys keys = keys("keys");
    keys.make("ann");
    Files.write(folder.resolve("keys/ann"), new byte[32]);
    assertTrue(keys.isDestroyed("ann"));
    assertThrows(RuntimeException.class, () -> keys.read("ann"));
  }

  @Test
  void a_kill_in_the_middle_of_copying_destroys_nothing_and_leaves_no_key() throws Exception {
    PersonKeys keys = keys("keys");
    PersonKeys copy = keys("copy");
    keys.make("ann");
    Path begun = Files.write(folder.resolve("copy/ann.new"), new byte[] {1, 2, 3});
    assertEquals(new Copied(1, 0), keys.copyTo(copy));
    assertArrayEquals(keys.read("ann"), copy.read("ann"));
    assertFalse(Files.exists(begun));
    Files.write(begun, keys.read("ann"));
    keys.destroy("ann");
    keys.copyTo(copy);
    assertFalse(Files.exists(begun));
    assertTrue(copy.isDestroyed("ann"));
  }
}
