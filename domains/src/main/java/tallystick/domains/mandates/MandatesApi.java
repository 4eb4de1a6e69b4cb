package tallystick.domains.mandates;

import java.util.List;
import tallystick.domains.mandates.MandatesEvent.MandateGiven;
import tallystick.domains.mandates.MandatesEvent.MandateRevoked;
import tallystick.domains.mandates.MandatesEvent.MandateUsed;
import tallystick.kernel.Api;
import tallystick.kernel.Api.Owned;
import tallystick.kernel.Api.Topic;
import tallystick.kernel.Event;

/// What may be asked and followed in the room of mandates.
final class MandatesApi {
  static final Api API =
      new Api(
          List.of(MandatesViews.MANDATES_OF, MandatesViews.USES_OF),
          List.of(
              new Topic(
                  "mandate",
                  "giver or agent",
                  "Mandates that somebody gives or holds, and their use.",
                  MandatesApi::parties)),
          List.of(),
          List.of(
              new Owned(
                  Mandates.MANDATES.name(),
                  """
                  SELECT giver || '/' || agent || '/' || mandate FROM mandates.mandates
                  WHERE giver = :principal AND state = 'GIVEN'
                    AND (giver || '/' || agent || '/' || mandate) COLLATE "C" > :after
                  ORDER BY (giver || '/' || agent || '/' || mandate) COLLATE "C" LIMIT :limit\
                  """)));

  private MandatesApi() {}

  private static List<String> parties(Event event) {
    return switch ((MandatesEvent) event) {
      case MandateGiven e -> List.of(e.giver(), e.agent());
      case MandateRevoked e -> List.of(e.giver(), e.agent());
      case MandateUsed e -> List.of(e.giver(), e.agent());
    };
  }
}
