package tallystick.server.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Base64;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.kernel.SigningKey;
import tallystick.kernel.VerifierKey;
import tallystick.server.CommandRun;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web;

/// The commands: what they say, in how many lines, and how they end.
class CommandsTest {
  private static final TestVenue VENUE = TestVenue.get();
  private static final Web WEB = VENUE.web();

  @TempDir private Path folder;
  private Path receipt = Path.of("");
  private String key = "";

  @BeforeEach
  void keepsAReceipt() throws Exception {
    String id = WEB.does(Someone.fresh().signs(new RegisterPrincipal("Keeper")));
    receipt = folder.resolve("receipt.json");
    Files.write(receipt, WEB.get("/v1/actions/" + id).body());
    key = WEB.get("/log/key").text().strip();
  }

  private static CommandRun fails(String part, String... args) {
    CommandRun run = CommandRun.of(args);
    assertEquals(1, run.exit(), run::toString);
    assertEquals(1, run.all().size(), run::toString);
    assertTrue(run.all().getFirst().contains(part), run::toString);
    assertFalse(run.all().getFirst().contains("Exception"), run::toString);
    return run;
  }

  private static CommandRun works(String... args) {
    CommandRun run = CommandRun.works(args);
    assertEquals(0, run.err().size(), run::toString);
    return run;
  }

  @Test
  void a_receipt_that_holds_ends_with_0() throws Exception {
    Path keyFile = Files.writeString(folder.resolve("log.vkey"), key + "\n");
    for (CommandRun run :
        new CommandRun[] {
          works("verify", receipt.toString(), "--key", key),
          works("verify", receipt.toString(), "--key", keyFile.toString()),
          works("verify", receipt.toString(), "--data", VENUE.data().toString())
        }) {
      assertEquals(1, run.out().size());
      assertTrue(run.out().getFirst().startsWith("valid: "));
    }
  }

  @Test
  void a_receipt_that_does_not_hold_ends_with_1() throws Exception {
    String text = Files.readString(receipt);
    refuted(
        "another outcome",
        text.replace("\"accepted\":true,\"reason\"", "\"accepted\":false,\"reason\""));
    refuted("does not have this entry", text.replace("Keeper", "Reaper"));
    refuted("no proof", text.replaceAll("\"proof\":\"[^\"]*\"", "\"proof\":\"\""));
    refuted("cannot be read", text.replaceAll("\"proof\":\"[^\"]*\"", "\"proof\":\"x\""));
    refuted("not a receipt: it is not JSON", "this is not json");
    refuted("not a receipt: its fields are not those of one", "{}");
    refuted("not a receipt", "[]");
    refuted("not a receipt", "null");
    refuted("not a receipt", "");
    refuted("not a receipt", text.substring(0, text.length() / 2));
    refuted("too large", " ".repeat((4 << 20) + 1));
  }

  private void refuted(String why, String text) throws Exception {
    Files.writeString(receipt, text);
    CommandRun run = fails(why, "verify", receipt.toString(), "--key", key);
    assertTrue(run.all().getFirst().startsWith("NOT VALID: "), run::toString);
  }

  @Test
  void another_key_than_the_logs_refutes_every_receipt() {
    VerifierKey own = VerifierKey.parse(key);
    String other = VerifierKey.of(own.name(), SigningKey.generate()).text();
    fails("not signed by the log's key", "verify", receipt.toString(), "--key", other);
    fails("cannot be read", "verify", receipt.toString(), "--key", "a+b+c");
    fails("none is known", "verify", receipt.toString(), "--data", folder.toString());
  }

  @Test
  void a_file_that_is_not_there_is_said_to_be_missing() {
    String missing = folder.resolve("missing").toString();
    fails("there is no file", "verify", missing, "--key", key);
    fails("there is no file", "verify", folder.toString(), "--key", key);
    fails("missing", "verify", receipt.toString(), "--key", missing);
    fails("there is no file", "import", "shop", missing, "--as", "x", "--url", WEB.url());
    fails(
        "nobody is called", "act", "market.CloseOrder", "{}", "--as", missing, "--url", WEB.url());
  }

