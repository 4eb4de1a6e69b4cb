package tallystick.server;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import tallystick.domains.identity.IdentityAction;
import tallystick.domains.identity.IdentityAction.GrantRole;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.privacy.Ground;
import tallystick.domains.privacy.PrivacyAction.ApproveErasure;
import tallystick.domains.privacy.PrivacyAction.ProposeErasure;
import tallystick.server.Web.Answer;
import tallystick.server.access.Browser;

/// After an erasure nothing of the person is left: not in the tables, not in a backup that was made
/// before, not in a venue that was restored from it; and the receipt holds.
class ErasureTest {
  private static final TestVenue VENUE = TestVenue.get();

  private static final long PATIENCE = 30_000_000_000L;

  private Path folder = Path.of("");

  @BeforeEach
  void makesAFolder() throws Exception {
    folder = TestVenue.folder("tallystick-erasure");
  }

  @AfterEach
  void removesIt() {
    TestVenue.delete(folder);
  }

  /// All files below a folder in which some bytes stand. What goes while it is looked for is not
  /// there.
  private static List<Path> having(Path folder, byte[] wanted) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      return all.filter(Files::isRegularFile).filter(file -> contains(file, wanted)).toList();
    } catch (UncheckedIOException e) {
      return having(folder, wanted);
    }
  }

  private static boolean contains(Path file, byte[] wanted) {
    try {
      byte[] bytes = Files.readAllBytes(file);
      for (int i = 0; i + wanted.length <= bytes.length; i++) {
        int at = 0;
        while (at < wanted.length && bytes[i + at] == wanted[at]) {
          at++;
        }
        if (at == wanted.length) {
          return true;
        }
      }
      return false;
    } catch (NoSuchFileException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// All rows of the private schema of a running venue, as text.
  private static String rows(Path data) throws Exception {
    StringBuilder rows = new StringBuilder();
    String address = Files.readString(data.resolve("postgres.jdbc")).strip();
    try (Connection database = DriverManager.getConnection(address);
        Statement statement = database.createStatement()) {
      List<String> tables = new ArrayList<>();
      try (ResultSet found =
          statement.executeQuery(
              "SELECT table_name FROM information_schema.tables WHERE table_schema = 'private'")) {
        while (found.next()) {
          tables.add(found.getString(1));
        }
      }
      for (String table : tables) {
        try (ResultSet found =
            statement.executeQuery("SELECT t::text FROM private.\"" + table + "\" t")) {
          while (found.next()) {
            rows.append(found.getString(1)).append('\n');
          }
        }
      }
    }
    return rows.toString();
  }

  @Test
  void whoever_is_erased_is_nowhere_not_even_in_a_venue_restored_from_before() throws Exception {
    Browser ann = Browser.member();
    Answer mine = ann.get("/privacy");
    assertEquals(200, mine.status(), mine::text);
    String person = mine.json().path("account").path("person").asString();
    String commitment = mine.json().path("account").path("commitment").asString();
    Answer robot = ann.post("/api-keys", Browser.ROBOT);
    assertEquals(200, robot.status(), robot::text);
    String mail = ann.mail().toLowerCase(Locale.ROOT);
    assertEquals(mail, mine.json().path("account").path("mail").asString());
    byte[] key = Files.readAllBytes(VENUE.data().resolve("person-keys").resolve(person));
    assertTrue(rows(VENUE.data()).contains(person));

    String backup = folder.resolve("backup").toString();
    CommandRun.works("backup", backup, "--data", VENUE.data().toString());
    assertEquals(List.of(), having(folder, key), "the backup has the key");
    assertFalse(having(folder, person.getBytes(UTF_8)).isEmpty(), "the backup has the rows");

    Answer other = ann.post("/privacy/erasure", Map.of("commitment", "0", "abandon", false));
    assertEquals("other-commitment", other.json().path("code").asString(), other::text);
    Answer erased =
        ann.post("/privacy/erasure", Map.of("commitment", commitment, "abandon", false));
    assertEquals(200, erased.status(), erased::text);
    assertTrue(erased.json().path("accepted").asBoolean(), erased::text);
    Path receipt = Files.write(folder.resolve("receipt.json"), erased.body());
    CommandRun.works("verify", receipt.toString(), "--data", VENUE.data().toString());

    assertFalse(rows(VENUE.data()).contains(person));
    assertEquals(401, ann.get("").status());
    assertEquals(401, ann.another().signsIn(Browser.PASSWORD).status());
    assertEquals(List.of(), having(VENUE.data(), key), "the key is there still");
    assertEquals(List.of(), having(VENUE.data(), mail.getBytes(UTF_8)));
    String height = erased.header("Tallystick-Height");
    Answer shown =
        VENUE
            .web()
            .get(
                "/v1/identity/principal?principal=%s&min-height=%s"
                    .formatted(ann.principal(), height));
    assertEquals("(erased)", shown.json().path("name").asString(), shown::text);

    restored(backup, person, key);
  }

  /// The operator's copy of the keys knows what was destroyed, and so does what is restored by it.
  private void restored(String backup, String person, byte[] key) throws Exception {
    Path data = folder.resolve("restored");
    CommandRun.works(
        "restore", backup, "--data", data.toString(), "--keys", VENUE.data().toString());
    try (Server server = Server.start(VENUE.restored(data), _ -> {})) {
      long end = System.nanoTime() + PATIENCE;
      while (rows(data).contains(person) && System.nanoTime() < end) {
        Pause.moment();
      }
      assertFalse(rows(data).contains(person));
      assertEquals(200, new Web("http://127.0.0.1:" + server.port()).get("/health").status());
    }
    assertEquals(List.of(), having(folder, key), "the key came back");
  }

  @Test
  void officers_erase_by_the_log_and_the_venue_follows() throws Exception {
    Browser ann = Browser.member();
    String person = ann.get("/privacy").json().path("account").path("person").asString();
    Someone otto = Someone.fresh();
    VENUE.web().does(otto.signs(new RegisterPrincipal("Otto")));
    VENUE
        .web()
        .does(VENUE.operator().signs(new GrantRole(otto.principal(), IdentityAction.Role.OFFICER)));
    VENUE
        .web()
        .does(VENUE.operator().signs(new ProposeErasure(ann.principal(), Ground.REQUEST, "")));
    VENUE.web().does(otto.signs(new ApproveErasure(ann.principal(), Ground.REQUEST)));
    long end = System.nanoTime() + PATIENCE;
    while (rows(VENUE.data()).contains(person) && System.nanoTime() < end) {
      Pause.moment();
    }
    assertFalse(rows(VENUE.data()).contains(person));
    assertEquals(0, Files.size(VENUE.data().resolve("person-keys").resolve(person)));
  }
}
