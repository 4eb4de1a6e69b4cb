package tallystick.ledger;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.kernel.SigningKey;
import tallystick.kernel.VerifierKey;

class KeyFoldersTest {
  @TempDir private Path folder;
  private final List<String> made = new ArrayList<>();

  private KeyFolders keys() {
    return new KeyFolders(folder, Map.of("n1", List.of("ledger-1.example", "10.1.2.3")), made::add);
  }

  private Map<Path, byte[]> files() throws IOException {
    Map<Path, byte[]> files = new TreeMap<>();
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path file : all.filter(Files::isRegularFile).toList()) {
        files.put(file, Files.readAllBytes(file));
      }
    }
    return files;
  }

  @Test
  void every_process_gets_its_folder_and_nobody_else_can_read_the_keys() throws Exception {
    keys().make(List.of("n1", "n2", "n3"), List.of("gateway"));
    for (Path file : files().keySet()) {
      if (!file.endsWith("policy")) {
        assertEquals(
            "rw-------",
            PosixFilePermissions.toString(Files.getPosixFilePermissions(file)),
            file.toString());
      }
    }
    assertArrayEquals(read("n1/log.key"), read("n3/log.key"));
    assertEquals(SigningKey.SEED_BYTES, read("n2/node.key").length);
    assertTrue(Files.notExists(folder.resolve("gateway/log.key")));
    assertEquals("node/n2", Tls.open(folder.resolve("n2")).orElseThrow().identity());
    assertEquals("client/gateway", Tls.open(folder.resolve("gateway")).orElseThrow().identity());
  }

  private byte[] read(String file) throws IOException {
    return Files.readAllBytes(folder.resolve(file));
  }

  @Test
  void a_node_that_is_added_later_changes_no_key_but_the_policy() throws Exception {
    keys().make(List.of("n1", "n2", "n3"), List.of("gateway"));
    Map<Path, byte[]> before = files();
    made.clear();
    keys().make(List.of("n1", "n4"), List.of());
    Map<Path, byte[]> after = files();
    before.forEach((file, content) -> {
      if (!file.endsWith("policy")) {
        assertArrayEquals(content, after.get(file), file.toString());
      }
    });
    assertEquals(
        List.of(
            "n4/log.key",
            "n4/node.key",
            "n4/ca.crt",
            "n4/tls.key",
            "n4/tls.crt",
            "policy: a majority of n1, n2, n3, n4"),
        made);
    List<String> policy = Files.readAllLines(folder.resolve("policy"));
    SigningKey log = SigningKey.fromSeed(read("n1/log.key"));
    String origin = LogKey.originOf(log);
    assertEquals("log " + VerifierKey.of(origin, log).text(), policy.getFirst());
    assertTrue(policy.get(4).startsWith("witness n4 " + origin + "/n4+"), policy.get(4));
    assertEquals(List.of("group nodes 3 n1 n2 n3 n4", "quorum nodes"), policy.subList(5, 7));
  }

  @Test
  void a_name_that_cannot_be_one_is_refused() {
    IOException e = assertThrows(IOException.class, () -> keys().make(List.of("../n1"), List.of()));
    assertTrue(String.valueOf(e.getMessage()).endsWith("not ../n1"), e.getMessage());
  }
}
