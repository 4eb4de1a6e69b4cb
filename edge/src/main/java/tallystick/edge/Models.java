package tallystick.edge;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import tallystick.domains.devices.DevicesAction;
import tallystick.kernel.Codec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// The models that this device runs: those that the owner rolled out to it, each of which is
/// checked before it takes the place of the one before. One that is not good changes nothing. They
/// are kept in a folder, and run after a restart without a network.
final class Models implements AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Models.class.getName());
  private static final int MAX = 4;
  private static final Pattern RELEASE = Pattern.compile("[0-9a-f-]{32,40}");
  private static final String SUFFIX = ".model";

  private final Path folder;
  private final Source source;
  private final Report report;
  private final Map<String, Running> running = new TreeMap<>();
  private final Set<String> complained = new HashSet<>();

  /// Where releases come from.
  interface Source {
    /// The bytes of a release, which are those that the owner signed.
    ///
    /// @throws IOException with a sentence for the owner
    byte[] fetch(String release, String sha256) throws IOException;
  }

  /// Who tells the owner.
  interface Report {
    /// @param installed releases
    /// @param error a sentence, empty if all is well
    void installed(List<String> installed, String error);
  }

  private record Running(String release, Model model) {}

  /// Runs what is kept.
  Models(Path folder, Source source, Report report) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.source = source;
    this.report = report;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(SUFFIX)) {
          load(name.substring(0, name.length() - SUFFIX.length()), Files.readAllBytes(file));
        }
      }
    }
  }

  /// A file is the release's id, a line feed, and its bytes.
  private void load(String name, byte[] file) throws IOException {
    int end = 0;
    while (end < file.length && file[end] != '\n') {
      end++;
    }
    byte[] bytes = Arrays.copyOfRange(file, Math.min(end + 1, file.length), file.length);
    running.put(name, new Running(new String(file, 0, end, UTF_8), Model.of(name, bytes)));
  }

  /// The releases that run.
  synchronized List<String> installed() {
    return running.values().stream().map(Running::release).toList();
  }

  /// Takes `{"items":[{"release","kind","name","sha256",…}]}`: all that should run. It may wait for
  /// the network, while models score; to be called by one thread at a time.
  void take(byte[] message) {
    JsonNode items;
    try {
      items = Codec.JSON.readTree(message).path("items");
    } catch (JacksonException e) {
      return;
    }
    List<String> before = installed();
    List<String> errors = new ArrayList<>();
    Set<String> wanted = new HashSet<>();
    for (JsonNode item : items) {
      if (item.path("kind").asString("").equals("MODEL") && wanted.size() < MAX) {
        wanted.add(item.path("name").asString(""));
        install(item, errors);
      }
    }
    for (String name : names()) {
      if (!wanted.contains(name)) {
        end(name);
      }
    }
    if (!errors.isEmpty() || !installed().equals(before)) {
      report.installed(installed(), String.join("; ", errors));
    }
  }

  private void install(JsonNode item, List<String> errors) {
    String release = item.path("release").asString("");
    String name = item.path("name").asString("");
    if (installed().contains(release)) {
      return;
    }
    try {
      String sha256 = item.path("sha256").asString("");
      if (!DevicesAction.NAME.matcher(name).matches()
          || !DevicesAction.SHA256.matcher(sha256).matches()
          || !RELEASE.matcher(release).matches()) {
        throw new IOException("its name, id or hash is none");
      }
      byte[] bytes = source.fetch(release, sha256);
      Model model = Model.of(name, bytes);
      keep(name, release, bytes);
      replace(name, new Running(release, model));
      LOG.log(System.Logger.Level.INFO, "the model {0} is release {1} now", name, release);
    } catch (IOException e) {
      String sentence = "release " + release + " of " + name + ": " + e.getMessage();
      if (complained.add(sentence)) {
        LOG.log(System.Logger.Level.WARNING, sentence);
        errors.add(sentence);
      }
    }
  }

  /// Whole or not at all.
  private void keep(String name, String release, byte[] bytes) throws IOException {
    Path fresh = folder.resolve("fresh");
    try (FileChannel out =
        FileChannel.open(
            fresh,
            StandardOpenOption.CREATE,
            StandardOpenOption.TRUNCATE_EXISTING,
            StandardOpenOption.WRITE)) {
      byte[] id = (release + "\n").getBytes(UTF_8);
      ByteBuffer all = ByteBuffer.allocate(id.length + bytes.length).put(id).put(bytes).flip();
      while (all.hasRemaining()) {
        out.write(all);
      }
      out.force(true);
    }
    Files.move(fresh, folder.resolve(name + SUFFIX), StandardCopyOption.ATOMIC_MOVE);
  }

  private synchronized void replace(String name, Running by) {
    Running old = running.put(name, by);
    if (old != null) {
      old.model.close();
    }
  }

  private synchronized List<String> names() {
    return List.copyOf(running.keySet());
  }

  private synchronized void end(String name) {
    Running old = running.remove(name);
    if (old == null) {
      return;
    }
    old.model.close();
    try {
      Files.deleteIfExists(folder.resolve(name + SUFFIX));
    } catch (IOException e) {
      LOG.log(System.Logger.Level.WARNING, "an old model stays: {0}", e.getMessage());
    }
  }

  /// What the models make of what was measured at a moment.
  synchronized List<Measurement> score(List<Measurement> measured) {
    if (running.isEmpty()) {
      return List.of();
    }
    Map<String, Long> values = new HashMap<>();
    measured.forEach(one -> values.put(one.channel(), one.value()));
    List<Measurement> scores = new ArrayList<>();
    for (Running one : running.values()) {
      try {
        Measurement score = one.model.score(values);
        if (score != null) {
          scores.add(score);
        }
      } catch (IOException | RuntimeException e) {
        LOG.log(System.Logger.Level.WARNING, String.valueOf(e.getMessage()));
      }
    }
    return scores;
  }

  @Override
  public synchronized void close() {
    running.values().forEach(one -> one.model.close());
    running.clear();
  }
}
