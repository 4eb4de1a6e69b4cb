package tallystick.server.access;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.security.Key;
import java.security.KeyStore;
import java.security.Provider;
import java.security.ProviderException;
import java.security.Security;
import java.util.Arrays;
import java.util.Objects;
import java.util.Optional;
import javax.crypto.SecretKey;
import javax.security.auth.login.FailedLoginException;
import org.jspecify.annotations.Nullable;

/// Opens a key in a token, such as a hardware security module (PKCS #11). The token encrypts and
/// decrypts (CKM_AES_GCM): the key itself never comes here.
final class KeyToken {
  /// The PIN, if no file has it.
  static final String PIN = "TALLYSTICK_TOKEN_PIN";

  private KeyToken() {}

  /// The key, ready for use.
  ///
  /// @param pin for a URI that names no file with one
  /// @throws IOException saying what is missing or wrong, without the PIN
  static Gcm open(TokenUri uri, Optional<String> pin) throws IOException {
    if (!Files.isRegularFile(uri.module())) {
      throw new IOException("there is no PKCS #11 library " + uri.module());
    }
    char[] secret = pin(uri, pin);
    try {
      Provider provider = provider(uri);
      KeyStore keys = KeyStore.getInstance("PKCS11", provider);
      keys.load(null, secret);
      Key key = keys.getKey(uri.label(), null);
      if (key instanceof SecretKey aes && aes.getAlgorithm().equals("AES")) {
        return new Gcm(aes, Optional.of(provider));
      }
      throw new IOException("the token has no AES key with the label " + uri.label());
    } catch (GeneralSecurityException | ProviderException e) {
      throw refused(uri, e);
    } catch (IOException e) {
      throw e.getCause() == null ? e : refused(uri, e);
    } finally {
      Arrays.fill(secret, '\0');
    }
  }

  private static char[] pin(TokenUri uri, Optional<String> pin) throws IOException {
    if (uri.pin().isPresent()) {
      try {
        return Files.readString(uri.pin().get()).strip().toCharArray();
      } catch (NoSuchFileException e) {
        throw new IOException("there is no file " + uri.pin().get() + " with the PIN", e);
      }
    }
    return pin.orElseThrow(() ->
            new IOException(
                "the PIN of the token is missing: name its file by pin-source, or set " + PIN))
        .toCharArray();
  }

  private static Provider provider(TokenUri uri) {
    String slot = uri.slot().map(number -> "slot = " + number).orElse("slotListIndex = 0");
    Provider known = Objects.requireNonNull(Security.getProvider("SunPKCS11"), "every JDK has it");
    return known.configure("--name = tallystick\nlibrary = " + uri.module() + "\n" + slot + "\n");
  }

  private static IOException refused(TokenUri uri, Exception failure) {
    Throwable last = failure;
    for (@Nullable Throwable at = failure; at != null; at = at.getCause()) {
      if (at instanceof FailedLoginException) {
        return new IOException("the token refuses the PIN: " + deepest(at).getMessage(), failure);
      }
      last = at;
    }
    return new IOException(
        "the token of " + uri.module() + " cannot be used: " + last.getMessage(), failure);
  }

  private static Throwable deepest(Throwable failure) {
    Throwable last = failure;
    while (last.getCause() != null) {
      last = last.getCause();
    }
    return last;
  }
}
