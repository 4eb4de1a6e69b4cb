package tallystick.server.process;

import com.hivemq.client.mqtt.MqttClientSslConfig;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.TrustManagerFactory;

/// What `./run keys` makes, as a client of MQTT uses it.
final class PemFolder {
  private PemFolder() {}

  /// @param owner whose certificate to show, empty for none
  static MqttClientSslConfig ssl(Path keys, String owner) throws Exception {
    KeyStore trust = KeyStore.getInstance("PKCS12");
    trust.load(null, null);
    trust.setCertificateEntry("authority", certificate(keys.resolve("ca.crt")));
    TrustManagerFactory theirs = TrustManagerFactory.getInstance("PKIX");
    theirs.init(trust);
    var config = MqttClientSslConfig.builder().trustManagerFactory(theirs);
    if (owner.isEmpty()) {
      return config.build();
    }
    Path folder = keys.resolve(owner);
    String pem = Files.readString(folder.resolve("tls.key"));
    byte[] key = Base64.getDecoder().decode(pem.replaceAll("-----[A-Z ]+-----|\\s", ""));
    KeyStore own = KeyStore.getInstance("PKCS12");
    own.load(null, null);
    own.setKeyEntry(
        "own",
        KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(key)),
        new char[0],
        new Certificate[] {certificate(folder.resolve("tls.crt"))});
    KeyManagerFactory mine = KeyManagerFactory.getInstance("PKIX");
    mine.init(own, new char[0]);
    return config.keyManagerFactory(mine).build();
  }

  private static Certificate certificate(Path file) throws Exception {
    try (InputStream in = Files.newInputStream(file)) {
      return CertificateFactory.getInstance("X.509").generateCertificate(in);
    }
  }
}
