package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import tallystick.kernel.SigningKey;
import tallystick.server.TestVenue;
import tallystick.server.venue.KeyFile;

/// Where secrets are, and where they never are.
class SecretsTest {
  private static List<String> secrets(Browser ann) {
    return List.of(
        Browser.PASSWORD,
        ann.mail(),
        ann.mail().toLowerCase(Locale.ROOT),
        Totp.text(ann.secret()),
        ann.recoveryCode(0),
        ann.recoveryCode(0).replace("-", ""),
        ann.cookies().get("tallystick-session"),
        ann.cookies().get(DeviceCookie.NAME),
        ann.signedIn().path("csrf").asString());
  }

  @Test
  void no_secret_is_ever_logged() throws Exception {
    Logger root = (Logger) LoggerFactory.getLogger("ROOT");
    List<String> talkative =
        List.of("tallystick", "org.springframework", "com.zaxxer", "org.postgresql");
    Level before = root.getLevel();
    ListAppender<ILoggingEvent> log = new ListAppender<>();
    log.start();
    root.addAppender(log);
    Map<String, Level> levels =
        talkative.stream()
            .collect(
                Collectors.toMap(
                    name -> name,
                    name -> {
                      Logger logger = (Logger) LoggerFactory.getLogger(name);
                      Level level = logger.getEffectiveLevel();
                      logger.setLevel(Level.DEBUG);
                      return level;
                    }));
    Browser ann;
    try {
      ann = Browser.member();
      Expect.ok(ann.another().signsIn(Browser.PASSWORD));
      Expect.problem(403, "wrong-code", ann.confirms("000000"));
      Expect.ok(ann.confirms(ann.recoveryCode(0)));
      Expect.problem(401, "wrong-credentials", ann.another().signsIn("another password"));
    } finally {
      levels.forEach((name, level) -> ((Logger) LoggerFactory.getLogger(name)).setLevel(level));
      root.setLevel(before);
      root.detachAppender(log);
    }
    String written =
        List.copyOf(log.list).stream()
            .map(event -> event.getFormattedMessage() + event.getThrowableProxy())
            .collect(Collectors.joining("\n"));
    assertTrue(written.contains("/v1/session/sign-in"), "nothing was logged at all");
    for (String secret : secrets(ann)) {
      assertFalse(written.contains(secret), () -> "the log tells " + secret);
    }
    assertFalse(written.contains("another password"));
  }

  @Test
  void the_database_tells_nothing_of_a_person_without_the_key() throws Exception {
    Browser ann = Browser.member();
    StringBuilder all = new StringBuilder();
    for (String table :
        List.of("people", "sessions", "audit", "recovery_codes", "key", "passkeys", "wallets")) {
      all.append(AccessTables.dump("access_" + table)).append('\n');
    }
    assertTrue(all.toString().contains(ann.principal()), "the rows are there");
    HexFormat hex = HexFormat.of();
    for (String secret : secrets(ann)) {
      assertFalse(all.toString().contains(secret));
      assertFalse(all.toString().contains(hex.formatHex(secret.getBytes(UTF_8))));
    }
    assertFalse(all.toString().contains(hex.formatHex(ann.secret())));
    assertFalse(all.toString().contains("198.51."));
    assertFalse(all.toString().contains(hex.formatHex("198.51.".getBytes(UTF_8))));
  }

  @Test
  void the_key_is_for_its_owner_alone_and_no_other_will_do(@TempDir Path folder) throws Exception {
    Path key = TestVenue.get().data().resolve("access.key");
    assertEquals("rw-------", PosixFilePermissions.toString(Files.getPosixFilePermissions(key)));
    Path copy = folder.resolve("access.key");
    Files.copy(key, copy);
    Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-r--r--"));
    IOException open = assertThrows(IOException.class, () -> AccessTables.vault(folder));
    assertTrue(open.toString().contains("chmod 600"), open::toString);
    Files.delete(copy);
    IOException none = assertThrows(IOException.class, () -> AccessTables.vault(folder));
    assertTrue(none.toString().contains("is not there"), none::toString);
    KeyFile.open(copy);
    IOException other = assertThrows(IOException.class, () -> AccessTables.vault(folder));
    assertTrue(other.toString().contains("is not the key"), other::toString);
  }

  @Test
  void what_is_sealed_opens_for_its_person_and_purpose_alone(@TempDir Path folder)
      throws Exception {
    PersonKeys keys = PersonKeys.in(folder);
    Vault vault = new Vault(SigningKey.generate().seed(), keys);
    byte[] key = vault.newKey("ann");
    Vault.Drawer ann = vault.drawer("ann", key);
    byte[] sealed = ann.seal("mail", "a@b".getBytes(UTF_8));
    assertEquals("a@b", new String(vault.drawer("ann", key).open("mail", sealed), UTF_8));
    assertThrows(IllegalStateException.class, () -> ann.open("totp", sealed));
    assertThrows(IllegalStateException.class, () -> vault.drawer("ben", key));
    Vault.Drawer ben = vault.drawer("ben", vault.newKey("ben"));
    assertThrows(IllegalStateException.class, () -> ben.open("mail", sealed));
    Vault other = new Vault(SigningKey.generate().seed(), keys);
    assertThrows(IllegalStateException.class, () -> other.drawer("ann", key));
    for (int i = 0; i < sealed.length; i++) {
      byte[] bent = sealed.clone();
      bent[i] ^= 1;
      assertThrows(IllegalStateException.class, () -> ann.open("mail", bent));
    }
  }
}
