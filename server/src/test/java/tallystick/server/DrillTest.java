package tallystick.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;

/// What an operator does after the machine burned: from a backup to a venue that goes on.
class DrillTest {
  private static final TestVenue VENUE = TestVenue.get();

  private Path folder = Path.of("");

  @BeforeEach
  void makesAFolder() throws Exception {
    folder = TestVenue.folder("tallystick-drill");
  }

  @AfterEach
  void removesIt() {
    TestVenue.delete(folder);
  }

  @Test
  void a_venue_comes_back_from_a_backup_with_its_deals_pictures_and_keys() throws Exception {
    ByteArrayOutputStream picture = new ByteArrayOutputStream();
    ImageIO.write(new BufferedImage(9, 7, BufferedImage.TYPE_INT_RGB), "png", picture);
    Web.Answer stored = VENUE.web().post("/v1/files", picture.toByteArray());
    assertEquals(200, stored.status(), stored::text);
    String file = stored.json().path("file").asString().replace("sha256:", "");
    String id = VENUE.web().does(Someone.fresh().signs(new RegisterPrincipal("Survivor")));

    String backup = folder.resolve("backup").toString();
    CommandRun made = CommandRun.works("backup", backup, "--data", VENUE.data().toString());
    assertTrue(made.out().stream().anyMatch(line -> line.endsWith("rows of private data")));
    assertTrue(made.out().stream().anyMatch(line -> line.contains("rows of readings")));
    CommandRun last =
        CommandRun.works("backup", backup, "--data", VENUE.data().toString(), "--keep", "1");

    Path data = folder.resolve("restored");
    CommandRun restored =
        CommandRun.works(
            "restore", backup, "--data", data.toString(), "--keys", VENUE.data().toString());
    assertEquals(last.out().get(1), restored.out().get(3), "the log's root");
    assertTrue(restored.out().stream().noneMatch(line -> line.startsWith("missing")));

    try (Server server = Server.start(VENUE.restored(data), _ -> {})) {
      Web web = new Web("http://127.0.0.1:" + server.port());
      assertArrayEquals(
          VENUE.web().get("/v1/actions/" + id).json().path("outcome").toString().getBytes(UTF_8),
          web.get("/v1/actions/" + id).json().path("outcome").toString().getBytes(UTF_8));
      assertArrayEquals(picture.toByteArray(), web.get("/v1/files/" + file).body());
      assertEquals(VENUE.web().get("/log/key").text(), web.get("/log/key").text());
      web.does(Someone.fresh().signs(new RegisterPrincipal("Newcomer")));
    }
  }

  @Test
  void what_cannot_be_restored_is_refused_in_one_line() throws Exception {
    CommandRun nothing =
        CommandRun.of("restore", folder.toString(), "--data", folder.resolve("x").toString());
    assertEquals(1, nothing.exit());
    assertEquals(1, nothing.all().size(), nothing::toString);
    CommandRun.works(
        "backup", folder.resolve("backup").toString(), "--data", VENUE.data().toString());
    CommandRun occupied =
        CommandRun.of(
            "restore", folder.resolve("backup").toString(), "--data", VENUE.data().toString());
    assertEquals(1, occupied.exit());
    assertTrue(occupied.all().getFirst().contains("has a ledger already"), occupied::toString);
    CommandRun nobody =
        CommandRun.of("backup", folder.resolve("y").toString(), "--data", folder.toString());
    assertEquals(1, nobody.exit());
    assertTrue(nobody.all().getFirst().contains("no ledger runs in"), nobody::toString);
    assertTrue(Files.exists(VENUE.data().resolve("ledger")));
  }
}
