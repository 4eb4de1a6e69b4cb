package tallystick.ledger.audit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.Domains;
import tallystick.kernel.VerifierKey;
import tallystick.ledger.v1.WireBlock;

class MirrorTest {
  private static final List<WireBlock> BLOCKS = new HonestBlocks(11).grow(1_400);
  private static final VerifierKey KEY = VerifierKey.of(TestLog.ORIGIN, TestLog.KEY);

  @TempDir private Path folder;
  private final Growing log = new Growing();

  /// A log that can be made to show other files, or to fail after some.
  private static final class Growing implements LogSource {
    private Map<String, byte[]> files = Map.of();
    private int reads = Integer.MAX_VALUE;

    @Override
    public Optional<byte[]> read(String path) throws IOException {
      if (reads-- == 0) {
        throw new IOException("cut off");
      }
      return Optional.ofNullable(files.get(path));
    }

    @Override
    public void close() {}
  }

  private static TestLog first(int blocks) {
    return new TestLog(BLOCKS.subList(0, blocks));
  }

  private Mirror open() throws IOException {
    return new Mirror(folder, log, note -> note.isSignedBy(KEY));
  }

  private void audit() throws IOException {
    try (LogSource source = LogSource.of(folder.toString())) {
      var _ =
          new Auditor(
                  Domains.rulebook(),
                  new Auditor.Options(n -> n.isSignedBy(KEY), false, 1, Optional.empty()))
              .audit(source, Auditor.Told.NOBODY);
    }
  }

  private void holds(TestLog expected) throws IOException {
    for (var file : expected.files().entrySet()) {
      assertArrayEquals(
          file.getValue(), Files.readAllBytes(folder.resolve(file.getKey())), file.getKey());
    }
    try (var all = Files.walk(folder)) {
      assertEquals(expected.files().size(), all.filter(Files::isRegularFile).count());
    }
  }

  @Test
  void a_mirror_follows_step_by_step_and_has_just_the_files_of_the_log() throws IOException {
    Mirror mirror = open();
    for (int blocks : List.of(1, 2, 3, 20, 21, BLOCKS.size() / 2, BLOCKS.size())) {
      log.files = first(blocks).files();
      assertTrue(mirror.follow(_ -> {}));
      assertFalse(mirror.follow(_ -> {}));
      holds(first(blocks));
      audit();
      mirror = blocks % 2 == 0 ? open() : mirror;
    }
  }

  @Test
  void a_mirror_that_is_cut_off_at_any_point_goes_on_where_it_was() throws IOException {
    TestLog half = first(BLOCKS.size() / 2);
    TestLog whole = first(BLOCKS.size());
    for (int reads = 0; ; reads += 3) {
      try (var all = Files.walk(folder)) {
        all.sorted(Comparator.reverseOrder())
            .filter(path -> !path.equals(folder))
            .forEach(path -> path.toFile().delete());
      }
      log.reads = Integer.MAX_VALUE;
      log.files = half.files();
      assertTrue(open().follow(_ -> {}));
      log.files = whole.files();
      log.reads = reads;
      boolean done = false;
      try {
        done = open().follow(_ -> {});
      } catch (IOException e) {
        // As after a kill: what is in the folder is the log of the last checkpoint.
        audit();
      }
      log.reads = Integer.MAX_VALUE;
      Mirror again = open();
      assertEquals(!done, again.follow(_ -> {}));
      holds(whole);
      if (done) {
        return;
      }
    }
  }

