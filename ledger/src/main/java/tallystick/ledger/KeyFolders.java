package tallystick.ledger;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tallystick.kernel.Policy;
import tallystick.kernel.SigningKey;
import tallystick.kernel.VerifierKey;

/// The keys of a group: a folder per process, an authority that vouches for all of them, and the
/// policy that tells verifiers whose signatures count.
///
/// | in DIR | what |
/// |---|---|
/// | `ca.crt`, `ca.key` | the authority; its key belongs where no process runs |
/// | `policy` | log and witnesses, in the form of C2SP tlog-policy |
/// | `<node>/` | `log.key` (the same for all), `node.key`, `tls.crt`, `tls.key`, `ca.crt` |
/// | `<client>/` | `tls.crt`, `tls.key`, `ca.crt` |
///
/// Nothing that exists is made anew, so it may be run again with more names.
public final class KeyFolders {
  private static final Duration LIFE = Duration.ofDays(825);
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,39}");
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
  private static final FileAttribute<Set<PosixFilePermission>> PRIVATE_FOLDER =
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

  /// At which every process may be reached besides its hosts.
  private static final List<String> LOCAL = List.of("localhost", "127.0.0.1", "::1");

  private final Path folder;
  private final Map<String, List<String>> hosts;
  private final Consumer<String> progress;

  /// @param folder DIR, made if it does not exist
  /// @param hosts names and addresses by process, besides the loopback ones
  /// @param progress is told every file that is made
  public KeyFolders(Path folder, Map<String, List<String>> hosts, Consumer<String> progress) {
    this.folder = folder;
    this.hosts = hosts;
    this.progress = progress;
  }

  /// Makes what is missing for these nodes and clients and those that are there already.
  ///
  /// @throws IOException in one line, when a name cannot be one or a file cannot be written
  public void make(List<String> nodes, List<String> clients) throws IOException {
    for (String name : Stream.concat(nodes.stream(), clients.stream()).toList()) {
      if (!NAME.matcher(name).matches()) {
        throw new IOException(
            "a process is called by 1 to 40 lower-case letters, digits and hyphens, not " + name);
      }
    }
    Files.createDirectories(folder);
    CertificateAuthority authority = authority();
    Set<String> all = new LinkedHashSet<>(known());
    SigningKey log = logKey(all);
    all.addAll(nodes);
    for (String node : nodes) {
      if (Files.exists(folder.resolve(node)) && !isNode(node)) {
        throw new IOException(node + " is a client already, and cannot be a node too");
      }
      Path own = ownFolder(node);
      write(own.resolve("log.key"), log.seed());
      write(own.resolve("node.key"), SigningKey.generate().seed());
      certify(authority, "node/" + node, own, node);
    }
    for (String client : clients) {
      if (isNode(client)) {
        throw new IOException(client + " is a node already, and cannot be a client too");
      }
      certify(authority, "client/" + client, ownFolder(client), client);
    }
    policy(log, List.copyOf(all));
  }

  private CertificateAuthority authority() throws IOException {
    Path certificate = folder.resolve("ca.crt");
    Path key = folder.resolve("ca.key");
    if (Files.exists(certificate) != Files.exists(key)) {
      throw new IOException(folder + " has only one of ca.crt and ca.key");
    }
    if (!Files.exists(key)) {
      CertificateAuthority made = CertificateAuthority.create("Tallystick development authority");
      write(key, utf8(made.keyPem()));
      write(certificate, utf8(made.certificatePem()));
    }
    return CertificateAuthority.read(certificate, key);
  }

  private boolean isNode(String name) {
    return Files.exists(folder.resolve(name).resolve("node.key"));
  }

  /// The nodes that have keys.
  private List<String> known() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files
          .map(path -> path.getFileName().toString())
          .filter(this::isNode)
          .sorted()
          .toList();
    }
  }

  /// The group's one key of the log: that of any node there is, or a new one.
  private SigningKey logKey(Set<String> nodes) throws IOException {
    for (String node : nodes) {
      return SigningKey.fromSeed(Files.readAllBytes(folder.resolve(node).resolve("log.key")));
    }
    return SigningKey.generate();
  }

  private Path ownFolder(String name) throws IOException {
    Path own = folder.resolve(name);
    return Files.exists(own) ? own : Files.createDirectory(own, PRIVATE_FOLDER);
  }

  private void certify(CertificateAuthority authority, String identity, Path own, String name)
      throws IOException {
    write(own.resolve("ca.crt"), utf8(authority.certificatePem()));
    boolean key = Files.exists(own.resolve("tls.key"));
    if (key != Files.exists(own.resolve("tls.crt"))) {
      throw new IOException(own + " has only one of tls.crt and tls.key");
    }
    if (key) {
      return;
    }
    Set<String> at = new LinkedHashSet<>(hosts.getOrDefault(name, List.of()));
    at.addAll(LOCAL);
    CertificateAuthority.Issued issued = authority.issue(identity, List.copyOf(at), LIFE);
    write(own.resolve("tls.key"), utf8(issued.key()));
    write(own.resolve("tls.crt"), utf8(issued.certificate()));
  }

  /// Only the policy is written anew, for it follows from the keys.
  private void policy(SigningKey log, List<String> nodes) throws IOException {
    if (nodes.isEmpty()) {
      return;
    }
    LogKey key = new LogKey(log, LogKey.originOf(log));
    Map<String, VerifierKey> cosigners = new LinkedHashMap<>();
    for (String node : nodes) {
      byte[] seed = Files.readAllBytes(folder.resolve(node).resolve("node.key"));
      SigningKey own = SigningKey.fromSeed(seed);
      cosigners.put(node, Cosigner.of(key.origin(), node, own).verifier());
    }
    Policy policy = VenuePolicy.ofNodes(key, cosigners, nodes.size() / 2 + 1);
    Path draft = folder.resolve("policy.draft");
    Files.writeString(draft, policy.format());
    Files.move(
        draft,
        folder.resolve("policy"),
        StandardCopyOption.ATOMIC_MOVE,
        StandardCopyOption.REPLACE_EXISTING);
    progress.accept("policy: a majority of " + String.join(", ", nodes));
  }

  private static byte[] utf8(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /// Writes a file that only its owner may read, unless it exists.
  private void write(Path file, byte[] content) throws IOException {
    if (Files.exists(file)) {
      return;
    }
    Path draft = file.resolveSibling(file.getFileName() + ".draft");
    Files.deleteIfExists(draft);
    Files.createFile(draft, PRIVATE);
    Files.write(draft, content, StandardOpenOption.WRITE, StandardOpenOption.SYNC);
    Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
    progress.accept(folder.relativize(file).toString());
  }
}
