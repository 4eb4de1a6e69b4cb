package tallystick.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import tallystick.domains.devices.ReleaseKind;
import tallystick.kernel.Malformed;

/// The configuration that the owner rolled out to this device, if there is one. A new one is on
/// trial until something was measured by it: after a minute without, or after a restart on trial,
/// the one before is taken back, and that is told. One that was taken back is not tried again
/// unless the owner rolled out another one, or none, in between.
final class Configurations implements Releases.Kind {
  private static final System.Logger LOG = System.getLogger(Configurations.class.getName());
  private static final long TRIAL_MILLIS = 60_000;
  private static final String TAKEN_BACK = "configuration.takenBack";

  private final Path file;
  private final Path before;
  private final Configuration start;
  private final Outbox outbox;
  private final Models.Source source;
  private final Use use;
  private final LongSupplier uptime;
  private String running = "";
  private String proved = "";
  private String name = "";
  private @Nullable Configuration trial;
  private long until;

  /// What is configured.
  interface Use {
    /// Measures by it from now on, or goes on as it was.
    ///
    /// @throws IOException with a sentence for the owner, when it cannot be used
    void use(Configuration next) throws IOException;
  }

  /// @param start what the command line says
  /// @param uptime milliseconds of a clock that only goes forward
  Configurations(
      Path folder,
      Configuration start,
      Outbox outbox,
      Models.Source source,
      Use use,
      LongSupplier uptime)
      throws IOException {
    Files.createDirectories(folder);
    this.file = folder.resolve("configuration");
    this.before = folder.resolve("configuration.before");
    this.start = start;
    this.outbox = outbox;
    this.source = source;
    this.use = use;
    this.uptime = uptime;
  }

  /// Begins with what is kept, or what the command line says.
  ///
  /// @param complaints sentences for the owner
  /// @throws IOException with a sentence for the operator
  void begin(List<String> complaints) throws IOException {
    if (Files.exists(before)) {
      String tried = Files.exists(file) ? ReleaseFile.read(file).release() : "";
      outbox.set(TAKEN_BACK, tried);
      restore();
      complaints.add("release " + tried + " was taken back: the agent ended while it was on trial");
    }
    if (Files.exists(file)) {
      ReleaseFile kept = ReleaseFile.read(file);
      try {
        use.use(start.with(kept.bytes()));
        running = kept.release();
        proved = running;
        return;
      } catch (IOException | Malformed e) {
        complaints.add("release " + kept.release() + " cannot be used: " + said(e));
      }
    }
    use.use(start);
  }

  /// The file that was there before the trial; an empty one stands for none.
  private void restore() throws IOException {
    if (Files.size(before) == 0) {
      Files.deleteIfExists(file);
      Files.delete(before);
    } else {
      ReleaseFile.move(before, file);
    }
  }

  @Override
  public synchronized List<String> installed() {
    return proved.isEmpty() ? List.of() : List.of(proved);
  }

  /// One configuration at a time: the first that is named.
  @Override
  public synchronized void take(List<Release> all, List<String> complaints) {
    List<Release> wanted = all.stream().filter(one -> one.is(ReleaseKind.CONFIGURATION)).toList();
    wanted.stream()
        .skip(1)
        .forEach(more -> complaints.add(more.refused("a device has one configuration")));
    String next = wanted.isEmpty() ? "" : wanted.getFirst().release();
    String refused = outbox.setting(TAKEN_BACK);
    if (refused != null && !refused.isEmpty()) {
      if (next.equals(refused)) {
        return;
      }
      outbox.set(TAKEN_BACK, "");
    }
    if (next.equals(running)) {
      return;
    }
    try {
      if (next.isEmpty()) {
        use.use(start);
        Files.deleteIfExists(before);
        Files.deleteIfExists(file);
        settled("");
      } else {
        name = wanted.getFirst().name();
        tries(next, source.fetch(wanted.getFirst()));
      }
    } catch (Malformed | IOException e) {
      complaints.add(wanted.isEmpty() ? "the start: " + e : wanted.getFirst().refused(said(e)));
    }
  }

  private static String said(Exception e) {
    return e instanceof Malformed malformed && !malformed.pointer().isEmpty()
        ? malformed.pointer() + ": " + malformed.sentence()
        : String.valueOf(e.getMessage());
  }

  /// What cannot be used changes nothing. What ends the agent before it is on the disk is gone with
  /// it, and afterwards stands there as on trial.
  private void tries(String release, byte[] bytes) throws IOException {
    Configuration next = start.with(bytes);
    use.use(next);
    if (!Files.exists(before)) {
      if (Files.exists(file)) {
        ReleaseFile.read(file).write(before);
      } else {
        ReleaseFile.write(before, "");
      }
    }
    new ReleaseFile(release, bytes).write(file);
    running = release;
    trial = next;
    until = uptime.getAsLong() + TRIAL_MILLIS;
    LOG.log(System.Logger.Level.INFO, "configuration {0} is on trial", release);
  }

  private void settled(String release) {
    running = release;
    proved = release;
    trial = null;
  }

  /// Something was measured by a configuration: if that was on trial, it is good.
  ///
  /// @return whether it was, and is to be told
  synchronized boolean measured(Configuration by) {
    if (!by.equals(trial)) {
      return false;
    }
    try {
      Files.deleteIfExists(before);
    } catch (IOException e) {
      return false;
    }
    settled(running);
    LOG.log(System.Logger.Level.INFO, "configuration {0} is good", running);
    return true;
  }

  /// Takes one back by which nothing was measured in time. To be called every second.
  ///
  /// @return a sentence for the owner, empty if there is nothing to tell
  synchronized String check() throws IOException {
    if (trial == null || uptime.getAsLong() < until) {
      return "";
    }
    String failed = running;
    outbox.set(TAKEN_BACK, failed);
    restore();
    boolean kept = Files.exists(file);
    ReleaseFile back = kept ? ReleaseFile.read(file) : new ReleaseFile("", new byte[0]);
    use.use(kept ? start.with(back.bytes()) : start);
    settled(back.release());
    return "release %s of %s: nothing was measured by it in a minute: it was taken back"
        .formatted(failed, name);
  }
}
