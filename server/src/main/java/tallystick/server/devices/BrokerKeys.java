package tallystick.server.devices;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.InvalidKeySpecException;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;

/// The broker's certificate and the authority of its devices, which it wants in key stores: a
/// folder with `tls.crt`, `tls.key` and `ca.crt`, as `./run keys` makes them.
///
/// @param folder with the three files
record BrokerKeys(Path folder) {
  private static final String FORMAT = "PKCS12";

  /// Writes the stores into a folder of the broker's, under a password of this start.
  ///
  /// @throws IOException with a sentence for the operator
  void store(Path into, String password) throws IOException {
    try {
      Certificate[] own = certificates(folder.resolve("tls.crt"));
      KeyStore keys = KeyStore.getInstance(FORMAT);
      keys.load(null, null);
      PrivateKey key = privateKey(folder.resolve("tls.key"), own[0].getPublicKey().getAlgorithm());
      keys.setKeyEntry("broker", key, password.toCharArray(), own);
      write(keys, into.resolve("keys.p12"), password);
      KeyStore trust = KeyStore.getInstance(FORMAT);
      trust.load(null, null);
      Certificate[] authorities = certificates(folder.resolve("ca.crt"));
      for (int i = 0; i < authorities.length; i++) {
        trust.setCertificateEntry("authority-" + i, authorities[i]);
      }
      write(trust, into.resolve("trust.p12"), password);
    } catch (NoSuchFileException e) {
      throw new IOException(
          "--mqtt-tls wants tls.crt, tls.key and ca.crt: there is no " + e.getFile(), e);
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(folder + " holds no key and certificates: " + e.getMessage(), e);
    }
  }

  /// The listener that asks for a certificate, in the broker's settings.
  static String listener(Path stores, String password, String host, int port) {
    return """
    <tls-tcp-listener><port>%d</port><bind-address>%s</bind-address>
      <tls>
        <protocols><protocol>TLSv1.3</protocol><protocol>TLSv1.2</protocol></protocols>
        <keystore><path>%s</path><password>%s</password>
          <private-key-password>%s</private-key-password></keystore>
        <truststore><path>%s</path><password>%s</password></truststore>
        <client-authentication-mode>REQUIRED</client-authentication-mode>
      </tls>
    </tls-tcp-listener>
    """
        .formatted(
            port,
            host,
            stores.resolve("keys.p12").toAbsolutePath(),
            password,
            password,
            stores.resolve("trust.p12").toAbsolutePath(),
            password);
  }

  private static Certificate[] certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      List<Certificate> all =
          new ArrayList<>(CertificateFactory.getInstance("X.509").generateCertificates(in));
      if (all.isEmpty()) {
        throw new IOException(file + " holds no certificate");
      }
      return all.toArray(Certificate[]::new);
    }
  }

  private static PrivateKey privateKey(Path file, String algorithm)
      throws IOException, GeneralSecurityException {
    String text = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
    try {
      byte[] bytes = Base64.getDecoder().decode(text);
      return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
    } catch (InvalidKeySpecException e) {
      throw new IOException(file + " is not the key of the certificate, in PKCS #8", e);
    }
  }

  private static void write(KeyStore store, Path file, String password)
      throws IOException, GeneralSecurityException {
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    try (OutputStream out = Files.newOutputStream(file)) {
      store.store(out, password.toCharArray());
    }
  }
}
