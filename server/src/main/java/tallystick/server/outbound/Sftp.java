package tallystick.server.outbound;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNullElse;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.PublicKey;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.sshd.client.SshClient;
import org.apache.sshd.client.config.hosts.HostConfigEntryResolver;
import org.apache.sshd.client.session.ClientSession;
import org.apache.sshd.common.AttributeRepository;
import org.apache.sshd.common.NamedResource;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.keyprovider.KeyIdentityProvider;
import org.apache.sshd.common.util.security.SecurityUtils;
import org.apache.sshd.core.CoreModuleProperties;
import org.apache.sshd.sftp.client.SftpClientFactory;
import org.jspecify.annotations.Nullable;

/// A client of SFTP that knows no server by itself: whoever opens a folder says by which key its
/// server is known, and of this machine's own keys and settings nothing is read.
public final class Sftp implements AutoCloseable {
  private static final Duration CONNECT = Duration.ofSeconds(5);
  private static final Duration LET_IN = Duration.ofSeconds(10);
  private static final Duration SILENCE = Duration.ofSeconds(15);

  /// How long a folder stays open.
  private static final Duration WHOLE = Duration.ofSeconds(60);

  private static final String PRIVATE_KEY = "-----BEGIN";
  private static final AttributeRepository.AttributeKey<HostKey> HOST_KEY =
      new AttributeRepository.AttributeKey<>();

  private @Nullable SshClient client;

  /// By what one is let in.
  ///
  /// @param credential a password, or a private key as OpenSSH writes it
  /// @param hostKey fingerprint of the server's key, as `SHA256:…`
  public record Login(String user, String credential, String hostKey) {
    @Override
    public String toString() {
      return "Login[" + user + "]";
    }
  }

  /// The key that is wanted of a server, and the one that it showed.
  private static final class HostKey {
    private final String wanted;
    private volatile String shown = "";

    HostKey(String wanted) {
      this.wanted = wanted;
    }

    boolean fits(PublicKey key) {
      shown = fingerprint(key);
      return shown.equals(wanted);
    }
  }

  private static String fingerprint(PublicKey key) {
    try {
      return requireNonNullElse(KeyUtils.getFingerPrint(BuiltinDigests.sha256, key), "");
    } catch (RuntimeException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  /// Whether a credential is a password, or a private key that can be read.
  public static boolean takes(String credential) {
    if (!credential.startsWith(PRIVATE_KEY)) {
      return !credential.isBlank();
    }
    try {
      var _ = keyPair(credential);
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  private static KeyPair keyPair(String text) throws IOException {
    try {
      Iterable<KeyPair> found =
          SecurityUtils.loadKeyPairIdentities(
              null,
              NamedResource.ofName("credential"),
              new ByteArrayInputStream(text.getBytes(UTF_8)),
              null);
      if (found != null && found.iterator().hasNext()) {
        return found.iterator().next();
      }
    } catch (GeneralSecurityException | RuntimeException e) {
      throw new IOException("the private key cannot be read", e);
    }
    throw new IOException("there is no private key");
  }

  /// The fingerprint of a server's key; nobody is let in for that.
  String hostKey(InetSocketAddress server) throws IOException {
    HostKey key = new HostKey("");
    try (ClientSession session = connect(server, "nobody", key)) {
      session.auth().verify(LET_IN);
    } catch (IOException e) {
      if (key.shown.isEmpty()) {
        throw new IOException("It is no server of SSH: " + e.getMessage(), e);
      }
    }
    return key.shown;
  }

  /// Opens a folder, for a minute at most.
  ///
  /// @throws IOException when the server is not there, is another one, or does not let in
  SftpFolder open(InetSocketAddress server, String path, Login login) throws IOException {
    HostKey key = new HostKey(login.hostKey());
    ClientSession session = connect(server, login.user(), key);
    CompletableFuture.delayedExecutor(WHOLE.toMillis(), TimeUnit.MILLISECONDS)
        .execute(() -> session.close(true));
    try {
      if (login.credential().startsWith(PRIVATE_KEY)) {
        session.addPublicKeyIdentity(keyPair(login.credential()));
      } else {
        session.addPasswordIdentity(login.credential());
      }
      session.auth().verify(LET_IN);
      return new SftpFolder(session, SftpClientFactory.instance().createSftpClient(session), path);
    } catch (IOException | RuntimeException e) {
      session.close(true);
      String shown = key.shown;
      if (!shown.isEmpty() && !shown.equals(login.hostKey())) {
        throw new IOException("The server has another key than the one that was agreed: " + shown);
      }
      throw e;
    }
  }

  private ClientSession connect(InetSocketAddress server, String user, HostKey key)
      throws IOException {
    AttributeRepository context = AttributeRepository.ofKeyValuePair(HOST_KEY, key);
    return client().connect(user, server, context, null).verify(CONNECT).getSession();
  }

  /// Started when somebody needs it: it has threads of its own.
  private synchronized SshClient client() {
    if (client == null) {
      SshClient made = SshClient.setUpDefaultClient();
      made.setHostConfigEntryResolver(HostConfigEntryResolver.EMPTY);
      made.setKeyIdentityProvider(KeyIdentityProvider.EMPTY_KEYS_PROVIDER);
      made.setServerKeyVerifier((session, address, key) -> wanted(session).fits(key));
      CoreModuleProperties.IDLE_TIMEOUT.set(made, SILENCE);
      CoreModuleProperties.NIO2_READ_TIMEOUT.set(made, SILENCE.multipliedBy(2));
      made.start();
      client = made;
    }
    return client;
  }

  private static HostKey wanted(ClientSession session) {
    AttributeRepository context = session.getConnectionContext();
    HostKey key = context == null ? null : context.getAttribute(HOST_KEY);
    return requireNonNullElse(key, new HostKey(""));
  }

  @Override
  public synchronized void close() {
    if (client != null) {
      client.stop();
    }
  }
}
