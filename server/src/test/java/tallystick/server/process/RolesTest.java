package tallystick.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.server.CommandRun;
import tallystick.server.Someone;
import tallystick.server.TestLog;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// Roles in processes of their own are one venue.
class RolesTest {
  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }

  @Test
  @Timeout(240)
  void a_write_at_one_process_is_read_at_it_from_the_ledger_of_another() throws Exception {
    Path one = TestVenue.folder("tallystick-ledger");
    var _ = TestLog.keyIn(one.resolve("ledger"));
    Path other = TestVenue.folder("tallystick-views");
    String port = Integer.toString(freePort());
    try (Child ledger =
        Child.of(
            "--roles",
            "ledger",
            "--data",
            one.toString(),
            "--ledger-port",
            port,
            "--demo",
            "none")) {
      ledger.awaitRunning();
      try (Child gateway =
          Child.of(
              "--roles",
              "views,gateway",
              "--data",
              other.toString(),
              "--ledger",
              "127.0.0.1:" + port,
              "--port",
              "0")) {
        Web web = gateway.web();
        Someone who = Someone.fresh();
        Answer written = web.submit(who.signs(new RegisterPrincipal("Far away")));
        assertEquals(200, written.status(), written::text);
        Answer read =
            web.get(
                "/v1/identity/principal?principal="
                    + who.principal()
                    + "&min-height="
                    + written.header("Tallystick-Height"));
        assertEquals("Far away", read.json().path("name").asString(), read::text);
        JsonNode clocks = web.get("/v1/identity/principals?name=Venue%20clock").json();
        assertEquals(2, clocks.path("items").size(), "each process has a clock that may act");
        assertEquals("Tallystick", web.get("/v1/venue").json().path("name").asString());
        gateway.stop();
        assertEquals(143, gateway.exit(30));
      }
      ledger.stop();
      assertEquals(143, ledger.exit(30));
    } finally {
      TestVenue.delete(one);
      TestVenue.delete(other);
    }
    assertEquals(List.of(), Child.postgres(other));
  }

  @Test
  void roles_that_cannot_find_one_another_say_what_is_missing() throws Exception {
    Path data = TestVenue.folder("tallystick-roles");
    try {
      var views = CommandRun.of("--roles", "views", "--data", data.toString());
      assertEquals(1, views.exit());
      assertTrue(views.err().getFirst().contains("--ledger HOST:PORT"), views::toString);
      var gateway =
          CommandRun.of("--roles", "gateway", "--ledger", "127.0.0.1:1", "--data", data.toString());
      assertEquals(1, gateway.exit());
      assertTrue(gateway.err().getFirst().contains("--postgres"), gateway::toString);
    } finally {
      TestVenue.delete(data);
    }
  }
}
