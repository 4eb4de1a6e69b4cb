package tallystick.domains.compliance;

import java.util.List;
import tallystick.domains.compliance.ComplianceEvent.DecisionConfirmed;
import tallystick.domains.compliance.ComplianceEvent.DecisionDropped;
import tallystick.domains.compliance.ComplianceEvent.DecisionProposed;
import tallystick.domains.compliance.ComplianceEvent.LevelChanged;
import tallystick.domains.compliance.ComplianceEvent.LimitSet;
import tallystick.domains.compliance.ComplianceEvent.LimitUsed;
import tallystick.domains.compliance.ComplianceEvent.PrincipalFrozen;
import tallystick.domains.compliance.ComplianceEvent.PrincipalUnfrozen;
import tallystick.domains.compliance.ComplianceEvent.ThresholdSet;
import tallystick.domains.compliance.ComplianceEvent.TravelDataCommitted;
import tallystick.domains.compliance.ComplianceEvent.TravelDataUsed;
import tallystick.kernel.Api;
import tallystick.kernel.Api.Owned;
import tallystick.kernel.Api.Topic;
import tallystick.kernel.Event;

/// What may be asked and followed in the room of compliance.
final class ComplianceApi {
  static final Api API =
      new Api(
          List.of(
              ComplianceViews.STANDING,
              ComplianceViews.ALL_STANDINGS,
              ComplianceViews.DECISIONS_OF,
              ComplianceViews.LIMITS_SET,
              ComplianceViews.THRESHOLDS_SET,
              ComplianceViews.USES_OF,
              ComplianceViews.TRAVEL_OF),
          List.of(
              new Topic(
                  "principal",
                  "principal",
                  "Decisions on a principal, what it used of its limits, and its travel data.",
                  ComplianceApi::parties),
              new Topic(
                  "policy", "all", "Limits and thresholds; the key is `all`.", ComplianceApi::all)),
          List.of(),
          List.of(
              new Owned(
                  Compliance.LEVELS.name(),
                  """
                  SELECT principal FROM compliance.standings
                  WHERE principal = :principal AND level <> 'NONE'
                    AND principal COLLATE "C" > :after
                  ORDER BY principal COLLATE "C" LIMIT :limit\
                  """)));

  private ComplianceApi() {}

  private static List<String> parties(Event event) {
    return switch ((ComplianceEvent) event) {
      case DecisionProposed e -> List.of(e.principal());
      case DecisionConfirmed e -> List.of(e.principal());
      case DecisionDropped e -> List.of(e.principal());
      case LevelChanged e -> List.of(e.principal());
      case PrincipalFrozen e -> List.of(e.principal());
      case PrincipalUnfrozen e -> List.of(e.principal());
      case LimitUsed e -> List.of(e.principal());
      case TravelDataCommitted e -> List.of(e.sender(), e.recipient());
      case TravelDataUsed e -> List.of(e.sender(), e.recipient());
      case LimitSet e -> List.of();
      case ThresholdSet e -> List.of();
    };
  }

  private static List<String> all(Event event) {
    return event instanceof LimitSet || event instanceof ThresholdSet ? List.of("all") : List.of();
  }
}
