package tallystick.server.cli;

import java.io.IOException;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;
import tallystick.kernel.Codec;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// `./run act TYPE BODY --as WHO`: signs and submits any one action.
@Command(
    name = "act",
    mixinStandardHelpOptions = true,
    description = "Signs and submits one action, and prints its receipt.",
    footer = {
      "",
      "Example, as the operator: ./run act accounts.DefineAsset \\",
      "  '{\"asset\":\"EUR\",\"name\":\"Euro\",\"decimals\":2}' --as data/operator.key"
    })
public final class ActCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "TYPE", description = "as market.PlaceOrder; see /docs")
  private String type = "";

  @Parameters(index = "1", paramLabel = "BODY", description = "its JSON")
  private String body = "";

  @Mixin private Target target = new Target();

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (VenueApi venue = new VenueApi(target.url)) {
      JsonNode receipt = venue.submit(Actor.of(target.as, venue).sign(type, json()));
      System.out.println(receipt.toPrettyString());
      return receipt.path("accepted").booleanValue() ? 0 : 1;
    }
  }

  private JsonNode json() throws IOException {
    try {
      return Codec.JSON.readTree(body);
    } catch (JacksonException e) {
      throw new IOException("the body is not JSON: " + e.getOriginalMessage(), e);
    }
  }
}
