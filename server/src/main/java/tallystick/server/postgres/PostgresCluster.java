package tallystick.server.postgres;

import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.TimeUnit;
import tallystick.server.postgres.EmbeddedPostgres.StartException;

/// The files of a server: made at the first start, under another name until they are whole.
///
/// The only account that can log in is `tallystick`, the owner of the database of that name. The
/// superuser has no password, and there is no socket at which it would need none.
record PostgresCluster(
    Path dataDir, Path folder, Path binaries, PostgresAccount account, String password) {
  static final String FOLDER = "cluster";

  static PostgresCluster open(
      Path dataDir, Path binaries, PostgresAccount account, StartProgress progress)
      throws IOException, InterruptedException, StartException {
    Path folder = dataDir.resolve(FOLDER);
    boolean exists = Files.exists(folder);
    String password = password(dataDir.resolve("password"), exists);
    var cluster = new PostgresCluster(dataDir, folder, binaries, account, password);
    if (!exists) {
      cluster.create(progress);
    }
    return cluster;
  }

  private static String password(Path file, boolean exists) throws IOException, StartException {
    if (Files.exists(file) && Files.size(file) > 0) {
      return Files.readString(file).strip();
    }
    if (exists) {
      throw new StartException(
          "the password of the database was in " + file + ", which is gone: put it back");
    }
    byte[] random = new byte[24];
    new SecureRandom().nextBytes(random);
    String password = HexFormat.of().formatHex(random);
    // The file comes before the data that need it, and reaches the disk before them.
    Files.deleteIfExists(file);
    Files.createFile(
        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
    Files.writeString(file, password + "\n", StandardOpenOption.SYNC);
    return password;
  }

  /// The path of one of the programs.
  String program(String name) {
    return binaries.resolve("bin").resolve(name).toString();
  }

  private void create(StartProgress progress)
      throws IOException, InterruptedException, StartException {
    Folders.deleteLeftovers(dataDir, FOLDER + ".new", Instant.MAX);
    Path fresh = Files.createTempDirectory(dataDir, FOLDER + ".new");
    account.own(fresh);
    initialise(fresh, progress);
    addDatabase(fresh, progress);
    // Until here nothing was forced to the disk; one pass over the files is much cheaper.
    run("initdb", List.of("--sync-only", "-D", fresh.toString()), "", progress);
    Files.move(fresh, folder, StandardCopyOption.ATOMIC_MOVE);
    try (var parent = FileChannel.open(dataDir)) {
      parent.force(true);
    }
  }

  private void initialise(Path fresh, StartProgress progress)
      throws IOException, InterruptedException, StartException {
    // The built-in C.UTF-8 sorts by code point and knows the letters of Unicode, and does both
    // alike on every machine; a locale of the operating system may change with an update of it.
    var options =
        List.of(
            "-D",
            fresh.toString(),
            "-U",
            "postgres",
            "-E",
            "UTF8",
            "--locale=C",
            "--lc-ctype=C.UTF-8",
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8",
            "--auth-local=reject",
            "--auth-host=scram-sha-256",
            "--no-sync",
            "--no-instructions");
    run("initdb", options, "", progress);
  }

  private void addDatabase(Path fresh, StartProgress progress)
      throws IOException, InterruptedException, StartException {
    // The single-user server reads statements that end with a semicolon and an empty line.
    String script =
        """
        create role tallystick login password '%s';

        create database tallystick owner tallystick;

        """
            .formatted(password);
    var options = List.of("--single", "-j", "-D", fresh.toString(), "-c", "fsync=off", "postgres");
    run("postgres", options, script, progress);
  }

  private void run(String program, List<String> options, String input, StartProgress progress)
      throws IOException, InterruptedException, StartException {
    File log = dataDir.resolve("setup.log").toFile();
    var command = new java.util.ArrayList<String>(List.of(program(program)));
    command.addAll(options);
    Process process =
        Commands.prepare(account.namedCommand(command), dataDir.toFile())
            .redirectOutput(log)
            .start();
    try (var writer = process.outputWriter(StandardCharsets.UTF_8)) {
      writer.write(input);
    } catch (IOException _) {
      // A program that has ended early reads nothing; its log says why, and is reported below.
      progress.at("creating the database");
    }
    try {
      while (!process.waitFor(50, TimeUnit.MILLISECONDS)) {
        progress.at("creating the database");
      }
    } finally {
      process.destroyForcibly();
    }
    String output = Files.readString(log.toPath());
    // The single-user server ends with success even when a statement has failed.
    if (process.exitValue() != 0 || output.contains("ERROR:") || output.contains("FATAL:")) {
      List<String> lines = output.lines().filter(line -> !line.isBlank()).toList();
      throw new StartException(
          "PostgreSQL could not be set up in "
              + dataDir
              + ": "
              + program
              + " ended with "
              + process.exitValue()
              + ": "
              + ServerLog.join(lines));
    }
  }
}
