package tallystick.server.cli;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tallystick.server.access.PersonKeys;

/// `./run person-keys COPY`: brings the one copy of the keys of persons up to date.
@Command(
    name = "person-keys",
    mixinStandardHelpOptions = true,
    description = {
      "Brings a copy of the keys of persons up to date: new ones are added, and what was destroyed",
      "on one side is destroyed on both. Keep one such copy, on another machine than the backups,",
      "and no older versions of it: they would open what was erased since."
    })
public final class PersonKeysCommand implements Callable<Integer> {
  @Parameters(paramLabel = "COPY", description = "the folder of the copy; made if it is missing")
  private Path copy = Path.of("person-keys-copy");

  @Option(
      names = "--data",
      paramLabel = "DIR",
      defaultValue = "data",
      description = "the folder of the venue (default: data)")
  private Path data = Path.of("data");

  @Override
  public Integer call() throws Exception {
    PersonKeys.Copied copied =
        PersonKeys.in(data.resolve(PersonKeys.FOLDER)).copyTo(PersonKeys.in(copy));
    System.out.printf("copied     %,d keys%n", copied.keys());
    System.out.printf("destroyed  %,d keys that were destroyed on one side%n", copied.destroyed());
    return 0;
  }
}
