package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyStore;
import java.security.Provider;
import java.security.Security;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import javax.crypto.KeyGenerator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;
import tallystick.server.TestVenue;
import tallystick.server.views.Databases;
import tallystick.server.views.TestDatabase;

/// The key-encryption key in a token, by SoftHSM, which speaks PKCS #11 as hardware does. Without
/// it (`apt-get install softhsm2`) these are reported as skipped.
class KeyTokenTest {
  private static final String PIN = "1234-is-the-pin";

  private static final List<Path> LIBRARIES =
      List.of(
          Path.of("/usr/lib/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib/x86_64-linux-gnu/softhsm/libsofthsm2.so"),
          Path.of("/usr/lib64/pkcs11/libsofthsm2.so"));

  private static Path library = Path.of("");

  @BeforeAll
  static void a_token_with_two_keys() throws Exception {
    Optional<Path> found = LIBRARIES.stream().filter(Files::exists).findFirst();
    assumeTrue(found.isPresent(), "skipped: SoftHSM is not installed, so there is no token");
    library = found.get();
    // Surefire sets it: the library reads it once, when it is loaded.
    Path config = Path.of(System.getenv("SOFTHSM2_CONF"));
    Path tokens = TestVenue.folder("tallystick-tokens");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> TestVenue.delete(tokens)));
    Files.writeString(config, "directories.tokendir = " + tokens + "\nlog.level = ERROR\n");
    Process made =
        new ProcessBuilder(
                "softhsm2-util",
                "--init-token",
                "--free",
                "--label",
                "test",
                "--pin",
                PIN,
                "--so-pin",
                "5678")
            .redirectErrorStream(true)
            .start();
    String said = new String(made.getInputStream().readAllBytes(), UTF_8);
    assertEquals(0, made.waitFor(), said);
    make("access");
    make("other");
  }

  private static void make(String label) throws Exception {
    Provider token =
        Objects.requireNonNull(Security.getProvider("SunPKCS11"))
            .configure(
                "--name = making\nlibrary = "
                    + library
                    + "\nslotListIndex = 0\n"
                    + "attributes(generate, CKO_SECRET_KEY, *) = {\n  CKA_SENSITIVE = true\n"
                    + "  CKA_EXTRACTABLE = false\n  CKA_ENCRYPT = true\n  CKA_DECRYPT = true\n}\n");
    KeyStore keys = KeyStore.getInstance("PKCS11", token);
    keys.load(null, PIN.toCharArray());
    KeyGenerator aes = KeyGenerator.getInstance("AES", token);
    aes.init(256);
    keys.setKeyEntry(label, aes.generateKey(), null, null);
    ((java.security.AuthProvider) token).logout();
  }

  private static TokenUri uri(String label) {
    return TokenUri.parse("pkcs11:object=" + label + ";type=secret-key?module-path=" + library);
  }

  private static String refusal(TokenUri uri, String pin) {
    String message =
        String.valueOf(
            assertThrows(IOException.class, () -> KeyToken.open(uri, Optional.of(pin)))
                .getMessage());
    assertFalse(message.contains("\n") || message.contains(pin), message);
    return message;
  }

  @Test
  void what_the_token_lacks_is_said_in_a_line() {
    assertTrue(refusal(uri("access"), "4321-is-not").contains("refuses the PIN: CKR_PIN_INCORR"));
    assertEquals("the token has no AES key with the label none", refusal(uri("none"), PIN));
    TokenUri nowhere = TokenUri.parse("pkcs11:object=access?module-path=/nowhere.so");
    assertEquals("there is no PKCS #11 library /nowhere.so", refusal(nowhere, PIN));
    TokenUri slot = TokenUri.parse("pkcs11:object=access;slot-id=77?module-path=" + library);
    assertTrue(refusal(slot, PIN).endsWith("cannot be used: CKR_SLOT_ID_INVALID"));
    TokenUri text = TokenUri.parse("pkcs11:object=access?module-path=/etc/passwd");
    assertTrue(refusal(text, PIN).contains("cannot be used"));
    String none =
        String.valueOf(
            assertThrows(IOException.class, () -> KeyToken.open(uri("access"), Optional.empty()))
                .getMessage());
    assertTrue(none.contains("TALLYSTICK_TOKEN_PIN"), none);
  }

  @Test
  void a_pin_may_be_in_a_file(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a pin"), PIN + "\n");
    String source = "&pin-source=file:" + file.toString().replace(" ", "%20");
    TokenUri uri = TokenUri.parse("pkcs11:object=access?module-path=" + library + source);
    byte[] plain = {1, 2, 3};
    byte[] sealed = KeyToken.open(uri, Optional.empty()).seal(plain, "here");
    Gcm again = KeyToken.open(uri("access"), Optional.of(PIN));
    assertArrayEquals(plain, again.open(sealed, "here"));
    assertThrows(IllegalStateException.class, () -> again.open(sealed, "there"));
    Gcm other = KeyToken.open(uri("other"), Optional.of(PIN));
    assertThrows(IllegalStateException.class, () -> other.open(sealed, "here"));
    Files.delete(file);
    assertTrue(refusal(uri, PIN).contains("there is no file"));
  }

  /// Other tests seal in this database, each under keys of its own.
  @BeforeEach
  void nothing_is_sealed() {
    for (String table :
        List.of("access_key", "access_people", "compliance_key", "oauth_signing_keys")) {
      TestDatabase.get().sql().sql("DELETE FROM private." + table).update();
    }
  }

  @Test
  void what_the_file_wrapped_moves_into_the_token_and_stays_there(@TempDir Path data)
      throws Exception {
    Databases databases = TestDatabase.get().databases();
    JdbcClient sql = JdbcClient.create(databases.people());
    KeyEncryption keys = new KeyEncryption(data, databases.people());
    try {
      Vault before = keys.byFile();
      People people = new People(sql, before, InstantSource.system());
      Person ann = people.make("ann@example.com", "");
      assertTrue(people.add(ann, before.name("mail", "ann@example.com")));
      byte[] venues = before.newKey("compliance");
      sql.sql("INSERT INTO private.compliance_key VALUES ('compliance', :key)")
          .param("key", venues)
          .update();
      byte[] tokens = before.newKey("oauth");
      sql.sql("INSERT INTO private.oauth_signing_keys VALUES (1, 'kid', :key, ''::bytea)")
          .param("key", tokens)
          .update();

      Vault moved = keys.byToken(KeyToken.open(uri("access"), Optional.of(PIN)));
      Files.delete(data.resolve(KeyEncryption.FILE));
      Person found =
          new People(sql, moved, InstantSource.system())
              .byMail(moved.name("mail", "ann@example.com"))
              .orElseThrow();
      assertEquals("ann@example.com", found.mail(moved));
      assertEquals(ann.key(before).keyId(), found.key(moved).keyId());
      assertThrows(IllegalStateException.class, () -> found.mail(before), "the file opens nothing");
      assertArrayEquals(
          before.unwrap(venues, "compliance"),
          moved.unwrap(wrapped("compliance_key"), "compliance"));
      assertArrayEquals(
          before.unwrap(tokens, "oauth"), moved.unwrap(wrapped("oauth_signing_keys"), "oauth"));

      Vault again = keys.byToken(KeyToken.open(uri("access"), Optional.of(PIN)));
      assertEquals("ann@example.com", found.mail(again));
      Gcm other = KeyToken.open(uri("other"), Optional.of(PIN));
      String wrong =
          String.valueOf(assertThrows(IOException.class, () -> keys.byToken(other)).getMessage());
      assertTrue(wrong.startsWith("the key in the token is not the one"), wrong);
      String none = String.valueOf(assertThrows(IOException.class, keys::byFile).getMessage());
      assertTrue(none.contains("--access-key"), none);
      assertFalse(Files.exists(data.resolve(KeyEncryption.FILE)), "no new file is made");
    } finally {
      nothing_is_sealed();
    }
  }

  private static byte[] wrapped(String table) {
    return TestDatabase.get()
        .sql()
        .sql("SELECT wrapped_key FROM private." + table)
        .query(byte[].class)
        .single();
  }

  @Test
  void a_venue_may_begin_with_a_token(@TempDir Path data) throws Exception {
    Databases databases = TestDatabase.get().databases();
    KeyEncryption keys = new KeyEncryption(data, databases.people());
    try {
      Vault first = keys.byToken(KeyToken.open(uri("access"), Optional.of(PIN)));
      Vault second = keys.byToken(KeyToken.open(uri("access"), Optional.of(PIN)));
      assertArrayEquals(first.name("mail", "ann"), second.name("mail", "ann"));
      assertFalse(Files.exists(data.resolve(KeyEncryption.FILE)));
    } finally {
      nothing_is_sealed();
    }
  }

  @Test
  void every_table_with_a_wrapped_key_is_moved() {
    List<String> all =
        TestDatabase.get()
            .sql()
            .sql(
                "SELECT table_name FROM information_schema.columns"
                    + " WHERE table_schema = 'private' AND column_name = 'wrapped_key'")
            .query(String.class)
            .list();
    Set<String> known = new HashSet<>(KeyEncryption.WRAPPED.keySet());
    // Sealed under the key of its person.
    known.add("access_passkeys");
    assertEquals(known, Set.copyOf(all));
  }
}
