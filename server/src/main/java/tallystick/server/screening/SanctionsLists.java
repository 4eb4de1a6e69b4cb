package tallystick.server.screening;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The lists in a folder of the operator's: none comes with the product.
///
/// @param version SHA-256 of the files, by which names that were screened are known to be
/// @param entries of all lists
public record SanctionsLists(String version, List<Listed> entries) {
  /// No list.
  public static final SanctionsLists NONE = new SanctionsLists("", List.of());

  /// Entries of a list at most.
  static final int MAX_ENTRIES = 500_000;

  private static final long MAX_FILE_BYTES = 512L << 20;
  private static final int MAX_CHARS = 2_000;

  /// Reads `SDN.CSV` and `CONS_PRIM.CSV` with what belongs to them, and all `*.xml`; names of files
  /// in either case.
  ///
  /// @throws IOException when a file is not what its name says, with its line
  public static SanctionsLists read(Path folder) throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new IOException(folder + " is no folder with lists of sanctions");
    }
    Map<String, Path> files = new TreeMap<>();
    try (Stream<Path> all = Files.list(folder)) {
      all.filter(Files::isRegularFile)
          .forEach(file -> files.put(file.getFileName().toString().toLowerCase(Locale.ROOT), file));
    }
    files.keySet().removeIf(name -> !name.endsWith(".csv") && !name.endsWith(".xml"));
    for (Path file : files.values()) {
      if (Files.size(file) > MAX_FILE_BYTES) {
        throw new IOException(file + " has more than " + MAX_FILE_BYTES + " bytes");
      }
    }
    List<Listed> entries = new ArrayList<>();
    entries.addAll(csv("ofac-sdn", "sdn.csv", "alt.csv", "add.csv", files));
    entries.addAll(
        csv("ofac-consolidated", "cons_prim.csv", "cons_alt.csv", "cons_add.csv", files));
    for (var file : files.entrySet()) {
      if (file.getKey().endsWith(".xml")) {
        entries.addAll(ListXml.read(file.getValue()));
      }
    }
    if (entries.isEmpty()) {
      throw new IOException(folder + " has neither SDN.CSV, CONS_PRIM.CSV nor a list as XML");
    }
    return new SanctionsLists(version(files), List.copyOf(entries));
  }

  private static List<Listed> csv(
      String list, String primary, String alternate, String addresses, Map<String, Path> files)
      throws IOException {
    Path first = files.get(primary);
    if (first == null) {
      return List.of();
    }
    Path none = first.resolveSibling("no-such-file");
    return OfacCsv.read(
        list, first, files.getOrDefault(alternate, none), files.getOrDefault(addresses, none));
  }

  private static String version(Map<String, Path> files) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      for (Path file : files.values()) {
        try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
          in.transferTo(OutputStream.nullOutputStream());
        }
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every JDK has SHA-256", e);
    }
  }

  static void requireRoom(int entries, Path file) throws IOException {
    if (entries > MAX_ENTRIES) {
      throw new IOException(file + " has more than " + MAX_ENTRIES + " entries");
    }
  }

  static String shorten(String text) {
    return text.length() <= MAX_CHARS ? text : text.substring(0, MAX_CHARS);
  }
}
