package tallystick.server.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.standardwebhooks.Webhook;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import tallystick.domains.accounts.AccountsAction.DefineAsset;
import tallystick.kernel.Codec;
import tallystick.server.Pause;
import tallystick.server.Someone;
import tallystick.server.TestReceiver;
import tallystick.server.TestVenue;
import tallystick.server.Web;
import tallystick.server.Web.Answer;
import tallystick.server.access.Browser;
import tallystick.server.access.Expect;
import tallystick.server.venue.KeyFile;
import tools.jackson.databind.JsonNode;

/// Connectors that have something to tell and are in the midst of a message when their venue is
/// killed: nothing is left out, and no row acts twice.
final class ConnectorsAtWork {
  private static final int ROWS = 300;
  private static final int TOLD = 5;

  private final TestReceiver erp = TestReceiver.get();
  private final String who = Someone.freshId();
  private final String body = message();
  private final Path data;
  private final Browser ann;
  private final Made out;
  private final Made wms;

  private ConnectorsAtWork(Path data, Web web) throws Exception {
    this.data = data;
    Someone operator = Someone.of(KeyFile.read(data.resolve("operator.key")));
    web.does(operator.signs(new DefineAsset(TestVenue.USD, "US dollar", 2)));
    this.ann = Browser.memberAt(web);
    this.out = outlet(ann);
    this.wms = inlet(ann);
  }

  /// Has a receiver refuse the first of what is told, so that all of it waits, and begins to send a
  /// message.
  static ConnectorsAtWork begin(Path data, Web web) throws Exception {
    ConnectorsAtWork begun = new ConnectorsAtWork(data, web);
    begun.erp.willAnswer(begun.who, 500);
    for (int i = 0; i < TOLD; i++) {
      lists(begun.ann, "Listing " + i);
    }
    var _ = begun.erp.next(begun.who);
    long height = web.height();
    var _ =
        CompletableFuture.runAsync(() -> {
          try {
            var _ = sends(web, begun.wms, begun.body);
          } catch (Exception e) {
            // The venue has been killed, as it should be.
          }
        });
    while (web.height() < height + 10) {
      Pause.moment();
    }
    return begun;
  }

  /// A connector as its page makes it.
  private record Made(String id, String key, Webhook webhook) {
    static Made of(Browser owner, Map<String, Object> wanted) throws Exception {
      JsonNode made = Expect.ok(owner.post("/connectors", wanted)).json();
      JsonNode shown = made.path("connector");
      return new Made(
          shown.path("connector").asString(),
          shown.path("key").asString(),
          new Webhook(made.path("secret").asString()));
    }
  }

  private Made outlet(Browser owner) throws Exception {
    return Made.of(
        owner,
        Map.of(
            "name",
            "ERP",
            "direction",
            "OUT",
            "format",
            "JSON",
            "address",
            erp.address(who),
            "topics",
            List.of("market.orders." + owner.principal()),
            "by",
            owner.principal(),
            "partner",
            "",
            "mapping",
            Map.of("action", "", "each", "", "fields", Map.of())));
  }

  private static Made inlet(Browser owner) throws Exception {
    Map<String, Object> fields = Map.of("epcClass", "/class", "counted", "/quantity");
    Made made =
        Made.of(
            owner,
            Map.of(
                "name",
                "WMS",
                "direction",
                "IN",
                "format",
                "JSON",
                "address",
                "",
                "topics",
                List.of(),
                "by",
                owner.principal(),
                "partner",
                "",
                "mapping",
                Map.of("action", "custody.CountStock", "each", "/lines", "fields", fields)));
    Map<String, Object> mandate =
        Map.of(
            "agent",
            made.key(),
            "label",
            "Connector",
            "scope",
            List.of("custody.CountStock"),
            "counterparties",
            List.of(),
            "items",
            List.of(),
            "allowances",
            List.of(),
            "from",
            0,
            "until",
            0);
    acts(owner, "mandates.GiveMandate", mandate);
    return made;
  }

  private static void acts(Browser owner, String type, Map<String, Object> body) throws Exception {
    Answer answer = owner.acts(Map.of("type", type, "body", body));
    assertTrue(Expect.ok(answer).json().path("accepted").booleanValue(), answer::text);
  }

  private static void lists(Browser owner, String title) throws Exception {
    acts(
        owner,
        "market.CreateListing",
        Map.of(
            "title",
            title,
            "text",
            "",
            "category",
            "",
            "asset",
            TestVenue.USD,
            "pictures",
            List.of(),
            "variants",
            List.of(Map.of("name", "", "sku", "A", "price", 100, "quantity", 5)),
            "shipHours",
            24,
            "confirmHours",
            24));
  }

  private static String message() {
    List<Map<String, Object>> lines = new ArrayList<>();
    for (int i = 0; i < ROWS; i++) {
      lines.add(Map.of("class", "urn:epc:idpat:sgtin:0614141.112345.*", "quantity", i));
    }
    return Codec.JSON.writeValueAsString(Map.of("lines", lines));
  }

  private static Answer sends(Web web, Made to, String body) throws Exception {
    long seconds = System.currentTimeMillis() / 1000;
    return web.send(
        web.request("/v1/connectors/" + to.id() + "/messages")
            .header("webhook-id", "m1")
            .header("webhook-timestamp", Long.toString(seconds))
            .header("webhook-signature", to.webhook().sign("m1", seconds, body))
            .POST(BodyPublishers.ofString(body)));
  }

  /// What a venue has to do that goes on in the same folder.
  void goOn(Web web) throws Exception {
    JsonNode taken = Expect.ok(sends(web, wms, body)).json();
    assertEquals(ROWS, taken.path("accepted").intValue(), taken::toString);
    Browser again = ann.movedTo(web);
    String path = "/connectors/" + wms.id() + "/runs/" + taken.path("run").asString();
    TreeSet<String> acts = new TreeSet<>();
    JsonNode run = Expect.ok(again.get(path)).json();
    run.path("results").forEach(one -> acts.add(one.path("action").asString()));
    assertEquals(ROWS, acts.size());
    assertEquals(ROWS, counted(web));
    Expect.ok(again.post("/connectors/" + out.id() + "/run", Map.of()));
    List<String> told = new ArrayList<>();
    while (!told.contains("Listing " + (TOLD - 1))) {
      told.add(erp.next(who).json().at("/data/title").asString());
    }
    assertEquals(
        List.of("Listing 0", "Listing 1", "Listing 2", "Listing 3", "Listing 4"),
        told.stream().distinct().toList());
  }

  /// How often stock was counted, as the log has it.
  private int counted(Web web) throws Exception {
    Expect.ok(web.get("/v1/log/blocks?limit=1&min-height=" + web.height()));
    String url = Files.readString(data.resolve("postgres.jdbc")).strip();
    try (Connection database = DriverManager.getConnection(url);
        Statement asking = database.createStatement();
        ResultSet found =
            asking.executeQuery(
                "SELECT count(*) FROM log.actions WHERE type = 'custody.CountStock'")) {
      assertTrue(found.next());
      return found.getInt(1);
    }
  }
}
