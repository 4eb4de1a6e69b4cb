package tallystick.server;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.sshd.common.config.keys.KeyUtils;
import org.apache.sshd.common.digest.BuiltinDigests;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;

/// A real server of SFTP over a real folder, inside the operator's network.
public final class TestFileServer {
  public static final String PASSWORD = "correct horse";

  /// Who may read and write, and move nothing.
  public static final String READER = "reader";

  private static final TestFileServer ONE = start();

  private final SshServer server;
  private final Path root;
  private final String fingerprint;
  private final Map<String, PublicKey> keys;

  private TestFileServer(
      SshServer server, Path root, String fingerprint, Map<String, PublicKey> keys) {
    this.server = server;
    this.root = root;
    this.fingerprint = fingerprint;
    this.keys = keys;
  }

  public static TestFileServer get() {
    return ONE;
  }

  private static TestFileServer start() {
    try {
      Path root = Files.createTempDirectory("tallystick-files");
      Map<String, PublicKey> keys = new ConcurrentHashMap<>();
      SshServer server = SshServer.setUpDefaultServer();
      server.setHost("127.0.0.1");
      var pair = KeyUtils.generateKeyPair(KeyPairProvider.ECDSA_SHA2_NISTP256, 256);
      server.setKeyPairProvider(KeyPairProvider.wrap(pair));
      server.setPasswordAuthenticator((user, password, session) -> password.equals(PASSWORD));
      server.setPublickeyAuthenticator(
          (user, key, session) -> KeyUtils.compareKeys(key, keys.get(user)));
      SftpSubsystemFactory sftp = new SftpSubsystemFactory();
      sftp.addSftpEventListener(new NothingMoves());
      server.setSubsystemFactories(List.of(sftp));
      server.setFileSystemFactory(new VirtualFileSystemFactory(root));
      server.start();
      String fingerprint = KeyUtils.getFingerPrint(BuiltinDigests.sha256, pair.getPublic());
      return new TestFileServer(server, root, fingerprint, keys);
    } catch (IOException | GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static final class NothingMoves implements SftpEventListener {
    @Override
    public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options)
        throws IOException {
      if (session.getUsername().equals(READER)) {
        throw new AccessDeniedException(from.toString());
      }
    }
  }

  /// What an operator names.
  public String server() {
    return "sftp://127.0.0.1:" + server.getPort();
  }

  public String fingerprint() {
    return fingerprint;
  }

  /// Lets somebody in by a key.
  public void knows(String user, PublicKey key) {
    keys.put(user, key);
  }

  /// Somebody's folder, where it really is.
  public Path folder(String who) throws IOException {
    return Files.createDirectories(root.resolve(who));
  }

  public String address(String who) throws IOException {
    var _ = folder(who);
    return server() + "/" + who;
  }

  /// The names in a folder, in order; none if there is no folder.
  public static List<String> names(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (Stream<Path> all = Files.list(folder)) {
      return all.map(path -> path.getFileName().toString()).sorted().toList();
    }
  }

  /// Waits until a folder has so many names of what is written whole.
  public static List<String> awaits(Path folder, int files) throws IOException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (whole(folder).size() < files) {
      assertTrue(System.nanoTime() < end, () -> "no " + files + " files in " + folder);
      Pause.moment();
    }
    return whole(folder);
  }

  private static List<String> whole(Path folder) throws IOException {
    return names(folder).stream().filter(name -> !name.endsWith(".part")).toList();
  }
}
