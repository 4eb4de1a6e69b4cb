package tallystick.domains.emissions;

import java.util.List;
import java.util.stream.Stream;
import tallystick.domains.emissions.EmissionsEvent.FactorsPublished;
import tallystick.domains.emissions.EmissionsEvent.FootprintAdopted;
import tallystick.domains.emissions.EmissionsEvent.FootprintDeprecated;
import tallystick.domains.emissions.EmissionsEvent.FootprintStated;
import tallystick.domains.emissions.EmissionsEvent.FootprintVerified;
import tallystick.domains.emissions.EmissionsEvent.LegRecorded;
import tallystick.domains.emissions.EmissionsEvent.LegWithdrawn;
import tallystick.domains.emissions.EmissionsEvent.SavingClaimed;
import tallystick.domains.emissions.EmissionsEvent.SavingConfirmed;
import tallystick.domains.emissions.EmissionsEvent.SavingDeclined;
import tallystick.domains.emissions.EmissionsEvent.TokensTransferred;
import tallystick.kernel.Api;
import tallystick.kernel.Api.Owned;
import tallystick.kernel.Api.Topic;
import tallystick.kernel.Event;
import tallystick.kernel.Query;

/// What may be asked and followed in the room of emissions.
final class EmissionsApi {
  private static final List<Query<?>> QUERIES =
      Stream.of(JourneyQueries.ALL, EmissionsQueries.ALL).<Query<?>>flatMap(List::stream).toList();

  static final Api API =
      new Api(
          QUERIES,
          List.of(
              new Topic(
                  "goods",
                  "key",
                  "Legs that a thing or lot goes, and footprints of a product.",
                  EmissionsApi::goods),
              new Topic(
                  "principal",
                  "principal",
                  "Legs, footprints, savings and tokens of a principal.",
                  EmissionsApi::principals)),
          List.of(),
          List.of(
              new Owned(
                  Emissions.FOOTPRINTS.name(),
                  """
                  SELECT id FROM emissions.footprints
                  WHERE "by" = :principal AND id COLLATE "C" > :after
                  ORDER BY id COLLATE "C" LIMIT :limit\
                  """)));

  private EmissionsApi() {}

  private static List<String> goods(Event event) {
    if (event instanceof LegRecorded e) {
      return e.shares().stream().map(Share::key).distinct().toList();
    }
    if (event instanceof FootprintAdopted e) {
      return List.of(e.footprint().product());
    }
    return event instanceof FootprintStated e ? List.of(e.footprint().product()) : List.of();
  }

  private static List<String> principals(Event event) {
    return switch ((EmissionsEvent) event) {
      case FactorsPublished e -> List.of(e.by());
      case LegRecorded e -> List.of(e.by());
      case LegWithdrawn e -> List.of(e.by());
      case FootprintStated e -> List.of(e.by());
      case FootprintAdopted e -> List.of(e.by());
      case FootprintVerified e -> List.of(e.by());
      case FootprintDeprecated e -> List.of();
      case SavingClaimed e -> List.of(e.by());
      case SavingConfirmed e -> List.of(e.to(), e.by());
      case SavingDeclined e -> List.of(e.claimant(), e.by());
      case TokensTransferred e -> List.of(e.from(), e.to());
    };
  }
}
