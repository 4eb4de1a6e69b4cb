package tallystick.domains.privacy;

import java.util.List;
import tallystick.domains.privacy.PrivacyEvent.ConsentGiven;
import tallystick.domains.privacy.PrivacyEvent.ConsentWithdrawn;
import tallystick.domains.privacy.PrivacyEvent.EmergencyDeclared;
import tallystick.domains.privacy.PrivacyEvent.EmergencyJudged;
import tallystick.domains.privacy.PrivacyEvent.ErasureProposed;
import tallystick.domains.privacy.PrivacyEvent.ErasureRejected;
import tallystick.domains.privacy.PrivacyEvent.PersonErased;
import tallystick.kernel.Api;
import tallystick.kernel.Api.Owned;
import tallystick.kernel.Api.Topic;
import tallystick.kernel.Event;

/// What may be asked and followed in the room of privacy.
final class PrivacyApi {
  static final Api API =
      new Api(
          List.of(
              PrivacyViews.CONSENTS_OF,
              PrivacyViews.ERASURES_OF,
              PrivacyViews.EMERGENCIES_OF,
              PrivacyViews.PRIVILEGED_ACTS),
          List.of(
              new Topic(
                  "person",
                  "principal or officer",
                  "Consents, erasure, and emergencies in which one was read.",
                  PrivacyApi::concerned)),
          List.of(),
          List.of(
              new Owned(
                  Privacy.CONSENTS.name(),
                  """
                  SELECT id FROM privacy.consents
                  WHERE principal = :principal AND given AND id COLLATE "C" > :after
                  ORDER BY id COLLATE "C" LIMIT :limit\
                  """)));

  private PrivacyApi() {}

  private static List<String> concerned(Event event) {
    return switch ((PrivacyEvent) event) {
      case ConsentGiven e -> List.of(e.principal());
      case ConsentWithdrawn e -> List.of(e.principal());
      case ErasureProposed e -> List.of(e.principal(), e.officer());
      case ErasureRejected e -> List.of(e.principal(), e.officer());
      case PersonErased e -> List.of(e.principal());
      case EmergencyDeclared e -> List.of(e.principal(), e.officer());
      case EmergencyJudged e -> List.of(e.officer());
    };
  }
}
