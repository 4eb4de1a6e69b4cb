package tallystick.server.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tallystick.ledger.Backup;
import tallystick.server.devices.TelemetryBackup;
import tallystick.server.views.PrivateData;

/// `./run backup DIR`: adds a backup of a running ledger to a folder.
@Command(
    name = "backup",
    mixinStandardHelpOptions = true,
    description = {
      "Adds a backup of a running venue to a folder, as of one height. Only what the folder does",
      "not have is fetched. Keys are never in it: keep copies of them elsewhere."
    })
public final class BackupCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "the folder of backups; made if it is missing")
  private Path folder = Path.of("backup");

  @Option(
      names = "--from",
      paramLabel = "HOST:PORT",
      description = "the ledger of another machine or process; its log only, no pictures")
  private @Nullable String from;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = "with --from: the folder of a node's certificate, if the ledger asks for one")
  private @Nullable Path keys;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "the folder of a venue that runs on this machine (default: data)")
  private Path data = Path.of("data");

  @Option(
      names = "--keep",
      paramLabel = "N",
      defaultValue = "0",
      description = "keep only the newest N backups (default: all)")
  private int keep;

  @Override
  public Integer call() throws Exception {
    if (keep < 0) {
      throw new IOException("--keep is 1 or more, or 0 for all");
    }
    long began = System.nanoTime();
    Backup backup = Backup.in(folder);
    Optional<TelemetryBackup> readings =
        from == null ? TelemetryBackup.save(data, folder) : Optional.empty();
    Backup.Made made =
        from == null
            ? backup.fromFolder(data.resolve("ledger"))
            : backup.fromAddress(from, Optional.ofNullable(keys));
    print("backup of", made, System.nanoTime() - began);
    System.out.printf("fetched    %,d bytes; the rest was in %s already%n", made.fetched(), folder);
    if (from == null) {
      System.out.println("private    " + PrivateData.save(data, folder, made.height()));
    }
    if (readings.isPresent()) {
      System.out.println("readings   " + readings.get().keepAs(made.height()));
    }
    if (keep > 0) {
      backup.keep(keep);
      PrivateData.keep(folder, backup.heights());
      TelemetryBackup.keep(folder, backup.heights());
    }
    System.out.println("heights    " + backup.heights());
    return 0;
  }

  /// Prints what a backup is.
  static void print(String done, Backup.Made made, long nanos) {
    HexFormat hex = HexFormat.of();
    System.out.printf("%-10s height %,d with %,d actions%n", done, made.height(), made.size());
    System.out.println("log root   " + hex.formatHex(made.logRoot()));
    System.out.println("state root " + hex.formatHex(made.stateRoot()));
    System.out.printf("took       %.1f s for %,d bytes%n", nanos / 1e9, made.bytes());
  }
}
