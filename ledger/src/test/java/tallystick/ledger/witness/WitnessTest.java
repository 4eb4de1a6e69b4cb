package tallystick.ledger.witness;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import tallystick.kernel.Checkpoint;
import tallystick.kernel.Merkle;
import tallystick.kernel.Note;
import tallystick.kernel.SigningKey;
import tallystick.kernel.VerifierKey;

/// A witness met over HTTP, as https://c2sp.org/tlog-witness says, by a log that may lie.
@Timeout(60)
class WitnessTest {
  private static final String ORIGIN = "log.example/one";
  private static final SigningKey LOG = SigningKey.fromSeed(new byte[32]);
  private static final SigningKey KEY = SigningKey.generate();
  private static final String NAME = "witness.example/w";

  @TempDir private Path folder;
  private final HttpClient http = HttpClient.newHttpClient();
  private final List<byte[]> leaves = new ArrayList<>();
  private WitnessServer server;

  @BeforeEach
  void start() throws IOException {
    server = serve(folder, 0, KEY);
    for (int i = 0; i < 50; i++) {
      leaves.add(Merkle.leafHash(new byte[] {(byte) i}));
    }
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static WitnessServer serve(Path folder, int port, SigningKey key) throws IOException {
    List<VerifierKey> logs = List.of(VerifierKey.of(ORIGIN, LOG));
    Witness witness = new Witness(NAME, key, folder, logs, InstantSource.system());
    return WitnessServer.start(
        witness, new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
  }

  private static byte[] hash(List<byte[]> leaves, int level, long index) {
    if (level == 0) {
      return leaves.get((int) index);
    }
    return Merkle.nodeHash(
        hash(leaves, level - 1, 2 * index), hash(leaves, level - 1, 2 * index + 1));
  }

  private static byte[] root(List<byte[]> leaves, int size) {
    return Merkle.root(size, (level, index) -> hash(leaves, level, index));
  }

  private static Note note(List<byte[]> leaves, int size) {
    String text = new Checkpoint(ORIGIN, size, root(leaves, size), List.of("height 1")).text();
    return Note.sign(text, ORIGIN, LOG);
  }

  private static String request(List<byte[]> leaves, int old, int size) {
    StringBuilder body = new StringBuilder("old " + old + "\n");
    if (old > 0 && old < size) {
      for (byte[] hash :
          Merkle.consistencyProof(old, size, (level, index) -> hash(leaves, level, index))) {
        body.append(Base64.getEncoder().encodeToString(hash)).append('\n');
      }
    }
    return body.append('\n').append(note(leaves, size).format()).toString();
  }

  private HttpResponse<String> post(String body) throws IOException, InterruptedException {
    return http.send(
        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + server.port() + "/add-checkpoint"))
            .POST(HttpRequest.BodyPublishers.ofString(body))
            .build(),
        HttpResponse.BodyHandlers.ofString());
  }

  private void accepts(int old, int size) throws Exception {
    HttpResponse<String> answer = post(request(leaves, old, size));
    assertEquals(200, answer.statusCode(), answer.body());
    String text = note(leaves, size).text();
    Note cosigned = new Note(text, Note.parseLines(answer.body()));
    long time = cosigned.cosignedAt(VerifierKey.ofCosigner(NAME, KEY)).orElseThrow();
    assertTrue(Math.abs(time - System.currentTimeMillis() / 1_000) < 60);
    assertEquals(1, cosigned.signatures().size());
  }

  private void refuses(int status, String body) throws Exception {
    HttpResponse<String> answer = post(body);
    assertEquals(status, answer.statusCode(), answer.body());
    assertEquals(1, answer.body().lines().count());
  }

  private void conflicts(long size, String body) throws Exception {
    HttpResponse<String> answer = post(body);
    assertEquals(409, answer.statusCode(), answer.body());
    assertEquals("text/x.tlog.size", answer.headers().firstValue("Content-Type").orElseThrow());
    assertEquals(size + "\n", answer.body());
  }

  @Test
  void a_log_that_grows_is_cosigned_at_every_size() throws Exception {
    accepts(0, 0);
    accepts(0, 1);
    int old = 1;
    for (int size : new int[] {2, 3, 7, 8, 9, 32, 33, 50}) {
      accepts(old, size);
      accepts(size, size);
      old = size;
    }
  }

  @Test
  void a_fork_is_never_cosigned() throws Exception {
    accepts(0, 20);
    List<byte[]> other = new ArrayList<>(leaves);
    other.set(7, Merkle.leafHash(new byte[] {99}));
    conflicts(20, request(other, 20, 20));
    refuses(422, request(other, 20, 30));
    conflicts(20, request(other, 0, 30));
    accepts(20, 30);
  }

  @Test
  void a_replay_and_a_rollback_conflict() throws Exception {
    accepts(0, 10);
    accepts(10, 20);
    conflicts(20, request(leaves, 10, 20));
    conflicts(20, request(leaves, 0, 10));
    conflicts(20, request(leaves, 10, 10));
    conflicts(20, request(leaves, 5, 40));
  }

  @Test
  void what_is_not_signed_by_a_known_log_is_refused() throws Exception {
    String good = request(leaves, 0, 5);
    Note foreign = Note.sign(note(leaves, 5).text(), ORIGIN, SigningKey.generate());
    refuses(403, "old 0\n\n" + foreign.format());
    refuses(403, "old 0\n\n" + Note.sign(note(leaves, 5).text(), "other", LOG).format());
    String elsewhere = new Checkpoint("log.example/two", 5, root(leaves, 5)).text();
    refuses(404, "old 0\n\n" + Note.sign(elsewhere, ORIGIN, LOG).format());
    refuses(403, good.replace("height 1", "height 2"));
    accepts(0, 5);
  }

