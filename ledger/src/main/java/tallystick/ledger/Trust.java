package tallystick.ledger;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Decides about certificates as the JDK does, and says in one line which it refused, and why: the
/// other side only learns that there was something.
final class Trust extends X509ExtendedTrustManager {
  private static final Logger LOGGER = LoggerFactory.getLogger(Trust.class);

  private final X509ExtendedTrustManager pkix;

  Trust(X509ExtendedTrustManager pkix) {
    this.pkix = pkix;
  }

  private interface Check {
    void run() throws CertificateException;
  }

  private static void telling(String whose, X509Certificate[] chain, String peer, Check check)
      throws CertificateException {
    try {
      check.run();
    } catch (CertificateException e) {
      LOGGER.warn(
          "A {} at {} was refused: its certificate of {} does not count: {}",
          whose,
          peer,
          chain.length == 0 ? "nobody" : chain[0].getSubjectX500Principal().getName(),
          reason(e));
      throw e;
    }
  }

  private static String reason(Throwable failure) {
    Throwable deepest = failure;
    while (deepest.getCause() != null) {
      deepest = deepest.getCause();
    }
    return String.valueOf(deepest.getMessage());
  }

  private static String peer(SSLEngine engine) {
    return engine.getPeerHost() == null ? "some address" : engine.getPeerHost();
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    telling("client", chain, peer(engine), () -> pkix.checkClientTrusted(chain, type, engine));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
      throws CertificateException {
    telling("server", chain, peer(engine), () -> pkix.checkServerTrusted(chain, type, engine));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    telling("client", chain, "a socket", () -> pkix.checkClientTrusted(chain, type, socket));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
      throws CertificateException {
    telling("server", chain, "a socket", () -> pkix.checkServerTrusted(chain, type, socket));
  }

  @Override
  public void checkClientTrusted(X509Certificate[] chain, String type) throws CertificateException {
    telling("client", chain, "some address", () -> pkix.checkClientTrusted(chain, type));
  }

  @Override
  public void checkServerTrusted(X509Certificate[] chain, String type) throws CertificateException {
    telling("server", chain, "some address", () -> pkix.checkServerTrusted(chain, type));
  }

  @Override
  public X509Certificate[] getAcceptedIssuers() {
    return pkix.getAcceptedIssuers();
  }
}
