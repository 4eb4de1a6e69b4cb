package tallystick.server.connectors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.config.keys.writer.openssh.OpenSSHKeyPairResourceWriter;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.junit.jupiter.api.Test;
import tallystick.kernel.Codec;
import tallystick.server.Someone;
import tallystick.server.TestFileServer;
import tallystick.server.TestVenue;
import tallystick.server.Web.Answer;
import tallystick.server.access.Browser;
import tallystick.server.access.Expect;
import tallystick.server.connectors.ScheduledExchange.Line;
import tools.jackson.databind.JsonNode;

/// Files in both directions, through a real server of SFTP over a real folder.
class FileExchangeTest {
  private static final Map<String, Object> COUNTS =
      Map.of(
          "action",
          "custody.CountStock",
          "each",
          "",
          "fields",
          Map.of("epcClass", "/class", "counted", "/quantity"));
  private static final String CSV = "class;quantity\nurn:epc:idpat:sgtin:0614141.112345.*;%d\n";

  private final TestFileServer files = TestFileServer.get();
  private final String who = Someone.freshId();

  private Map<String, Object> transport(String user) {
    return Map.of(
        "kind",
        "SFTP",
        "minutes",
        1440,
        "user",
        user,
        "hostKey",
        files.fingerprint(),
        "header",
        "",
        "since",
        "",
        "start",
        "");
  }

  private Map<String, Object> incoming(Browser owner, String format, String user) throws Exception {
    Map<String, Object> wanted = new HashMap<>(OutgoingTest.outgoing(owner, files.address(who)));
    wanted.put("direction", "IN");
    wanted.put("format", format);
    wanted.put("topics", List.of());
    wanted.put("mapping", COUNTS);
    wanted.put("transport", transport(user));
    wanted.put("credential", TestFileServer.PASSWORD);
    return wanted;
  }

  @Test
  void files_are_taken_once_they_do_not_grow_and_moved_to_where_they_belong() throws Exception {
    Browser ann = Browser.member();
    Path folder = files.folder(who);
    Files.writeString(folder.resolve("counts.csv"), CSV.formatted(5));
    Files.writeString(folder.resolve("later.csv.part"), CSV.formatted(6));
    Files.writeString(folder.resolve("large.csv"), "x".repeat(Inbox.MAX_BYTES + 1));
    Line line = ScheduledExchange.made(ann, incoming(ann, "CSV", "wms"));
    line.isLet("custody.CountStock");
    // The first look does not know yet whether they grow.
    line.awaits("2 files seen, 0 taken.");
    Files.writeString(folder.resolve("counts.csv"), CSV.formatted(55));
    line.runs("2 files seen, 1 taken.");
    assertEquals(List.of("large.csv"), TestFileServer.names(folder.resolve("failed")));
    line.runs("1 files seen, 1 taken.");
    assertEquals(List.of("counts.csv"), TestFileServer.names(folder.resolve("done")));
    assertEquals(List.of("done", "failed", "later.csv.part"), TestFileServer.names(folder));
    List<JsonNode> runs = line.messages();
    assertEquals(2, runs.size());
    assertTrue(runs.getFirst().path("message").asString().startsWith("counts.csv sha256:"));
    assertEquals(1, runs.getFirst().path("accepted").intValue(), runs::toString);
    // The same once more is the same message: nothing is counted again.
    long height = TestVenue.get().web().height();
    Files.writeString(folder.resolve("counts.csv"), CSV.formatted(55));
    line.runs("1 files seen, 0 taken.");
    line.runs("1 files seen, 1 taken.");
    assertEquals(2, TestFileServer.names(folder.resolve("done")).size());
    assertEquals(height, TestVenue.get().web().height());
  }

  @Test
  void what_may_not_be_moved_stays_and_is_remembered() throws Exception {
    Browser ann = Browser.member();
    Path folder = files.folder(who);
    Files.writeString(folder.resolve("counts.csv"), CSV.formatted(5));
    Line line = ScheduledExchange.made(ann, incoming(ann, "CSV", TestFileServer.READER));
    line.awaits("1 files seen, 0 taken.");
    line.runs("1 files seen, 1 taken. The server does not let them be moved: they stay.");
    line.runs("1 files seen, 0 taken.");
    assertEquals(1, line.messages().size());
    assertTrue(Files.exists(folder.resolve("counts.csv")));
  }

