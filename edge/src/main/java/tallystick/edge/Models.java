package tallystick.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import tallystick.domains.devices.ReleaseKind;

/// The models that this device runs: those that the owner rolled out to it, each of which is
/// checked before it takes the place of the one before. One that is not good changes nothing. They
/// are kept in a folder, and run after a restart without a network.
final class Models implements Releases.Kind, AutoCloseable {
  private static final System.Logger LOG = System.getLogger(Models.class.getName());
  private static final int MAX = 4;
  private static final String SUFFIX = ".model";

  private final Path folder;
  private final Source source;
  private final Map<String, Running> running = new TreeMap<>();

  /// Where releases come from.
  interface Source {
    /// The bytes of a release, which are those that the owner signed.
    ///
    /// @throws IOException with a sentence for the owner
    byte[] fetch(Release release) throws IOException;
  }

  private record Running(String release, Model model) {}

  /// Runs what is kept.
  Models(Path folder, Source source) throws IOException {
    this.folder = Files.createDirectories(folder);
    this.source = source;
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(SUFFIX)) {
          load(name.substring(0, name.length() - SUFFIX.length()), ReleaseFile.read(file));
        }
      }
    }
  }

  private void load(String name, ReleaseFile kept) throws IOException {
    running.put(name, new Running(kept.release(), Model.of(name, kept.bytes())));
  }

  @Override
  public synchronized List<String> installed() {
    return running.values().stream().map(Running::release).toList();
  }

  /// It may wait for the network, while models score.
  @Override
  public void take(List<Release> all, List<String> complaints) {
    List<Release> wanted =
        all.stream().filter(one -> one.is(ReleaseKind.MODEL)).limit(MAX).toList();
    wanted.forEach(one -> install(one, complaints));
    List<String> names = wanted.stream().map(Release::name).toList();
    for (String name : names()) {
      if (!names.contains(name)) {
        end(name);
      }
    }
  }

  private void install(Release one, List<String> complaints) {
    if (installed().contains(one.release())) {
      return;
    }
    try {
      byte[] bytes = source.fetch(one);
      Model model = Model.of(one.name(), bytes);
      new ReleaseFile(one.release(), bytes).write(folder.resolve(one.name() + SUFFIX));
      replace(one.name(), new Running(one.release(), model));
      LOG.log(System.Logger.Level.INFO, "the model {0} is {1} now", one.name(), one.release());
    } catch (IOException e) {
      complaints.add(one.refused(String.valueOf(e.getMessage())));
    }
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
