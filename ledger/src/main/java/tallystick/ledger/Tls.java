package tallystick.ledger;

import io.grpc.netty.shaded.io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.shaded.io.netty.handler.ssl.ClientAuth;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContext;
import io.grpc.netty.shaded.io.netty.handler.ssl.SslContextBuilder;
import java.io.IOException;
import java.io.Reader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLException;
import javax.net.ssl.TrustManagerFactory;
import javax.net.ssl.X509ExtendedTrustManager;
import org.apache.ratis.conf.Parameters;
import org.apache.ratis.grpc.GrpcConfigKeys;
import org.apache.ratis.grpc.GrpcTlsConfig;
import org.bouncycastle.asn1.pkcs.PrivateKeyInfo;
import org.bouncycastle.openssl.PEMParser;
import org.bouncycastle.openssl.jcajce.JcaPEMKeyConverter;

/// TLS 1.3 in which both sides show a certificate of the same authority, for the ledger's gRPC and
/// for Raft. A folder of keys has it if it has `tls.crt`, `tls.key` (PKCS #8) and `ca.crt`, in PEM.
///
/// @param identity whom the certificate is for
record Tls(String identity, KeyManager key, X509ExtendedTrustManager trust) {
  private static final String PROTOCOL = "TLSv1.3";
  private static final List<String> FILES = List.of("tls.crt", "tls.key", "ca.crt");
  private static final char[] NO_PASSWORD = {};

  /// What a folder of keys has; empty if it has none of the three files.
  ///
  /// @throws IOException when some are missing or cannot be read, in one line
  static Optional<Tls> open(Path keys) throws IOException {
    List<String> missing =
        FILES.stream().filter(name -> !Files.exists(keys.resolve(name))).toList();
    if (missing.size() == FILES.size()) {
      return Optional.empty();
    }
    if (!missing.isEmpty()) {
      throw new IOException("TLS needs " + missing + " in " + keys + " too");
    }
    try {
      return Optional.of(read(keys));
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IOException("the TLS files in " + keys + " cannot be used: " + e.getMessage(), e);
    }
  }

  private static Tls read(Path keys) throws IOException, GeneralSecurityException {
    List<X509Certificate> chain = certificates(keys.resolve("tls.crt"));
    KeyStore own = empty();
    own.setKeyEntry(
        "own", privateKey(keys.resolve("tls.key")), NO_PASSWORD, chain.toArray(Certificate[]::new));
    KeyManagerFactory keyManagers = KeyManagerFactory.getInstance("PKIX");
    keyManagers.init(own, NO_PASSWORD);

    KeyStore authorities = empty();
    int number = 0;
    for (X509Certificate authority : certificates(keys.resolve("ca.crt"))) {
      authorities.setCertificateEntry("ca-" + number++, authority);
    }
    TrustManagerFactory trustManagers = TrustManagerFactory.getInstance("PKIX");
    trustManagers.init(authorities);
    X509ExtendedTrustManager pkix = (X509ExtendedTrustManager) trustManagers.getTrustManagers()[0];
    String identity =
        Callers.identity(chain.getFirst())
            .orElseThrow(
                () -> new IllegalArgumentException("tls.crt names neither a node nor a client"));
    return new Tls(identity, keyManagers.getKeyManagers()[0], new Trust(pkix));
  }

  private static KeyStore empty() throws IOException, GeneralSecurityException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, NO_PASSWORD);
    return store;
  }

  private static List<X509Certificate> certificates(Path file)
      throws IOException, GeneralSecurityException {
    try (var in = Files.newInputStream(file)) {
      Collection<? extends Certificate> read =
          CertificateFactory.getInstance("X.509").generateCertificates(in);
      if (read.isEmpty()) {
        throw new IllegalArgumentException(file.getFileName() + " holds no certificate");
      }
      return read.stream().map(X509Certificate.class::cast).toList();
    }
  }

  private static PrivateKey privateKey(Path file) throws IOException {
    try (Reader in = Files.newBufferedReader(file);
        PEMParser pem = new PEMParser(in)) {
      if (pem.readObject() instanceof PrivateKeyInfo info) {
        return new JcaPEMKeyConverter().getPrivateKey(info);
      }
      throw new IllegalArgumentException(file.getFileName() + " holds no PKCS #8 key");
    }
  }

  /// For a server, which lets nobody in without a certificate.
  SslContext server() {
    return built(SslContextBuilder.forServer(key).clientAuth(ClientAuth.REQUIRE));
  }

  /// For a client, which wants the server's certificate to name the host it connects to.
  SslContext client() {
    return built(SslContextBuilder.forClient().keyManager(key));
  }

  private SslContext built(SslContextBuilder builder) {
    try {
      return GrpcSslContexts.configure(builder.trustManager(trust).protocols(PROTOCOL)).build();
    } catch (SSLException e) {
      throw new IllegalStateException("TLS 1.3 cannot be set up", e);
    }
  }

  /// The same for Raft, at whose port only nodes have anything to say.
  Parameters raft() {
    Parameters parameters = new Parameters();
    GrpcConfigKeys.TLS.setConf(parameters, new GrpcTlsConfig(key, trust, true));
    GrpcConfigKeys.Server.setServicesCustomizer(
        parameters, (builder, _) -> builder.intercept(new RaftCallers()));
    return parameters;
  }
}
