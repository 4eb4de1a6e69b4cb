package tallystick.edge;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/// The certificate that the agent shows the broker, and the authority that the broker's must have:
/// a folder with `tls.crt`, `tls.key` and `ca.crt`, in PEM.
record ClientKeys(Path folder) {
  /// @throws IOException with a sentence for the operator
  MqttClientSslConfig config() throws IOException {
    try {
      char[] none = {};
      KeyStore keys = KeyStore.getInstance("PKCS12");
      keys.load(null, null);
      Certificate[] own = certificates(folder.resolve("tls.crt")).toArray(Certificate[]::new);
      PrivateKey key = key(folder.resolve("tls.key"), own[0].getPublicKey().getAlgorithm());
      keys.setKeyEntry("device", key, none, own);
      KeyManagerFactory mine =
          KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
      mine.init(keys, none);
      KeyStore trust = KeyStore.getInstance("PKCS12");
      trust.load(null, null);
      for (Certificate authority : certificates(folder.resolve("ca.crt"))) {
        trust.setCertificateEntry("authority-" + trust.size(), authority);
      }
      TrustManagerFactory theirs =
          TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
      theirs.init(trust);
      return MqttClientSslConfig.builder()
          .keyManagerFactory(mine)
          .trustManagerFactory(theirs)
          .build();
    } catch (GeneralSecurityException | IllegalArgumentException e) {
      throw new IOException(folder + " holds no key and certificates: " + e.getMessage(), e);
    }
  }

  private static Collection<? extends Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (InputStream in = Files.newInputStream(file)) {
      Collection<? extends Certificate> all =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (all.isEmpty()) {
        throw new IOException(file + " holds no certificate");
      }
      return all;
    }
  }

  /// A key in PKCS #8, of the kind of its certificate.
  private static PrivateKey key(Path file, String algorithm)
      throws IOException, GeneralSecurityException {
    String text = Files.readString(file).replaceAll("-----[A-Z ]+-----|\\s", "");
    byte[] bytes = Base64.getDecoder().decode(text);
    return KeyFactory.getInstance(algorithm).generatePrivate(new PKCS8EncodedKeySpec(bytes));
  }
}
