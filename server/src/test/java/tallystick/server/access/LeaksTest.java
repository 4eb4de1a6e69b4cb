package tallystick.server.access;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.IThrowableProxy;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import tallystick.server.TestVenue;
import tallystick.server.Web.Answer;
import tallystick.server.venue.KeyFile;

/// Everything that people do with secrets is done here, and then the secrets are looked for
/// wherever something is written: logs of every level, standard output, mistakes that are told, the
/// files of the ledger and of the database, the history.
class LeaksTest {
  /// The program's own loggers tell all, those of libraries what they tell on a bad day. PostgreSQL
  /// and Spring write the values of statements and forms when they trace: nobody may trace those.
  private static final Map<String, Level> LEVELS =
      Map.of(
          "tallystick", Level.TRACE,
          "org.springframework", Level.DEBUG,
          "com.zaxxer", Level.DEBUG,
          "org.postgresql", Level.DEBUG,
          "org.apache", Level.INFO);

  private final List<Answer> refused = new ArrayList<>();

  /// Secrets by what they are.
  private final Map<String, String> secrets = new LinkedHashMap<>();

  private Answer seen(Answer answer) {
    if (answer.status() >= 400) {
      refused.add(answer);
    }
    return answer;
  }

  private void everything() throws Exception {
    Browser ann = Browser.member();
    keep(ann);
    seen(ann.another().signsIn("a wrong guess for marks"));
    Browser again = ann.another();
    seen(again.signsIn(Browser.PASSWORD));
    keep(again);
    seen(again.confirms("000000"));
    seen(again.confirms(ann.recoveryCode(0)));
    keep(again);
    seen(again.confirms(ann.recoveryCode(0)));
    seen(again.post("/totp/confirm", Map.of("code", ann.recoveryCode(1))));
    seen(again.post("/password", Map.of("password", "the wrong one, marked", "next", "short")));
    seen(again.post("/sign-up", Map.of("mail", ann.mail(), "password", Browser.PASSWORD)));
    seen(again.post("/sign-in", Map.of("mail", ann.mail(), "passwort", Browser.PASSWORD)));
    seen(again.post("/wallets", Map.of("message", Browser.PASSWORD, "signature", "0x00")));
    SoftWallet wallet = new SoftWallet(new BigInteger(1, Vault.random(31)));
    secrets.put("key of a wallet", wallet.key().toString(16));
    Answer text =
        again.post("/sign-in/challenge", Map.of("address", wallet.address(), "purpose", "ADD"));
    String message = text.json().path("message").asString("");
    seen(again.post("/wallets", Map.of("message", message, "signature", wallet.signs(message))));
    seen(again.acts(Map.of("type", "identity.RenamePrincipal", "body", Map.of("name", "Anna"))));
    seen(again.acts(Map.of("type", "identity.Nothing", "body", Map.of("name", Browser.PASSWORD))));
    Browser thief = ann.another().says("User-Agent", "Another program");
    thief.cookies().putAll(again.cookies());
    seen(thief.get("/history"));
    secrets.put("the next password", "next, and marked as well");
    Browser third = Browser.member();
    keep(third);
    seen(
        third.post(
            "/password",
            Map.of("password", Browser.PASSWORD, "next", secrets.get("the next password"))));
    seen(third.post("/recovery-codes", Map.of()));
    seen(third.delete(""));
  }

  private void keep(Browser who) {
    int n = secrets.size();
    secrets.put("password", Browser.PASSWORD);
    secrets.put("address " + n, who.mail());
    secrets.put("address in small letters " + n, who.mail().toLowerCase(Locale.ROOT));
    who.cookies().forEach((name, value) -> secrets.put(name + " " + n, value));
    secrets.put("token against forgery " + n, who.signedIn().path("csrf").asString());
    if (who.secret().length > 0) {
      secrets.put("authenticator " + n, Totp.text(who.secret()));
      bytes("authenticator " + n, who.secret());
      for (int i = 0; i < 3; i++) {
        secrets.put("recovery code " + i + " " + n, who.recoveryCode(i));
        secrets.put("its letters " + i + " " + n, who.recoveryCode(i).replace("-", ""));
      }
    }
  }

  private void bytes(String what, byte... secret) {
    secrets.put(what + " in hex", HexFormat.of().formatHex(secret));
    secrets.put(what + " in Base 64", Base64.getEncoder().encodeToString(secret));
    secrets.put(
        what + " in base64url", Base64.getUrlEncoder().withoutPadding().encodeToString(secret));
    secrets.put(what + " as it is", new String(secret, ISO_8859_1));
  }

