package tallystick.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tallystick.kernel.SigningKey;
import tallystick.kernel.VerifierKey;
import tallystick.ledger.Backup;
import tallystick.server.access.PersonKeys;
import tallystick.server.devices.TelemetryBackup;
import tallystick.server.views.PrivateData;

/// `./run restore BACKUPDIR --data DIR`: makes a venue's folder out of a backup.
@Command(
    name = "restore",
    mixinStandardHelpOptions = true,
    description = {
      "Makes the folder of a venue out of a backup, after checking all of it. The venue goes on",
      "from there with ./run --data DIR."
    })
public final class RestoreCommand implements Callable<Integer> {
  /// Below a data folder. The log's key signs checkpoints, the operator's acts for the venue, that
  /// of access opens what is known of people.
  private static final List<String> KEYS =
      List.of("ledger/log.key", "ledger/node.key", "operator.key", "clock.key", "access.key");

  @Parameters(paramLabel = "BACKUPDIR", description = "the folder of backups")
  private Path backups = Path.of("backup");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      required = true,
      description = "the folder to make; it must have no ledger in it")
  private Path data = Path.of("data");

  @Option(
      names = "--at",
      paramLabel = "HEIGHT",
      description = "the backup of this height (default: the newest)")
  private @Nullable Long at;

  @Option(
      names = "--keys",
      paramLabel = "DIR",
      description = "copies the keys from an old data folder, or from a copy of it")
  private @Nullable Path keys;

  @Override
  public Integer call() throws IOException {
    long began = System.nanoTime();
    Path ledger = data.resolve("ledger");
    Backup backup = Backup.in(backups);
    VerifierKey log = backup.key();
    if (keys != null) {
      copyKeys(keys);
    }
    requireFitting(log, ledger.resolve("log.key"));
    Backup.Made made = backup.restore(Optional.ofNullable(at), Optional.of(log), ledger);
    System.out.println("private    " + PrivateData.stage(backups, made.height(), data));
    System.out.println("readings   " + TelemetryBackup.stage(backups, made.height(), data));
    BackupCommand.print("restored", made, System.nanoTime() - began);
    for (String key : KEYS) {
      if (!Files.exists(data.resolve(key)) && !key.endsWith("node.key")) {
        System.out.println("missing    " + data.resolve(key) + consequence(key));
      }
    }
    if (!Files.isDirectory(data.resolve(PersonKeys.FOLDER))) {
      System.out.println(
          "missing    " + data.resolve(PersonKeys.FOLDER) + ": put it there, or no account opens");
    }
    System.out.println("go on with ./run --data " + data);
    return 0;
  }

  private static String consequence(String key) {
    return switch (key) {
      case "ledger/log.key" ->
          ": put it there, or the checkpoints will be signed by another key that nobody trusts yet";
      case "access.key" ->
          ": put it there, or say --access-key if a token has it, or no account opens";
      default -> ": put it there, or nobody can act as it did";
    };
  }

  private void copyKeys(Path from) throws IOException {
    Path people = from.resolve(PersonKeys.FOLDER);
    if (Files.isDirectory(people)) {
      PersonKeys.in(people).copyTo(PersonKeys.in(data.resolve(PersonKeys.FOLDER)));
    }
    for (String key : KEYS) {
      Path source = from.resolve(key);
      if (!Files.exists(source)) {
        // A folder of keys only may be flat.
        source = from.resolve(Path.of(key).getFileName());
      }
      Path target = data.resolve(key);
      if (Files.exists(source) && !Files.exists(target)) {
        Files.createDirectories(target.getParent());
        Files.copy(source, target, StandardCopyOption.COPY_ATTRIBUTES);
      }
    }
  }

  private static void requireFitting(VerifierKey log, Path key) throws IOException {
    if (Files.exists(key)) {
      VerifierKey own = VerifierKey.of(log.name(), SigningKey.fromSeed(Files.readAllBytes(key)));
      if (!own.text().equals(log.text())) {
        throw new IOException(key + " is not the key of the log in the backup, " + log.text());
      }
    }
  }
}
