package tallystick.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.identity.IdentityAction.RenamePrincipal;
import tallystick.server.CommandRun;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// `./run cluster` as a person plays with it.
@Tag("slow")
class ClusterTest {
  private Path data = Path.of("");

  @BeforeEach
  void makesAFolder() throws IOException {
    data = TestVenue.folder("tallystick-cluster");
  }

  @AfterEach
  void removesIt() {
    TestVenue.delete(data);
  }

  private Child cluster() throws Exception {
    return Child.of("cluster", "--data", data.toString(), "--demo", "none", "--port", "8300");
  }

  private String says(String verb, String name) {
    CommandRun run = CommandRun.of("cluster", verb, name, "--data", data.toString());
    assertEquals(0, run.exit(), run::toString);
    return run.out().getFirst();
  }

  private static String leader(Web web) throws Exception {
    for (JsonNode node : web.get("/v1/log/nodes").json().path("items")) {
      if (node.path("leads").asBoolean()) {
        return node.path("id").asString();
      }
    }
    return "";
  }

  private static void accepted(Answer answer) {
    assertEquals(200, answer.status(), answer::text);
    assertTrue(answer.json().path("accepted").asBoolean(), answer::text);
  }

  @Test
  @Timeout(300)
  void a_cluster_outlives_its_leader_and_its_own_end() throws Exception {
    Someone who;
    try (Child cluster = cluster()) {
      Web web = cluster.web();
      who = Someone.fresh().at(web.get("/v1/venue").json().path("origin").asString());
      accepted(web.submit(who.signs(new RegisterPrincipal("Player"))));
      String first = leader(web);
      assertEquals(first + " was killed", says("kill", first));
      accepted(web.submit(who.signs(new RenamePrincipal("After the leader"))));
      assertNotEquals(first, leader(web));
      assertTrue(says("start", first).startsWith(first + " starts with pid "));
      assertEquals("there is no such process: n1, n2, n3, gateway", says("kill", "n9"));
      cluster.stop();
      assertEquals(143, cluster.exit(90));
    }
    assertEquals(List.of(), Child.processes(data.toString()));
    try (Child again = cluster()) {
      Web web = again.web();
      String path =
          "/v1/identity/principal?principal=" + who.principal() + "&min-height=" + web.height();
      assertEquals("After the leader", web.get(path).json().path("name").asString());
      again.kill();
    }
    for (ProcessHandle left : Child.processes(data.toString())) {
      left.onExit().get(60, TimeUnit.SECONDS);
    }
  }
}
