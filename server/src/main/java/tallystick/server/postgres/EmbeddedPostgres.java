package tallystick.server.postgres;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Consumer;

/// A PostgreSQL 18 server of our own, supervised by this process and kept under one folder.
///
/// The server listens on 127.0.0.1 only, on a free port that changes at each start, and keeps
/// `fsync` on: rows committed before a kill, of this process or of the server, are still there
/// after the next start. The folder belongs to one live process at a time.
public final class EmbeddedPostgres implements AutoCloseable {
  private final FolderLock lock;
  private final PostgresProcess process;
  private final String jdbcUrl;

  private EmbeddedPostgres(FolderLock lock, PostgresStart.Running running) {
    this.lock = lock;
    this.process = running.process();
    this.jdbcUrl = running.jdbcUrl();
  }

  /// Starts the server of `dataDir`, creating it at the first start, and waits until it answers.
  public static EmbeddedPostgres start(Path dataDir) throws StartException {
    return start(dataDir, line -> {});
  }

  /// As [#start(Path)]; `progress` hears a line every 3 s while a start lasts longer than that.
  public static EmbeddedPostgres start(Path dataDir, Consumer<String> progress)
      throws StartException {
    try {
      // The platform is checked first, so that an unsupported one is left without a trace.
      PostgresArchive archive = PostgresArchive.find();
      Path folder = Files.createDirectories(dataDir).toRealPath();
      return startLocked(archive, folder, new StartProgress(progress));
    } catch (IOException e) {
      throw new StartException("PostgreSQL did not start in " + dataDir + ": " + e, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new StartException("the start of PostgreSQL in " + dataDir + " was interrupted", e);
    }
  }

  private static EmbeddedPostgres startLocked(
      PostgresArchive archive, Path folder, StartProgress progress)
      throws StartException, IOException, InterruptedException {
    FolderLock lock = FolderLock.take(folder);
    boolean started = false;
    try {
      Path cluster = folder.resolve(PostgresCluster.FOLDER);
      PostgresAccount account = PostgresAccount.choose(cluster);
      account.requireReach(folder);
      new StaleServer(cluster).stop(progress);
      Path binaries = archive.unpack(folder, account, progress);
      PostgresCluster opened = PostgresCluster.open(folder, binaries, account, progress);
      var running = new PostgresStart(opened, progress).run();
      started = true;
      return new EmbeddedPostgres(lock, running);
    } finally {
      if (!started) {
        lock.close();
      }
    }
  }

  /// The JDBC address of database `tallystick`, with its user and password inside.
  public String jdbcUrl() {
    return jdbcUrl;
  }

  /// The process id of the server, for a monitor or a test that means to kill it.
  long pid() {
    return process.pid();
  }

  /// Stops the server: a fast shutdown first, an immediate one if that does not end in time.
  @Override
  public void close() {
    process.stop();
    try {
      lock.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Why the server could not be started, in one line meant for the person who started it.
  public static final class StartException extends Exception {
    private static final long serialVersionUID = 1L;

    StartException(String message) {
      super(message);
    }

    StartException(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
