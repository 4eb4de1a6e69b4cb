package tallystick.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;
import tallystick.kernel.Ids;
import tallystick.kernel.SigningKey;
import tallystick.server.venue.KeyFile;

/// `./run key FILE`: makes a key, or tells of one.
@Command(
    name = "key",
    mixinStandardHelpOptions = true,
    description = "Makes a signing key in a file, or tells whose the key in it is.")
public final class KeyCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "where the key is kept")
  private Path file = Path.of("");

  @Override
  public Integer call() throws IOException {
    boolean made = !Files.exists(file);
    SigningKey key = KeyFile.open(file);
    System.out.println((made ? "made      " : "file      ") + file);
    System.out.println("key       " + key.keyId());
    System.out.println("principal " + Ids.principalOf(key.keyId()));
    return 0;
  }
}
