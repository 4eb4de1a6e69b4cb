package tallystick.server.access;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.util.regex.Pattern;
import javax.crypto.KDF;
import javax.crypto.Mac;
import javax.crypto.SecretKey;
import javax.crypto.spec.HKDFParameterSpec;
import javax.crypto.spec.SecretKeySpec;

/// Seals under keys of persons by AES-256-GCM ([Gcm]). Such a key has two halves: one is wrapped
/// under the key-encryption key and kept in the database, the other is a file apart, so that
/// destroying the file is enough to make every copy of the database unreadable. Whose it is and
/// what it is for are authenticated with it, so that no row or column can stand in for another.
public final class Vault {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Pattern PERSON = Pattern.compile("[0-9a-f]{32}");
  private static final String HMAC = "HmacSHA256";
  private static final int KEY_BYTES = 32;

  private final Gcm wrapping;
  private final SecretKey naming;
  private final PersonKeys personKeys;

  /// @param secret the key-encryption key, 32 bytes
  Vault(byte[] secret, PersonKeys personKeys) {
    this.personKeys = personKeys;
    this.wrapping = Gcm.of(derive(secret, "AES", "tallystick.access/v1 wrapping"));
    this.naming = derive(secret, HMAC, "tallystick.access/v1 naming");
  }

  /// @param wrapping the key-encryption key, in a token
  /// @param naming secret by which things are named
  Vault(Gcm wrapping, byte[] naming, PersonKeys personKeys) {
    this.personKeys = personKeys;
    this.wrapping = wrapping;
    this.naming = new SecretKeySpec(naming, HMAC);
  }

  /// The secret by which things are named.
  byte[] naming() {
    return naming.getEncoded();
  }

  /// HKDF with SHA-256 (RFC 5869).
  private static SecretKey derive(byte[] secret, String algorithm, String purpose) {
    try {
      return KDF.getInstance("HKDF-SHA256")
          .deriveKey(
              algorithm,
              HKDFParameterSpec.ofExtract()
                  .addIKM(secret)
                  .thenExpand(purpose.getBytes(UTF_8), KEY_BYTES));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HKDF", e);
    }
  }

  /// Random bytes that nobody can guess.
  public static byte[] random(int bytes) {
    byte[] random = new byte[bytes];
    RANDOM.nextBytes(random);
    return random;
  }

  /// The halves of keys that are in no backup.
  public PersonKeys personKeys() {
    return personKeys;
  }

  /// A new key for a person: the half that the database keeps, wrapped. The other half is a file
  /// now; what is the venue's own, and no person's, needs none.
  public byte[] newKey(String person) {
    if (isPerson(person)) {
      var _ = personKeys.make(person);
    }
    return wrap(random(KEY_BYTES), person);
  }

  /// Wraps the half of a key that the database keeps.
  byte[] wrap(byte[] key, String person) {
    return wrapping.seal(key, "key " + person);
  }

  /// The half of a key that the database keeps.
  byte[] unwrap(byte[] wrappedKey, String person) {
    return wrapping.open(wrappedKey, "key " + person);
  }

  private static boolean isPerson(String id) {
    return PERSON.matcher(id).matches();
  }

  /// What is sealed for a person.
  public Drawer drawer(String person, byte[] wrappedKey) {
    byte[] kept = unwrap(wrappedKey, person);
    byte[] apart = isPerson(person) ? personKeys.read(person) : new byte[0];
    byte[] both = ByteBuffer.allocate(kept.length + apart.length).put(kept).put(apart).array();
    return new Drawer(person, derive(both, "AES", "tallystick.access/v1 person"));
  }

  /// A name for something, by HMAC-SHA-256: the same for the same, and of no use without our key.
  public byte[] name(String purpose, String text) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(naming);
      return mac.doFinal((purpose + "\n" + text).getBytes(UTF_8));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every JDK has HMAC", e);
    }
  }

  /// Seals and opens in the name of one person.
  public record Drawer(String person, SecretKey key) {
    /// Seals what is in a field.
    public byte[] seal(String field, byte[] plain) {
      return Gcm.of(key).seal(plain, field + " " + person);
    }

    /// Opens what was sealed for the field.
    public byte[] open(String field, byte[] sealed) {
      return Gcm.of(key).open(sealed, field + " " + person);
    }

    @Override
    public String toString() {
      return "Drawer[" + person + "]";
    }
  }
}
