package tallystick.edge;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.Attributes;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.stream.Stream;
import tallystick.domains.devices.ReleaseKind;

/// The agent's own program, as its owner rolled it out: a jar beside the present one, which the
/// launcher (`edge/launch`) starts on trial after this process has ended with [#NEXT]. What has not
/// proved itself good in time is ended by the launcher, which starts the one before again; that one
/// tells it. The words between the two are files, each a release's id:
///
/// | file | written by | |
/// |---|---|---|
/// | `next` | agent | to be tried at the next start |
/// | `trying` | launcher | runs, and is not yet good |
/// | `current` | agent | is good, and runs at each start; none for the program that came with it |
/// | `failed` | launcher | was tried, and was not good |
final class Firmware implements Releases.Kind {
  /// Exit code: the launcher is to start what the files say now.
  static final int NEXT = 10;

  /// System property: whether a launcher waits for the end of this process.
  static final String LAUNCHED = "tallystick.launched";

  private static final System.Logger LOG = System.getLogger(Firmware.class.getName());
  private static final String TAKEN_BACK = "firmware.takenBack";
  private static final String JAR = ".jar";
  private static final String UNLAUNCHED =
      "this agent was started without its launcher (edge/launch), which alone can change programs";

  private final Path folder;
  private final Path next;
  private final Path trying;
  private final Path current;
  private final boolean launched;
  private final Outbox outbox;
  private final Source source;
  private final Runnable end;

  /// Where programs come from.
  interface Source {
    /// Puts the bytes of a release, which are those that the owner signed, into a file.
    ///
    /// @throws IOException with a sentence for the owner
    void fetch(Release release, Path into) throws IOException;
  }

  /// @param launched whether a launcher waits for the end of this process
  /// @param end ends this process with [#NEXT]
  Firmware(Path folder, boolean launched, Outbox outbox, Source source, Runnable end) {
    this.folder = folder;
    this.next = folder.resolve("next");
    this.trying = folder.resolve("trying");
    this.current = folder.resolve("current");
    this.launched = launched;
    this.outbox = outbox;
    this.source = source;
    this.end = end;
  }

  /// Takes note of what the launcher had to take back.
  ///
  /// @param complaints sentences for the owner
  void begin(List<String> complaints) throws IOException {
    Path failed = folder.resolve("failed");
    String release = read(failed);
    if (!release.isEmpty()) {
      outbox.set(TAKEN_BACK, release);
      complaints.add(
          "release " + release + ": the program did not prove good in time: it was taken back");
      Files.deleteIfExists(folder.resolve(release + JAR));
    }
    Files.deleteIfExists(failed);
  }

  private static String read(Path file) throws IOException {
    return Files.exists(file) ? Files.readString(file).strip() : "";
  }

  @Override
  public List<String> installed() {
    try {
      String release = read(current);
      return release.isEmpty() || Files.exists(trying) ? List.of() : List.of(release);
    } catch (IOException e) {
      return List.of();
    }
  }

  /// One program at a time: the first that is named.
  @Override
  public synchronized void take(List<Release> all, List<String> complaints) {
    List<Release> wanted = all.stream().filter(one -> one.is(ReleaseKind.FIRMWARE)).toList();
    wanted.stream()
        .skip(1)
        .forEach(more -> complaints.add(more.refused("a device has one program")));
    String release = wanted.isEmpty() ? "" : wanted.getFirst().release();
    try {
      String refused = outbox.setting(TAKEN_BACK);
      if (refused != null && !refused.isEmpty()) {
        if (release.equals(refused)) {
          return;
        }
        outbox.set(TAKEN_BACK, "");
      }
      if (release.equals(read(Files.exists(trying) ? trying : current))) {
        return;
      }
      change(wanted);
    } catch (IOException e) {
      String why = String.valueOf(e.getMessage());
      complaints.add(wanted.isEmpty() ? why : wanted.getFirst().refused(why));
    }
  }

  private void change(List<Release> wanted) throws IOException {
    if (!launched) {
      throw new IOException(UNLAUNCHED);
    }
    if (wanted.isEmpty()) {
      Files.deleteIfExists(current);
    } else if (!wanted.getFirst().release().equals(read(current))) {
      Release release = wanted.getFirst();
      if (!release.isWellFormed()) {
        throw new IOException("its name, id or hash is none");
      }
      Path jar = Files.createDirectories(folder).resolve(release.release() + JAR);
      Path fresh = folder.resolve("fresh" + JAR);
      source.fetch(release, fresh);
      requireProgram(fresh);
      ReleaseFile.move(fresh, jar);
      ReleaseFile.write(next, release.release() + "\n");
    }
    // What is on trial makes way: it was not found bad.
    Files.deleteIfExists(trying);
    LOG.log(System.Logger.Level.INFO, "another program is to be started");
    end.run();
  }

  private static void requireProgram(Path file) throws IOException {
    try (JarFile jar = new JarFile(file.toFile())) {
      Manifest manifest = jar.getManifest();
      if (manifest != null
          && manifest.getMainAttributes().containsKey(Attributes.Name.MAIN_CLASS)) {
        return;
      }
    } catch (IOException e) {
      throw new IOException("is no program: " + e.getMessage(), e);
    }
    throw new IOException("is no program: it names no main class");
  }

  /// This program measures and has spoken with the venue: if it was on trial, it stays.
  ///
  /// @return whether it was, and is to be told
  synchronized boolean good() throws IOException {
    if (!Files.exists(trying)) {
      return false;
    }
    ReleaseFile.move(trying, current);
    String kept = read(current);
    LOG.log(System.Logger.Level.INFO, "this program is release {0}, and is good", kept);
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        String name = file.getFileName().toString();
        if (name.endsWith(JAR) && !name.equals(kept + JAR)) {
          Files.deleteIfExists(file);
        }
      }
    }
    return true;
  }
}