  @Test
  void what_is_no_request_is_bad() throws Exception {
    String good = request(leaves, 0, 5);
    String line = Base64.getEncoder().encodeToString(new byte[32]) + "\n";
    for (String bad :
        List.of(
            "",
            "\n\n",
            good.substring(0, good.length() / 2),
            good.substring(0, good.length() - 1),
            good.replace("old 0", "old 00"),
            good.replace("old 0", "old -1"),
            good.replace("old 0", "old  0"),
            good.replace("old 0", "Old 0"),
            good.replace("old 0", "old 99999999999999999999"),
            good.replace("old 0", "old 6"),
            good.replace("old 0\n", "old 0\nAAAA\n"),
            good.replace("old 0\n", "old 0\n" + line.replace("A=", "B=")),
            good.replace("old 0\n", "old 0\n" + line.repeat(64)),
            good.replace("\n", "\r\n"),
            "old 0\n\nno note\n",
            good + " ".repeat(300_000))) {
      refuses(400, bad);
    }
    refuses(422, good.replace("old 0\n", "old 0\n" + line));
    accepts(0, 5);
    refuses(422, request(leaves, 5, 5).replace("old 5\n", "old 5\n" + line));
  }

  @Test
  void one_changed_bit_of_a_proof_is_refused() throws Exception {
    accepts(0, 21);
    List<String> lines = new ArrayList<>(request(leaves, 21, 50).lines().toList());
    int hashes = lines.indexOf("") - 1;
    assertTrue(hashes > 2);
    for (int i = 1; i <= hashes; i++) {
      byte[] hash = Base64.getDecoder().decode(lines.get(i));
      hash[31] ^= 1;
      List<String> bent = new ArrayList<>(lines);
      bent.set(i, Base64.getEncoder().encodeToString(hash));
      refuses(422, String.join("\n", bent) + "\n");
    }
    accepts(21, 50);
  }

  @Test
  void other_places_and_methods_are_refused() throws Exception {
    URI root = URI.create("http://127.0.0.1:" + server.port() + "/");
    HttpResponse.BodyHandler<String> text = HttpResponse.BodyHandlers.ofString();
    assertEquals(404, http.send(HttpRequest.newBuilder(root).build(), text).statusCode());
    HttpRequest get = HttpRequest.newBuilder(root.resolve("/add-checkpoint")).build();
    assertEquals(405, http.send(get, text).statusCode());
    HttpRequest more = HttpRequest.newBuilder(root.resolve("/add-checkpoints")).build();
    assertEquals(404, http.send(more, text).statusCode());
  }

  @Test
  void of_requests_at_once_about_one_size_one_is_cosigned() throws Exception {
    accepts(0, 10);
    List<byte[]> other = new ArrayList<>(leaves);
    other.set(15, Merkle.leafHash(new byte[] {99}));
    List<CompletableFuture<Integer>> answers = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      String body = request(i % 2 == 0 ? leaves : other, 10, 20);
      answers.add(CompletableFuture.supplyAsync(() -> status(body)));
    }
    List<Integer> statuses = answers.stream().map(CompletableFuture::join).toList();
    assertEquals(1, statuses.stream().filter(status -> status == 200).count());
    assertEquals(39, statuses.stream().filter(status -> status == 409).count());
  }

  private int status(String body) {
    try {
      return post(body).statusCode();
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  @Test
  void a_witness_remembers_after_a_restart_and_refuses_a_damaged_memory() throws Exception {
    accepts(0, 10);
    server.close();
    server = serve(folder, 0, KEY);
    conflicts(10, request(leaves, 0, 5));
    accepts(10, 11);
    server.close();
    Path file;
    try (var files = Files.list(folder)) {
      file = files.filter(one -> one.toString().endsWith(".checkpoint")).findFirst().orElseThrow();
    }
    Files.writeString(file, Files.readString(file).substring(0, 20));
    assertTrue(
        String.valueOf(assertThrows(IOException.class, () -> serve(folder, 0, KEY)).getMessage())
            .contains("damaged"));
  }

  /// A witness as a process of its own: prints its port, and serves until it is killed.
  static final class Child {
    private Child() {}

    public static void main(String[] arguments) throws IOException {
      try (WitnessServer server = serve(Path.of(arguments[0]), 0, KEY)) {
        System.out.println(server.port());
        System.out.flush();
        var _ = System.in.read();
      }
    }
  }

  @Test
  void what_a_killed_witness_vouched_for_it_remembers() throws Exception {
    Path own = folder.resolve("killed");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                Child.class.getName(),
                own.toString())
            .redirectError(ProcessBuilder.Redirect.INHERIT)
            .start();
    int vouched = 0;
    try (BufferedReader out =
        new BufferedReader(new InputStreamReader(process.getInputStream(), UTF_8))) {
      String port = out.readLine();
      URI uri = URI.create("http://127.0.0.1:" + port + "/add-checkpoint");
      for (int size = 1; size <= 30; size++) {
        HttpRequest request =
            HttpRequest.newBuilder(uri)
                .POST(HttpRequest.BodyPublishers.ofString(request(leaves, vouched, size)))
                .build();
        assertEquals(200, http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode());
        vouched = size;
      }
    } finally {
      process.destroyForcibly().waitFor();
    }
    server.close();
    server = serve(own, 0, KEY);
    conflicts(vouched, request(leaves, 0, 1));
    accepts(vouched, 40);
  }
}
