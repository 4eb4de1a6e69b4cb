package tallystick.domains.credits;

import org.jspecify.annotations.Nullable;
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
import tallystick.domains.credits.CreditsViews.HistoryRow;
import tallystick.kernel.At;

/// What an event means for the history of its project.
final class History {
  private History() {}

  /// The line, or null for what is not of one project alone.
  static @Nullable HistoryRow of(CreditsEvent event, At at) {
    return switch (event) {
      case ProjectRegistered e -> line(e, e.project(), 0, "", "", at);
      case DuplicateSuspected e -> line(e, e.project(), 0, e.other(), "", at);
      case ProjectChallenged e -> line(e, e.project(), 0, e.challenge(), e.text(), at);
      case ChallengeResolved e -> line(e, e.project(), 0, e.challenge(), e.text(), at);
      case ProjectSuspended e ->
          line(e, e.project(), 0, e.suspended() ? "SUSPENDED" : "REINSTATED", e.text(), at);
      case ProjectVerified e ->
          line(e, e.project(), e.tonnes(), Integer.toString(e.vintage()), e.text(), at);
      case BatchIssued e ->
          line(e, e.project(), e.last() - e.first() + 1, e.batch(), serials(e), at);
      case BatchImported e ->
          line(e, e.project(), e.last() - e.first() + 1, e.batch(), e.status().name(), at);
      case BatchLabelled e ->
          line(e, e.project(), 0, e.batch(), (e.on() ? "+" : "-") + e.label(), at);
      case BatchAdjusted e -> line(e, e.project(), 0, e.batch(), e.adjustment().name(), at);
      case ClassFrozen e -> line(e, e.project(), 0, e.asset(), e.text(), at);
      case RetirementRequested e ->
          line(e, e.project(), e.quantity(), e.retirement(), e.beneficiary(), at);
      case RetirementFinalised e -> line(e, e.project(), e.quantity(), e.retirement(), "", at);
      case RetirementWithdrawn e -> line(e, e.project(), e.quantity(), e.retirement(), "", at);
      case UnitsCancelled e -> line(e, e.project(), e.quantity(), e.asset(), e.reason(), at);
      case UnitsReversed e -> line(e, e.project(), e.quantity(), "", e.text(), at);
      case UnitsExpired e -> line(e, e.project(), e.quantity(), e.batch(), "", at);
      case ClassDefined e -> null;
      case UnitsCounted e -> null;
      case BasketDefined e -> null;
      case UnitsDeposited e -> null;
      case UnitsWithdrawn e -> null;
      case UnitsMoved e -> null;
      case RangesChanged e -> null;
    };
  }

  private static String serials(BatchIssued e) {
    return e.space() + " " + e.first() + "-" + e.last();
  }

  private static HistoryRow line(
      CreditsEvent event, String project, long quantity, String subject, String text, At at) {
    return new HistoryRow(
        at.cursor(),
        project,
        event.getClass().getSimpleName(),
        at.by(),
        quantity,
        subject,
        text,
        at.time(),
        at.action());
  }
}
