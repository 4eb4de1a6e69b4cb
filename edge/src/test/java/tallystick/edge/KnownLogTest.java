package tallystick.edge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KnownLogTest {
  @TempDir private Path folder;

  private static String offline() throws IOException {
    throw new IOException("no venue");
  }

  @Test
  void the_first_key_counts_with_and_without_a_network_and_another_one_is_refused()
      throws IOException {
    KnownLog first = new TinyLog().known();
    assertThrows(IOException.class, () -> KnownLog.in(folder, KnownLogTest::offline));
    assertThrows(IOException.class, () -> KnownLog.in(folder, () -> "no key"));
    KnownLog.in(folder, () -> first.key().text());
    assertEquals(first.key().text(), KnownLog.in(folder, KnownLogTest::offline).key().text());
    String other = new TinyLog().known().key().text();
    IOException refused = assertThrows(IOException.class, () -> KnownLog.in(folder, () -> other));
    assertTrue(String.valueOf(refused.getMessage()).contains("ANOTHER LOG"));
    assertTrue(String.valueOf(refused.getMessage()).contains(first.key().text()));
    assertEquals(TinyLog.ORIGIN, KnownLog.in(folder, KnownLogTest::offline).origin());
  }
}
