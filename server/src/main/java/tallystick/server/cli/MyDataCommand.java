package tallystick.server.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tallystick.kernel.Codec;

/// `./run my-data FILE --as KEY`: everything that a venue has about the owner of a key.
@Command(
    name = "my-data",
    mixinStandardHelpOptions = true,
    description = "Saves everything that a venue has about the owner of a key, as a ZIP.")
public final class MyDataCommand implements Callable<Integer> {
  @Mixin private Target target = new Target();

  @Parameters(paramLabel = "FILE", description = "where the ZIP goes; it must not be there yet")
  private Path file = Path.of("my-data.zip");

  @Override
  public Integer call() throws Exception {
    try (VenueApi venue = new VenueApi(target.url)) {
      Actor actor = Actor.of(target.as, venue);
      byte[] zip =
          venue.download(
              "/v1/privacy/export",
              Codec.JSON.writeValueAsBytes(actor.signRead("privacy.ReadMyData")));
      Files.write(file, zip, StandardOpenOption.CREATE_NEW);
      System.out.printf("saved %,d bytes about %s in %s%n", zip.length, actor.principal(), file);
    }
    return 0;
  }
}