  @Test
  void a_log_that_forks_is_refused_and_both_checkpoints_are_kept() throws IOException {
    TestLog before = first(BLOCKS.size() / 2);
    log.files = before.files();
    assertTrue(open().follow(_ -> {}));
    TestLog fork = new TestLog(new HonestBlocks(12).grow(1_200));
    log.files = fork.files();
    Mirror mirror = open();
    assertThrows(Mirror.Forked.class, () -> mirror.follow(_ -> {}));
    Path evidence = folder.resolve("fork-" + before.size() + "-" + fork.size());
    assertEquals(before.checkpoint(), Files.readString(evidence.resolve("kept")));
    assertEquals(fork.checkpoint(), Files.readString(evidence.resolve("shown")));
    assertEquals(before.checkpoint(), Files.readString(folder.resolve("checkpoint")));
    audit();

    TestLog shorter = new TestLog(new HonestBlocks(12).grow(300));
    log.files = shorter.files();
    assertThrows(Mirror.Forked.class, () -> open().follow(_ -> {}));
    log.files = first(3).files();
    assertFalse(open().follow(_ -> {}), "an older checkpoint of the same log is no fork");
  }

  @Test
  void what_does_not_hold_together_is_not_kept() throws IOException {
    log.files = first(BLOCKS.size() / 2).files();
    assertTrue(open().follow(_ -> {}));
    Map<String, byte[]> good = first(BLOCKS.size()).files();
    for (String path : List.of("tile/entries/004", "bodies/003", "tile/0/004", "tile/1/000.p/5")) {
      Map<String, byte[]> bad = new HashMap<>(good);
      byte[] file = Objects.requireNonNull(bad.get(path), path).clone();
      file[file.length / 2] ^= 1;
      bad.put(path, file);
      log.files = bad;
      assertThrows(IOException.class, () -> open().follow(_ -> {}), path);
      audit();
      bad.put(path, Arrays.copyOf(file, file.length - 1));
      assertThrows(IOException.class, () -> open().follow(_ -> {}), path);
      audit();
    }
    log.files = new HashMap<>(good);
    log.files.put("checkpoint", "nonsense".getBytes(UTF_8));
    assertThrows(IOException.class, () -> open().follow(_ -> {}));
    log.files = good;
    assertTrue(open().follow(_ -> {}));
    holds(first(BLOCKS.size()));
  }

  @Test
  void a_damaged_mirror_says_so() throws IOException {
    log.files = first(BLOCKS.size()).files();
    assertTrue(open().follow(_ -> {}));
    Path tile = folder.resolve("tile/1/000.p/5");
    byte[] bytes = Files.readAllBytes(tile);
    bytes[0] ^= 1;
    Files.write(tile, bytes);
    IOException damaged = assertThrows(IOException.class, this::open);
    assertTrue(String.valueOf(damaged.getMessage()).contains("damaged"));
  }

  @Test
  void a_mirror_serves_the_paths_of_the_log_and_shorter_files_than_it_has() throws Exception {
    TestLog now = first(BLOCKS.size());
    TestLog before = first(BLOCKS.size() - 1);
    log.files = now.files();
    assertTrue(open().follow(_ -> {}));
    InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    try (MirrorServer server = new MirrorServer(folder, any);
        HttpClient http = HttpClient.newHttpClient();
        LogSource source = LogSource.of("http://127.0.0.1:" + server.port())) {
      for (TestLog log : List.of(now, before)) {
        for (var file : log.files().entrySet()) {
          if (!file.getKey().equals("checkpoint")) {
            assertArrayEquals(
                file.getValue(), source.read(file.getKey()).orElseThrow(), file.getKey());
          }
        }
      }
      String url = "http://127.0.0.1:" + server.port();
      for (String path :
          List.of("/", "/log/../key", "/log/%2e%2e/x", "/log/tile/0/999", "/log/fork")) {
        var answer =
            http.send(
                HttpRequest.newBuilder(URI.create(url + path)).build(), BodyHandlers.ofString());
        assertEquals(404, answer.statusCode(), path);
      }
      var put =
          http.send(
              HttpRequest.newBuilder(URI.create(url + "/log/checkpoint")).DELETE().build(),
              BodyHandlers.ofString());
      assertEquals(405, put.statusCode());
    }
  }
}