  @Test
  void an_order_in_x12_is_acknowledged_by_a_997_beside_it() throws Exception {
    Browser ann = Browser.member();
    Path folder = files.folder(who);
    Files.writeString(folder.resolve("order.x12"), EdiTest.PURCHASE_ORDER);
    Line line = ScheduledExchange.made(ann, incoming(ann, "X12", "erp"));
    line.awaits("1 files seen, 0 taken.");
    line.runs("1 files seen, 1 taken.");
    String answer = Files.readString(folder.resolve("acks/order.x12.997"));
    assertTrue(answer.contains("AK1*PO*7~") && answer.contains("AK5*A~"), answer);
  }

  @Test
  void events_are_written_as_files_by_who_has_the_key_for_the_server_that_was_agreed()
      throws Exception {
    Browser ann = Browser.member();
    KeyPair pair = KeyUtils.generateKeyPair(KeyPairProvider.SSH_ED25519, 256);
    ByteArrayOutputStream key = new ByteArrayOutputStream();
    OpenSSHKeyPairResourceWriter.INSTANCE.writePrivateKey(pair, "", null, key);
    files.knows(who, pair.getPublic());
    Map<String, Object> wanted = new HashMap<>(OutgoingTest.outgoing(ann, files.address(who)));
    wanted.put("transport", transport(who));
    wanted.put("credential", key.toString(StandardCharsets.UTF_8));
    Line json = ScheduledExchange.made(ann, wanted);
    wanted.put("format", "CSV");
    Map<String, String> columns = new HashMap<>(Map.of("what", "/data/title"));
    wanted.put("mapping", Map.of("action", "", "each", "", "fields", columns));
    wanted.put("address", files.address(who + "/csv"));
    ScheduledExchange.made(ann, wanted);
    OutgoingTest.lists(ann, "Honey, clear");
    Path folder = files.folder(who);
    List<String> names = TestFileServer.awaits(folder, 2);
    assertTrue(names.getFirst().endsWith("-market.ListingCreated.json"), names::toString);
    JsonNode told = Codec.JSON.readTree(Files.readString(folder.resolve(names.getFirst())));
    assertEquals("Honey, clear", told.at("/data/title").asString());
    Path table = folder.resolve("csv");
    String rows = Files.readString(table.resolve(TestFileServer.awaits(table, 1).getFirst()));
    assertEquals("what\r\n\"Honey, clear\"\r\n", rows);
    assertFalse(json.shown().toString().contains("PRIVATE KEY"));
    Map<String, Object> other = new HashMap<>(transport(who));
    other.put("hostKey", "SHA256:" + "A".repeat(43));
    wanted.put("transport", other);
    Line wrong = ScheduledExchange.made(ann, wanted);
    Answer tried = Expect.ok(ann.post(wrong.path() + "/test", Map.of()));
    assertTrue(tried.text().contains("has another key"), tried::text);
  }

  @Test
  void a_server_is_asked_for_its_key_but_not_within_the_operators_network() throws Exception {
    Browser ann = Browser.member();
    Answer asked = ann.post("/connectors/host-key", Map.of("address", files.address(who)));
    assertEquals(files.fingerprint(), Expect.ok(asked).json().path("fingerprint").asString());
    Answer inner = ann.post("/connectors/host-key", Map.of("address", "sftp://127.0.0.1:9/in"));
    Expect.problem(422, "no-file-server", inner);
    assertTrue(inner.text().contains("no public address"), inner::text);
    Map<String, Object> wanted = incoming(ann, "CSV", "wms");
    wanted.put("credential", "-----BEGIN OPENSSH PRIVATE KEY-----\nnone");
    Expect.problem(422, "invalid-field", ann.post("/connectors", wanted));
  }
}