  /// Keys that the venue has: the operator's, that under which all is sealed, those of members.
  private void keys() throws IOException {
    Path data = TestVenue.get().data();
    Path access = data.resolve("access.key");
    bytes("key of the operator", KeyFile.read(data.resolve("operator.key")).seed());
    bytes("key of keys", KeyFile.read(access).seed());
    Vault vault = AccessTables.vault(data);
    People people = new People(AccessTables.sql(), vault, InstantSource.system());
    AccessTables.sql()
        .sql("SELECT person FROM private.access_people ORDER BY person")
        .query(String.class)
        .list()
        .stream()
        .map(people::byId)
        .filter(Person::isCustodial)
        .limit(20)
        .forEach(person -> bytes("key of " + person.person(), person.key(vault).seed()));
  }

  @Test
  void no_secret_leaves_by_any_way() throws Exception {
    PrintStream out = System.out;
    PrintStream err = System.err;
    ByteArrayOutputStream printed = new ByteArrayOutputStream();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    Map<String, Level> before = new LinkedHashMap<>();
    log.start();
    root.addAppender(log);
    LEVELS.forEach((name, level) -> before.put(name, level(name, level)));
    System.setOut(new PrintStream(printed, true, UTF_8));
    System.setErr(new PrintStream(printed, true, UTF_8));
    try {
      everything();
    } finally {
      System.setOut(out);
      System.setErr(err);
      before.forEach(LeaksTest::level);
      root.detachAppender(log);
    }
    keys();
    String logged = text(log);
    assertTrue(logged.contains("/v1/session/sign-in"), "nothing was logged at all");
    assertTrue(refused.size() >= 8, "only " + refused.size() + " mistakes were made");
    tellsNothing("the log", logged);
    tellsNothing("standard output", printed.toString(UTF_8));
    tellsNothing("a mistake", refused.stream().map(Answer::text).collect(Collectors.joining("\n")));
    tellsNothing("the history", AccessTables.dump("access_audit"));
    files();
  }

  private static Level level(String name, Level level) {
    Logger logger = (Logger) LoggerFactory.getLogger(name);
    Level before = logger.getLevel();
    logger.setLevel(level);
    return before;
  }

  private static String text(ListAppender<ILoggingEvent> log) {
    StringBuilder all = new StringBuilder();
    for (ILoggingEvent event : List.copyOf(log.list)) {
      all.append(event.getFormattedMessage()).append(event.getMDCPropertyMap()).append('\n');
      IThrowableProxy thrown = event.getThrowableProxy();
      if (thrown != null) {
        all.append(ThrowableProxyUtil.asString(thrown)).append('\n');
      }
    }
    return all.toString();
  }

  private void tellsNothing(String where, String text) {
    secrets.forEach((what, secret) -> {
      assertTrue(secret.length() >= 8, what);
      assertFalse(text.contains(secret), () -> where + " tells: " + what);
    });
  }

  /// All that the venue keeps on disk, but for the files that are there to keep keys.
  private void files() throws IOException {
    Path data = TestVenue.get().data();
    List<Path> files;
    try (Stream<Path> all = Files.walk(data)) {
      files =
          all.filter(Files::isRegularFile)
              .filter(file -> !file.getFileName().toString().endsWith(".key"))
              .toList();
    }
    int ledger = 0;
    for (Path file : files) {
      String name = data.relativize(file).toString();
      // Text is there as its bytes.
      String text = contents(file);
      ledger += name.startsWith("ledger") || name.contains("log") ? 1 : 0;
      for (Map.Entry<String, String> secret : secrets.entrySet()) {
        String bytes = new String(secret.getValue().getBytes(UTF_8), ISO_8859_1);
        boolean raw = secret.getKey().endsWith("as it is");
        assertFalse(
            text.contains(raw ? secret.getValue() : bytes),
            () -> name + " tells: " + secret.getKey());
      }
    }
    assertTrue(ledger > 0, () -> "no file of the ledger among " + files);
  }

  private static String contents(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      // It was there a moment ago: databases remove files as they go.
      return "";
    }
  }

  @Test
  void a_secret_that_is_written_is_found() {
    secrets.put("a mark", "marked secret");
    AssertionError found =
        assertThrows(
            AssertionError.class, () -> tellsNothing("a line", "the marked secret was here"));
    assertTrue(found.toString().contains("a line tells: a mark"), found::toString);
  }
}
