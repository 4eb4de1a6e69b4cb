package tallystick.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.kernel.ReceiptCheck;
import tallystick.kernel.VerifierKey;
import tallystick.server.CommandRun;
import tallystick.server.Someone;
import tallystick.server.TestLog;
import tallystick.server.TestReceiver;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tallystick.server.views.TableDump;

/// A venue in a process of its own that is killed under load, again and again: what it acknowledged
/// is kept, and what people read follows from it.
class KillTest {
  private static final int ACKNOWLEDGED = 200;
  private static final int SENDERS = 4;

  private final Queue<String> acknowledged = new ConcurrentLinkedQueue<>();
  private final Semaphore wanted = new Semaphore(0);
  private final Semaphore acks = new Semaphore(0);
  private Path data = Path.of("");

  @BeforeEach
  void makesAFolder() throws IOException {
    data = TestVenue.folder("tallystick-kill");
    var _ = TestLog.keyIn(data.resolve("ledger"));
    TestReceiver.get().configure(data);
  }

  @AfterEach
  void removesIt() {
    TestVenue.delete(data);
  }

  private Child child(int port) throws IOException {
    return Child.of(
        "--data",
        data.toString(),
        "--port",
        Integer.toString(port),
        "--demo",
        "none",
        "--web",
        data.resolve("web").toString());
  }

  /// Submits until the venue is gone, and remembers what was acknowledged.
  private CompletableFuture<Void> load(Web web) {
    wanted.drainPermits();
    acks.drainPermits();
    CompletableFuture<?>[] senders = new CompletableFuture<?>[SENDERS];
    for (int i = 0; i < SENDERS; i++) {
      senders[i] = CompletableFuture.runAsync(() -> send(web), t -> Thread.ofVirtual().start(t));
    }
    return CompletableFuture.allOf(senders);
  }

  private void send(Web web) {
    Someone who = Someone.fresh();
    try {
      acknowledged.add(web.does(who.signs(new RegisterPrincipal("Sender"))));
      for (int i = 0; true; i++) {
        wanted.acquire();
        acknowledged.add(web.does(who.signs(new RenamePrincipal("Name " + i))));
        acks.release();
      }
    } catch (IOException e) {
      // The venue has been killed, as it should be.
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Lets some acts be done, and waits until half of them are acknowledged.
  private void doSome() throws InterruptedException {
    acks.drainPermits();
    wanted.release(2 * ACKNOWLEDGED);
    acks.acquire(ACKNOWLEDGED);
  }

  /// Ends it in the midst of its work.
  private void kill(Child child, CompletableFuture<Void> load) throws InterruptedException {
    doSome();
    child.kill();
    wanted.release(SENDERS);
    load.join();
  }

  private void checkReceipts(Web web) throws Exception {
    VerifierKey key = VerifierKey.parse(web.get("/log/key").text().strip());
    for (String id : acknowledged) {
      Answer answer = web.get("/v1/actions/" + id);
      assertEquals(200, answer.status(), answer::text);
      ReceiptCheck.Verdict verdict = ReceiptCheck.check(answer.body(), key);
      assertTrue(verdict.valid(), verdict::sentence);
    }
    String head = "/v1/log/blocks?limit=1&min-height=" + web.height();
    assertEquals(
        web.height(), web.get(head).json().path("items").get(0).path("height").longValue());
  }

  @Test
  @Timeout(400)
  void what_was_acknowledged_survives_any_kill() throws Exception {
    ConnectorsAtWork connectors;
    try (Child first = child(0)) {
      Web web = first.web();
      connectors = ConnectorsAtWork.begin(data, web);
      assertEquals(404, web.get("/v1/demo/people").status());
      kill(first, load(web));
    }
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Child second = child(taken.getLocalPort())) {
      Web web = second.web();
      assertFalse(web.url().endsWith(":" + taken.getLocalPort()), "the port was taken");
      checkReceipts(web);
      connectors.goOn(web);
      var load = load(web);
      doSome();
      killPostgres();
      // The ledger does not need the tables: it goes on.
      doSome();
      Bad503.views(web);
      kill(second, load);
    }
    try (Child third = child(0)) {
      Web web = third.web();
      checkReceipts(web);
      refusesASecond();
      third.stop();
      assertEquals(143, third.exit(30));
      assertTrue(third.said().getLast().startsWith("Stopping: "), third.said()::toString);
    }
    assertEquals(List.of(), Child.postgres(data));
    checkTables();
    assertEquals(List.of(), Child.postgres(data));
  }

  private void killPostgres() throws IOException {
    Path file = data.resolve("postgres/cluster/postmaster.pid");
    long pid = Long.parseLong(Files.readAllLines(file).getFirst().strip());
    assertTrue(
        Child.postgres(data).stream().anyMatch(one -> one.pid() == pid), "no server of ours");
    assertTrue(ProcessHandle.of(pid).orElseThrow().destroyForcibly());
  }

  private void refusesASecond() throws Exception {
    try (Child second = child(0)) {
      assertEquals(1, second.exit(60));
      assertEquals(1, second.said().size(), second.said()::toString);
      assertTrue(second.said().getFirst().startsWith("tallystick: "), second.said()::toString);
      assertFalse(second.said().getFirst().contains("Exception"), second.said()::toString);
    }
  }

  /// What grew through all kills is what the log gives when it is read anew.
  private void checkTables() throws Exception {
    Map<String, List<String>> grown = TableDump.of(data.resolve("postgres"));
    CommandRun run = CommandRun.of("rebuild-views", "--data", data.toString());
    assertEquals(0, run.exit(), run::toString);
    assertEquals(grown, TableDump.of(data.resolve("postgres")));
    assertTrue(grown.get("log.actions").size() >= acknowledged.size());
  }
}
