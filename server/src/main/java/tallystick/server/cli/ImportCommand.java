package tallystick.server.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tallystick.domains.market.MarketAction.CreateListing;
import tallystick.kernel.Codec;
import tallystick.kernel.Limits;
import tallystick.server.imports.ShopImport;
import tools.jackson.databind.JsonNode;

/// `./run import shop FILE --as SELLER`: lists a shop's catalogue.
@Command(
    name = "import",
    mixinStandardHelpOptions = true,
    description = "Reads what another system publishes, and signs it here.",
    subcommands = {ImportCommand.Shop.class, ImportRegistry.class},
    synopsisSubcommandLabel = "(shop | registry)")
public final class ImportCommand {

  /// A shop's product export.
  @Command(
      name = "shop",
      mixinStandardHelpOptions = true,
      description = "Lists the products of a shop export (Handle,Title,Body (HTML),Vendor,…).")
  static final class Shop implements Callable<Integer> {
    private static final int PAYLOAD_BYTES = Limits.PAYLOAD_BYTES * 3 / 4;

    @Parameters(paramLabel = "FILE", description = "the CSV file")
    private Path file = Path.of("");

    @Mixin private Target target = new Target();

    @Option(names = "--asset", description = "what prices are meant in (default: the venue's)")
    private String asset = "";

    @Option(names = "--dry-run", description = "say what would be listed, sign nothing")
    private boolean dryRun;

    @Override
    public Integer call() throws IOException, InterruptedException {
      if (!Files.isRegularFile(file)) {
        throw new IOException("there is no file " + file);
      }
      if (Files.size(file) > ShopImport.MAX_BYTES) {
        throw new IOException(file + " has more than " + ShopImport.MAX_BYTES + " bytes");
      }
      try (VenueApi venue = new VenueApi(target.url)) {
        Actor actor = Actor.of(target.as, venue);
        String money = asset.isEmpty() ? venue.get("/v1/venue").path("asset").asString("") : asset;
        JsonNode read =
            venue.post(
                "/v1/imports/shop?asset=" + VenueApi.encode(money),
                "text/csv",
                Files.readAllBytes(file));
        List<CreateListing> listings = understood(read);
        return dryRun || listings.isEmpty() ? 0 : submit(venue, actor, listings);
      }
    }

    private static List<CreateListing> understood(JsonNode read) {
      List<CreateListing> listings = new ArrayList<>();
      for (JsonNode listing : read.required("listings")) {
        listings.add(Codec.JSON.treeToValue(listing.required("body"), CreateListing.class));
      }
      System.out.printf("%d rows: %d listings%n", read.path("rows").intValue(), listings.size());
      for (JsonNode problem : read.required("problems")) {
        System.out.printf(
            "  line %d, %s: %s (%s)%n",
            problem.path("row").longValue(),
            problem.path("column").asString(""),
            problem.path("sentence").asString(""),
            problem.path("code").asString(""));
      }
      return listings;
    }

    private static int submit(VenueApi venue, Actor actor, List<CreateListing> listings)
        throws IOException, InterruptedException {
      int accepted = 0;
      for (List<CreateListing> batch : batches(listings)) {
        for (JsonNode receipt : venue.submit(actor.sign(batch)).required("receipts")) {
          accepted += receipt.path("accepted").booleanValue() ? 1 : 0;
          if (!receipt.path("accepted").booleanValue()) {
            System.out.println("  refused: " + receipt.path("reason").asString(""));
          }
        }
        System.out.printf("  listed %d of %d%n", accepted, listings.size());
      }
      return accepted == listings.size() ? 0 : 1;
    }

    /// As few envelopes as the limits on actions and bytes allow.
    private static List<List<CreateListing>> batches(List<CreateListing> listings) {
      List<List<CreateListing>> batches = new ArrayList<>();
      List<CreateListing> batch = new ArrayList<>();
      int bytes = 0;
      for (CreateListing listing : listings) {
        int size = Codec.JSON.writeValueAsBytes(listing).length;
        if (batch.size() == Limits.ACTIONS_PER_ENVELOPE || bytes + size > PAYLOAD_BYTES) {
          batches.add(batch);
          batch = new ArrayList<>();
          bytes = 0;
        }
        batch.add(listing);
        bytes += size;
      }
      batches.add(batch);
      return batches;
    }
  }
}
