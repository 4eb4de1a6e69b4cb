package tallystick.server.connectors;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import tallystick.kernel.Sha256;
import tallystick.server.connectors.Fetcher.Look;
import tallystick.server.connectors.Runs.Run;
import tallystick.server.outbound.Destinations;
import tallystick.server.outbound.SftpFolder;
import tallystick.server.outbound.SftpFolder.Entry;

/// Takes the files of a folder, each as a message. A file is taken when two looks found it alike,
/// so that none is taken that is still being written; it goes to `done` or `failed`, or stays where
/// the server lets nothing be moved, and is remembered. The same name with the same bytes is the
/// same message, however often it comes.
final class FileInlet {
  private static final String DONE = "done";
  private static final String FAILED = "failed";
  private static final String ACKNOWLEDGEMENTS = "acks";
  private static final List<String> UNFINISHED =
      List.of(".tmp", ".part", ".partial", ".filepart", ".crdownload", ".swp");
  private static final int AT_ONCE = 50;

  /// After so long the rest waits for the next look: the folder is open for a minute.
  private static final Duration ENOUGH = Duration.ofSeconds(35);

  private static final int HASH_CHARS = 16;

  private final ConnectorRows connectors;
  private final Inbox inbox;
  private final Destinations destinations;
  private final InstantSource clock;

  FileInlet(ConnectorRows connectors, Inbox inbox, Destinations destinations, InstantSource clock) {
    this.connectors = connectors;
    this.inbox = inbox;
    this.destinations = destinations;
    this.clock = clock;
  }

  /// What became of a file.
  private enum Fate {
    MOVED,
    /// It was taken, and the server does not let it be moved.
    STAYED,
    /// It was not as it had been a moment before.
    CHANGED
  }

  /// Looks once.
  Look look(Connector connector) throws IOException {
    Instant end = clock.instant().plus(ENOUGH);
    Map<String, Boolean> before = connectors.progress(connector).files();
    Map<String, Boolean> after = new LinkedHashMap<>();
    int taken = 0;
    int stayed = 0;
    List<Entry> files;
    Definition definition = connector.definition();
    URI address = definition.transport().uri(definition.address(), "");
    try (SftpFolder folder = destinations.open(address, Carriers.login(connector.sealed()))) {
      files = folder.files().stream().filter(FileInlet::isWhole).toList();
      for (Entry file : files.stream().sorted(Comparator.comparing(Entry::name)).toList()) {
        String key = key(file);
        Boolean known = before.get(key);
        boolean later = known == null || taken == AT_ONCE || clock.instant().isAfter(end);
        if (Boolean.TRUE.equals(known)) {
          after.put(key, true);
        } else if (later) {
          after.put(key, false);
        } else {
          Fate fate = take(connector, folder, file);
          taken += fate == Fate.CHANGED ? 0 : 1;
          stayed += fate == Fate.STAYED ? 1 : 0;
          if (fate != Fate.MOVED) {
            after.put(key, fate == Fate.STAYED);
          }
        }
      }
    }
    connectors.keep(connector, Progress.of(after));
    boolean soon = after.containsValue(false);
    return new Look(soon, says(files.size(), taken, stayed, soon));
  }

  private static String says(int seen, int taken, int stayed, boolean soon) {
    return "%d files seen, %d taken.%s%s"
        .formatted(
            seen,
            taken,
            stayed > 0 ? " The server does not let them be moved: they stay." : "",
            soon ? " Others wait for a second look." : "");
  }

  private static boolean isWhole(Entry file) {
    String name = file.name().toLowerCase(Locale.ROOT);
    return !name.startsWith(".") && UNFINISHED.stream().noneMatch(name::endsWith);
  }

  private static String key(Entry file) {
    return file.size() + " " + file.modified() + " " + file.name();
  }

  private Fate take(Connector connector, SftpFolder folder, Entry file) throws IOException {
    if (file.size() > Inbox.MAX_BYTES) {
      Run run =
          inbox.refuse(
              connector,
              file.name() + " of " + file.size() + " bytes",
              "body-too-large",
              "A file has at most " + Inbox.MAX_BYTES + " bytes.");
      return moved(folder, file, FAILED, run);
    }
    byte[] bytes = folder.read(file.name(), Inbox.MAX_BYTES);
    if (bytes.length != file.size()) {
      return Fate.CHANGED;
    }
    String hash = HexFormat.of().formatHex(Sha256.of(bytes)).substring(0, HASH_CHARS);
    Run run = inbox.take(connector, file.name() + " sha256:" + hash, bytes, Inbox.HERE);
    Optional<EdiAcknowledgement.Written> answer = EdiAcknowledgement.of(bytes, clock.instant());
    if (connector.definition().format().isEdi() && answer.isPresent()) {
      folder.make(ACKNOWLEDGEMENTS);
      folder.write(
          ACKNOWLEDGEMENTS + "/" + file.name() + answer.get().suffix(),
          answer.get().text().getBytes(UTF_8));
    }
    boolean whole = run.results().stream().allMatch(Runs.Result::accepted);
    return moved(folder, file, whole ? DONE : FAILED, run);
  }

  private static Fate moved(SftpFolder folder, Entry file, String to, Run run) {
    try {
      folder.move(file.name(), to, file.name() + "." + run.run());
      return Fate.MOVED;
    } catch (IOException e) {
      return Fate.STAYED;
    }
  }
}
