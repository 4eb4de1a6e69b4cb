package tallystick.server.postgres;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;
import tallystick.server.postgres.EmbeddedPostgres.StartException;

/// The PostgreSQL programs as they come in a jar, and the folder they are unpacked to, once.
record PostgresArchive(URL source) {
  static PostgresArchive find() throws StartException {
    return find(System.getProperty("os.name", "?"), System.getProperty("os.arch", "?"));
  }

  static PostgresArchive find(String os, String arch) throws StartException {
    URL source = PostgresArchive.class.getResource("/postgres-linux-x86_64.txz");
    if (source == null || !os.equals("Linux") || !arch.equals("amd64")) {
      throw new StartException(
          "no embedded PostgreSQL for "
              + os.toLowerCase(Locale.ROOT)
              + "-"
              + arch
              + "; give one with --postgres jdbc:postgresql://…");
    }
    return new PostgresArchive(source);
  }

  /// The folder with the programs, shared by all data folders of this user.
  Path unpack(Path dataDir, PostgresAccount account, StartProgress progress) throws IOException {
    // The size names the version without a number that would have to be kept equal to the pom's.
    String name = "postgres-" + source.openConnection().getContentLengthLong();
    for (Path cache : caches(account)) {
      try {
        if (account.reaches(Files.createDirectories(cache)) && Files.isWritable(cache)) {
          return unpackOnce(cache, name, progress);
        }
      } catch (IOException e) {
        // A home that is read-only or full is no reason to give up: the next place may do.
        progress.at("unpacking PostgreSQL elsewhere after " + e);
      }
    }
    return unpackOnce(dataDir, name, progress);
  }

  private static List<Path> caches(PostgresAccount account) {
    var caches = new ArrayList<Path>();
    String xdg = System.getenv("XDG_CACHE_HOME");
    Path home =
        xdg == null || xdg.isEmpty()
            ? Path.of(System.getProperty("user.home", "?"), ".cache")
            : Path.of(xdg);
    // A user without a home has a "?" for one, which must not become a folder of that name.
    if (home.isAbsolute()) {
      caches.add(home.resolve("tallystick"));
    }
    if (account.switched()) {
      caches.add(Path.of("/var/cache/tallystick"));
    }
    return caches;
  }

  private Path unpackOnce(Path parent, String name, StartProgress progress) throws IOException {
    Path target = parent.resolve(name);
    if (Files.isDirectory(target)) {
      return target;
    }
    Instant abandoned = Instant.now().minus(Duration.ofHours(1));
    Folders.deleteLeftovers(parent, name + ".new", abandoned);
    // The folder gets its name only when it is whole, so that a kill on the way leaves nothing
    // that a later start would take for a finished one.
    Path fresh = Files.createTempDirectory(parent, name + ".new");
    try {
      unpackTo(fresh, progress);
      // One call writes everything out; without it a power cut could leave empty programs.
      Commands.works("sync", "-f", fresh.toString());
      Files.move(fresh, target, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      Folders.delete(fresh);
      // Another process may have been faster, and what it has unpacked is as good.
      if (!Files.isDirectory(target)) {
        throw e;
      }
    }
    return target;
  }

  private void unpackTo(Path folder, StartProgress progress) throws IOException {
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwxr-xr-x"));
    try (var tar =
        new TarArchiveInputStream(
            new XZInputStream(new BufferedInputStream(source.openStream(), 1 << 16)))) {
      for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
        progress.at("unpacking PostgreSQL");
        if (isNeeded(entry.getName())) {
          unpackEntry(tar, entry, folder.resolve(entry.getName()).normalize());
        }
      }
    }
  }

  /// What serves only to compile against PostgreSQL stays packed.
  private static boolean isNeeded(String name) {
    return !name.endsWith(".a") && !name.contains("/pgxs/") && !name.contains("/pkgconfig/");
  }

  private static void unpackEntry(TarArchiveInputStream tar, TarArchiveEntry entry, Path file)
      throws IOException {
    // Not every folder has an entry of its own.
    Files.createDirectories(Objects.requireNonNull(file.getParent()));
    // The modes are set and not left to the umask, because another user may run these programs.
    if (entry.isDirectory()) {
      Files.createDirectories(file);
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
    } else if (entry.isSymbolicLink()) {
      Files.createSymbolicLink(file, Path.of(entry.getLinkName()));
    } else {
      Files.copy(tar, file);
      String mode = (entry.getMode() & 0100) == 0 ? "rw-r--r--" : "rwxr-xr-x";
      Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(mode));
    }
  }
}
