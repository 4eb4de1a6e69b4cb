package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tallystick.domains.identity.IdentityAction;
import tallystick.domains.identity.IdentityAction.GrantRole;
import tallystick.domains.identity.IdentityAction.RegisterPrincipal;
import tallystick.domains.privacy.PrivacyAction.JudgeEmergency;
import tallystick.kernel.Codec;
import tallystick.kernel.Envelope;
import tallystick.kernel.SigningKey;
import tallystick.server.CommandRun;
import tallystick.server.Someone;
import tallystick.server.TestVenue;
import tallystick.server.Web.Answer;
import tools.jackson.databind.JsonNode;

/// What people are told of their own data, and who else may read it.
class MyDataTest {
  private static final TestVenue VENUE = TestVenue.get();

  /// As it is compared, and so as it is kept.
  private static String mail(Browser browser) {
    return browser.mail().toLowerCase(Locale.ROOT);
  }

  private static Map<String, byte[]> unzip(byte[] bytes) throws IOException {
    Map<String, byte[]> files = new LinkedHashMap<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        files.put(entry.getName(), zip.readAllBytes());
      }
    }
    return files;
  }

  @Test
  void the_export_has_what_is_sealed_what_is_public_and_receipts_that_hold(@TempDir Path folder)
      throws Exception {
    Browser ann = Browser.member();
    Expect.ok(ann.post("/api-keys", Browser.ROBOT));
    Map<String, Object> consent =
        Map.of("type", "privacy.GiveConsent", "body", Map.of("purpose", "NEWS"));
    Answer given = Expect.ok(ann.acts(consent));
    VENUE.web().get("/v1/log/blocks?limit=1&min-height=" + given.header("Tallystick-Height"));
    Answer answer = Expect.ok(ann.get("/privacy/export"));
    assertTrue(answer.header("Content-Type").startsWith("application/zip"), answer::text);
    Map<String, byte[]> files = unzip(answer.body());
    assertEquals(mail(ann), Codec.JSON.readTree(files.get("account.json")).path("mail").asString());
    assertTrue(new String(files.get("history.json"), UTF_8).contains("sign-up"));
    JsonNode programs = Codec.JSON.readTree(files.get("programs.json"));
    assertEquals("Robot", programs.path("apiKeys").path(0).path("name").asString());
    JsonNode consents = Codec.JSON.readTree(files.get("public/privacy.consents.by-principal.json"));
    assertEquals("NEWS", consents.path(0).path("purpose").asString());
    assertEquals(
        1, Codec.JSON.readTree(files.get("public/identity.keys.by-principal.json")).size());
    String name = "receipts/" + given.json().path("id").asString() + ".json";
    Path receipt = Files.write(folder.resolve("receipt.json"), files.get(name));
    Path key = Files.write(folder.resolve("log.vkey"), files.get("log.vkey"));
    CommandRun verified = CommandRun.of("verify", receipt.toString(), "--key", key.toString());
    assertEquals(0, verified.exit(), verified::toString);
    for (byte[] file : files.values()) {
      assertFalse(new String(file, UTF_8).contains(Browser.PASSWORD));
    }
  }

  @Test
  void papers_and_travel_data_are_in_the_export_and_what_outlives_an_erasure_is_told()
      throws Exception {
    Browser ann = Browser.member();
    Map<String, Object> application =
        Map.of(
            "level",
            "BASIC",
            "name",
            "Ann Thornbury",
            "birthDate",
            "1980-02-29",
            "country",
            "PT",
            "address",
            "Rua 1");
    byte[] paper = "Ann Thornbury lives in Rua 1.".getBytes(UTF_8);
    Expect.ok(ann.post("/compliance/application", application));
    Expect.ok(ann.upload("/compliance/application/documents?kind=identity", paper));
    assertEquals(0, Expect.ok(ann.get("/privacy")).json().path("retained").size());
    Expect.ok(ann.post("/compliance/travel", travel("Thornbury")));

    JsonNode mine = Expect.ok(ann.get("/privacy")).json();
    JsonNode stays = mine.path("retained").path(0);
    assertEquals("compliance_travel", stays.at("/rule/where").asString());
    assertTrue(stays.at("/rule/outlives").asBoolean());
    assertEquals(1, stays.path("items").asInt());
    long days =
        Duration.ofMillis(stays.path("until").asLong() - System.currentTimeMillis()).toDays();
    assertTrue(days >= 1_826 && days <= 1_827, mine::toString);
    Map<String, byte[]> files = unzip(Expect.ok(ann.get("/privacy/export")).body());
    JsonNode applied = Codec.JSON.readTree(files.get("verification.json")).path(0);
    assertEquals("Ann Thornbury", applied.at("/claims/name").asString());
    String folder = "documents/" + applied.path("application").asString() + "/identity-";
    assertTrue(
        files.entrySet().stream()
            .anyMatch(file ->
                file.getKey().startsWith(folder)
                    && file.getKey().endsWith(".txt")
                    && Arrays.equals(paper, file.getValue())),
        () -> files.keySet().toString());
    assertTrue(new String(files.get("travel.json"), UTF_8).contains("Thornbury"));
    assertEquals(1, Codec.JSON.readTree(files.get("retained.json")).size());

    AccessTables.sql()
        .sql(
            """
            INSERT INTO private.compliance_alerts (alert, kind, principal, subject, detail, state,
              case_id, officer, reason, since, closed)
            SELECT :principal || kind, kind, :principal, :principal, '', 'OPEN', '', '', '', 0, 0
            FROM (VALUES ('MIXED_SCRIPTS'), ('SANCTIONS')) AS kinds (kind)\
            """)
        .param("principal", ann.principal())
        .update();
    String commitment = mine.at("/account/commitment").asString();
    Expect.ok(ann.post("/privacy/erasure", Map.of("commitment", commitment, "abandon", false)));
    assertFalse(AccessTables.dump("compliance_applications").contains(ann.principal()));
    assertFalse(
        AccessTables.dump("compliance_documents").contains(applied.path("application").asString()));
    assertTrue(AccessTables.dump("compliance_travel").contains(ann.principal()));
    assertTrue(AccessTables.dump("compliance_alerts").contains(ann.principal() + "SANCTIONS"));
    assertFalse(AccessTables.dump("compliance_alerts").contains(ann.principal() + "MIXED_SCRIPTS"));
  }

  private static Envelope reading(Someone who, String type, String id, long until) {
    return who.signs(
        """
        {"v":1,"log":"%s","id":"%s","type":"%s","by":"%s","until":%d,"body":{}}\
        """
            .formatted(who.log(), id, type, who.principal(), until));
  }

  private static Answer export(Envelope envelope) throws Exception {
    return VENUE.web().post("/v1/privacy/export", Codec.JSON.writeValueAsBytes(envelope));
  }

  @Test
  void whoever_has_but_a_key_takes_their_data_by_a_signed_request(@TempDir Path folder)
      throws Exception {
    Someone kim = Someone.fresh();
    String act = VENUE.web().does(kim.signs(new RegisterPrincipal("Kim Export")));
    VENUE.web().get("/v1/log/blocks?limit=1&min-height=" + VENUE.web().height());
    String type = "privacy.ReadMyData";
    String id = Someone.freshId();
    Envelope asked = reading(kim, type, id, Someone.soon());
    Map<String, byte[]> files = unzip(Expect.ok(export(asked)).body());
    assertTrue(files.containsKey("receipts/" + act + ".json"), () -> files.keySet().toString());
    assertEquals(
        1, Codec.JSON.readTree(files.get("public/identity.keys.by-principal.json")).size());
    assertEquals("[]", new String(files.get("travel.json"), UTF_8));
    assertFalse(files.containsKey("account.json"));

    Expect.problem(403, "used-before", export(asked));
    String other = Someone.freshId();
    Expect.problem(
        403,
        "bad-signature",
        export(new Envelope(asked.payload(), VENUE.operator().key().keyId(), asked.signature())));
    Someone thief = kim.with(SigningKey.generate());
    Expect.problem(403, "not-your-key", export(reading(thief, type, other, Someone.soon())));
    Expect.problem(403, "wrong-log", export(reading(kim.at("x/y"), type, other, Someone.soon())));
    Expect.problem(403, "expired", export(reading(kim, type, other, 1)));
    Expect.problem(403, "expired", export(reading(kim, type, other, Someone.soon() + 3_600_000)));
    Expect.problem(
        403, "other-request", export(reading(kim, "privacy.EraseMe", other, Someone.soon())));
    Answer refused = VENUE.web().submit(reading(kim, type, other, Someone.soon()));
    assertTrue(refused.status() >= 400 && refused.status() < 500, "the log takes no such act");

    Path key = folder.resolve("kim.key");
    Files.writeString(key, Base64.getUrlEncoder().encodeToString(kim.key().seed()));
    Path zip = folder.resolve("kim.zip");
    CommandRun saved =
        CommandRun.of(
            "my-data", zip.toString(), "--as", key.toString(), "--url", VENUE.web().url());
    assertEquals(0, saved.exit(), saved::toString);
    assertTrue(unzip(Files.readAllBytes(zip)).containsKey("receipts/" + act + ".json"));
  }

  private static Map<String, Object> travel(String name) {
    Map<String, Object> person =
        Map.of(
            "naturalPerson",
            Map.of(
                "name",
                Map.of(
                    "nameIdentifier",
                    List.of(Map.of("primaryIdentifier", name, "nameIdentifierType", "LEGL")))));
    return Map.of(
        "to",
        VENUE.operator().principal(),
        "asset",
        TestVenue.USD,
        "amount",
        100_000,
        "ivms101",
        Map.of(
            "originator", Map.of("originatorPersons", List.of(person)),
            "beneficiary", Map.of("beneficiaryPersons", List.of(person))));
  }

  @Test
  void it_is_for_oneself_alone_and_not_too_often() throws Exception {
    for (String path : new String[] {"/privacy", "/privacy/export"}) {
      Expect.problem(401, "not-signed-in", Browser.fresh().get(path));
    }
    Browser ann = Browser.member();
    for (int i = 0; i < 5; i++) {
      assertEquals(200, ann.get("/privacy/export").status());
    }
    Answer sixth = ann.get("/privacy/export");
    Expect.problem(429, "too-many-exports", sixth);
    assertTrue(sixth.header("RateLimit").startsWith("\"export\";r=0"), sixth.header("RateLimit"));
  }

  @Test
  void a_name_need_not_be_given() throws Exception {
    Browser shy = Browser.fresh();
    Expect.ok(shy.signsUp(""));
    Answer shown =
        VENUE
            .web()
            .get(
                "/v1/identity/principal?principal=%s&min-height=%d"
                    .formatted(shy.principal(), VENUE.web().height()));
    assertEquals("Member " + shy.principal().substring(0, 8), shown.json().path("name").asString());
  }

  @Test
  void an_officer_reads_in_an_emergency_alone_and_the_person_sees_it() throws Exception {
    Browser ann = Browser.member();
    Browser otto = Browser.member();
    VENUE
        .web()
        .does(VENUE.operator().signs(new GrantRole(otto.principal(), IdentityAction.Role.OFFICER)));
    VENUE.web().get("/v1/log/blocks?limit=1&min-height=" + VENUE.web().height());
    Expect.problem(403, "not-officer", ann.get("/privacy/staff"));
    JsonNode came = Expect.ok(otto.get("/privacy/staff")).json().path("items");
    assertTrue(came.toString().contains(otto.principal()), came::toString);
    assertFalse(came.toString().contains(ann.principal()), came::toString);
    String path = "/privacy/people/" + ann.principal();
    Expect.problem(403, "no-emergency", otto.get(path));
    Answer declared =
        Expect.ok(
            otto.acts(
                Map.of(
                    "type",
                    "privacy.DeclareEmergency",
                    "body",
                    Map.of(
                        "principal", ann.principal(), "reason", "A call for help", "minutes", 5))));
    assertTrue(declared.json().path("accepted").asBoolean(), declared::text);
    String emergency = declared.json().path("id").asString();
    VENUE.web().get("/v1/log/blocks?limit=1&min-height=" + declared.header("Tallystick-Height"));
    assertEquals(mail(ann), Expect.ok(otto.get(path)).json().path("mail").asString());
    Expect.problem(403, "not-officer", ann.get("/privacy/people/" + otto.principal()));
    JsonNode read = ann.get("/privacy").json().path("reads").path(0);
    assertEquals(otto.principal(), read.path("reader").asString());
    assertEquals(emergency, read.path("emergency").asString());
    assertEquals("A call for help", read.path("reason").asString());
    Expect.done(otto.delete(path + "/sessions"));
    Expect.problem(401, "not-signed-in", ann.get(""));
    Browser again = ann.another();
    Expect.ok(again.signsIn(Browser.PASSWORD));
    Expect.ok(again.confirms(again.code(1)));
    assertTrue(again.get("/history").text().contains("sessions-ended-by-officer"));
    assertTrue(again.get("/privacy").text().contains("sessions, to end them"));
    VENUE
        .web()
        .does(
            VENUE
                .operator()
                .signs(new JudgeEmergency(otto.principal(), emergency, true, "It was one")));
    VENUE.web().get("/v1/log/blocks?limit=1&min-height=" + VENUE.web().height());
    Expect.problem(403, "no-emergency", otto.get(path));
    Expect.problem(403, "no-emergency", otto.delete(path + "/sessions"));
    Expect.ok(again.get(""));
  }

  @Test
  void what_is_kept_how_long_is_for_all_to_read() throws Exception {
    JsonNode rules = VENUE.web().get("/v1/privacy/retention").json().path("items");
    assertTrue(rules.size() > 5, rules::toString);
    assertEquals(-1, rules.path(rules.size() - 1).path("days").asInt());
  }
}
