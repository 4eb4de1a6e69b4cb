package tallystick.domains.credits;

import java.util.List;
import tallystick.domains.credits.CreditsEvent.BasketDefined;
import tallystick.domains.credits.CreditsEvent.BatchAdjusted;
import tallystick.domains.credits.CreditsEvent.BatchImported;
import tallystick.domains.credits.CreditsEvent.BatchIssued;
import tallystick.domains.credits.CreditsEvent.BatchLabelled;
import tallystick.domains.credits.CreditsEvent.ChallengeResolved;
import tallystick.domains.credits.CreditsEvent.ClassDefined;
import tallystick.domains.credits.CreditsEvent.ClassFrozen;
import tallystick.domains.credits.CreditsEvent.DuplicateSuspected;
import tallystick.domains.credits.CreditsEvent.ProjectChallenged;
import tallystick.domains.credits.CreditsEvent.ProjectRegistered;
import tallystick.domains.credits.CreditsEvent.ProjectSuspended;
import tallystick.domains.credits.CreditsEvent.ProjectVerified;
import tallystick.domains.credits.CreditsEvent.RangesChanged;
import tallystick.domains.credits.CreditsEvent.RetirementFinalised;
import tallystick.domains.credits.CreditsEvent.RetirementRequested;
import tallystick.domains.credits.CreditsEvent.RetirementWithdrawn;
import tallystick.domains.credits.CreditsEvent.UnitsCancelled;
import tallystick.domains.credits.CreditsEvent.UnitsCounted;
import tallystick.domains.credits.CreditsEvent.UnitsDeposited;
import tallystick.domains.credits.CreditsEvent.UnitsExpired;
import tallystick.domains.credits.CreditsEvent.UnitsMoved;
import tallystick.domains.credits.CreditsEvent.UnitsReversed;
import tallystick.domains.credits.CreditsEvent.UnitsWithdrawn;
import tallystick.kernel.Event;

/// Who is told of what, live.
final class Audience {
  private Audience() {}

  /// The projects that an event is about.
  static List<String> projects(Event event) {
    return switch ((CreditsEvent) event) {
      case ProjectRegistered e -> List.of(e.project());
      case DuplicateSuspected e -> List.of(e.project(), e.other());
      case ProjectChallenged e -> List.of(e.project());
      case ChallengeResolved e -> List.of(e.project());
      case ProjectSuspended e -> List.of(e.project());
      case ProjectVerified e -> List.of(e.project());
      case ClassDefined e -> List.of(e.project());
      case BatchIssued e -> List.of(e.project());
      case BatchImported e -> List.of(e.project());
      case UnitsCounted e -> List.of();
      case BatchLabelled e -> List.of(e.project());
      case BatchAdjusted e -> List.of(e.project());
      case ClassFrozen e -> List.of(e.project());
      case BasketDefined e -> List.of();
      case UnitsDeposited e -> List.of();
      case UnitsWithdrawn e -> List.of();
      case UnitsMoved e -> List.of();
      case RetirementRequested e -> List.of(e.project());
      case RetirementFinalised e -> List.of(e.project());
      case RetirementWithdrawn e -> List.of(e.project());
      case UnitsCancelled e -> List.of(e.project());
      case UnitsReversed e -> List.of(e.project());
      case UnitsExpired e -> List.of(e.project());
      case RangesChanged e -> List.of();
    };
  }

  /// The principals whose units an event is about.
  static List<String> principals(Event event) {
    return switch ((CreditsEvent) event) {
      case ProjectRegistered e -> List.of(e.developer());
      case DuplicateSuspected e -> List.of();
      case ProjectChallenged e -> List.of(e.by());
      case ChallengeResolved e -> List.of();
      case ProjectSuspended e -> List.of();
      case ProjectVerified e -> List.of(e.verifier());
      case ClassDefined e -> List.of();
      case BatchIssued e -> List.of(e.owner());
      case BatchImported e -> e.holder().isEmpty() ? List.of() : List.of(e.holder());
      case UnitsCounted e -> List.of();
      case BatchLabelled e -> List.of();
      case BatchAdjusted e -> List.of();
      case ClassFrozen e -> List.of();
      case BasketDefined e -> List.of();
      case UnitsDeposited e -> List.of(e.owner());
      case UnitsWithdrawn e -> List.of(e.owner());
      case UnitsMoved e -> List.of(e.from(), e.to());
      case RetirementRequested e -> List.of(e.owner());
      case RetirementFinalised e -> List.of(e.owner());
      case RetirementWithdrawn e -> List.of(e.owner());
      case UnitsCancelled e -> List.of(e.owner());
      case UnitsReversed e -> List.of();
      case UnitsExpired e -> List.of();
      case RangesChanged e -> owners(e);
    };
  }

  private static List<String> owners(RangesChanged event) {
    return event.rows().stream().map(CreditsEvent.UnitRange::owner).distinct().toList();
  }
}