  @Test
  void a_key_is_made_once_and_told_of_again() throws Exception {
    Path file = folder.resolve("my.key");
    CommandRun made = works("key", file.toString());
    CommandRun told = works("key", file.toString());
    assertEquals(3, made.out().size());
    assertEquals(made.out().subList(1, 3), told.out().subList(1, 3));
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
    Path broken = Files.writeString(folder.resolve("broken.key"), "not a key");
    fails("holds no key", "key", broken.toString());
    fails("nowhere", "key", folder.resolve("nowhere/my.key").toString());
  }

  private Path keyOf(Someone who) throws Exception {
    String seed = Base64.getUrlEncoder().withoutPadding().encodeToString(who.key().seed());
    return Files.writeString(folder.resolve(who.principal() + ".key"), seed + "\n");
  }

  private CommandRun act(Someone who, String type, String body) throws Exception {
    return CommandRun.of("act", type, body, "--as", keyOf(who).toString(), "--url", WEB.url());
  }

  @Test
  void an_act_ends_with_0_when_it_is_accepted_and_with_1_when_it_is_refused() throws Exception {
    Someone who = Someone.fresh();
    CommandRun done = act(who, "identity.RegisterPrincipal", "{\"name\":\"Cleo\"}");
    assertEquals(0, done.exit(), done::toString);
    assertTrue(String.join("", done.out()).contains("\"accepted\" : true"));
    CommandRun again = act(who, "identity.RegisterPrincipal", "{\"name\":\"Cleo\"}");
    assertEquals(1, again.exit());
    assertTrue(String.join("", again.out()).contains("identity.PRINCIPAL_EXISTS"));
  }

  @Test
  void an_act_that_is_none_is_refused_in_one_line() throws Exception {
    String file = keyOf(Someone.fresh()).toString();
    String type = "identity.RegisterPrincipal";
    fails("no action of the type", "act", "a.B", "{}", "--as", file, "--url", WEB.url());
    fails("/body/name", "act", type, "{}", "--as", file, "--url", WEB.url());
    fails("not JSON", "act", type, "not json", "--as", file, "--url", WEB.url());
    fails("/body", "act", type, "null", "--as", file, "--url", WEB.url());
    fails("no venue", "act", type, "{}", "--as", "x", "--url", "http://127.0.0.1:1");
    fails("", "act", type, "{}", "--as", "x", "--url", "nonsense");
  }

  @Test
  void a_shops_catalogue_becomes_listings() throws Exception {
    Someone seller = VENUE.member("Shop", 0);
    Path csv =
        Files.write(
            folder.resolve("shop.csv"),
            "Handle,Title,Variant Price,Variant Inventory Qty\nmug,Mug,5,1\ncup,Cup,x,1\n"
                .getBytes(UTF_8));
    String[] args = {
      "import", "shop", csv.toString(), "--as", keyOf(seller).toString(), "--url", WEB.url()
    };
    CommandRun run = works(args);
    assertEquals("2 rows: 1 listings", run.out().getFirst());
    assertTrue(run.out().get(1).contains("line 3, Variant Price"), run::toString);
    assertEquals("  listed 1 of 1", run.out().getLast());
    String listings = "/v1/market/listings?seller=" + seller.principal();
    assertEquals(
        "Mug",
        WEB.get(listings + "&min-height=" + WEB.height())
            .json()
            .path("items")
            .get(0)
            .path("title")
            .asString());
    fails(
        "broken-csv",
        "import",
        "shop",
        receipt.toString(),
        "--as",
        keyOf(seller).toString(),
        "--url",
        WEB.url());
  }

  @Test
  void a_command_line_that_makes_no_sense_ends_with_2() {
    assertEquals(2, CommandRun.of("verify").exit());
    assertEquals(2, CommandRun.of("--port", "many").exit());
    assertEquals(2, CommandRun.of("--roles", "cook").exit());
    assertEquals(2, CommandRun.of("dance").exit());
    assertEquals(0, CommandRun.of("--help").exit());
  }
}
