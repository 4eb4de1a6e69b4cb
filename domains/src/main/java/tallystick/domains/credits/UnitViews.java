package tallystick.domains.credits;

import static tallystick.domains.credits.CreditsViews.BASKETS;
import static tallystick.domains.credits.CreditsViews.COUNTS;
import static tallystick.domains.credits.CreditsViews.MOVES;
import static tallystick.domains.credits.CreditsViews.RANGES;
import static tallystick.domains.credits.CreditsViews.RETIREMENTS;

import tallystick.domains.credits.CreditsEvent.BasketDefined;
import tallystick.domains.credits.CreditsEvent.RangesChanged;
import tallystick.domains.credits.CreditsEvent.RetirementRequested;
import tallystick.domains.credits.CreditsEvent.UnitRange;
import tallystick.domains.credits.CreditsEvent.UnitsCounted;
import tallystick.domains.credits.CreditsEvent.UnitsMoved;
import tallystick.domains.credits.CreditsViews.BasketRow;
import tallystick.domains.credits.CreditsViews.CountRow;
import tallystick.domains.credits.CreditsViews.MoveRow;
import tallystick.domains.credits.CreditsViews.RangeRow;
import tallystick.domains.credits.CreditsViews.RetirementRow;
import tallystick.kernel.At;
import tallystick.kernel.ViewWriter;

/// Units, baskets and retirements as rows.
final class UnitViews {
  private UnitViews() {}

  static void counted(UnitsCounted e, ViewWriter out) {
    out.put(
        COUNTS,
        new CountRow(
            e.batch(),
            e.asset(),
            e.active(),
            e.reserved(),
            e.pooled(),
            e.buffer(),
            e.retired(),
            e.cancelled(),
            e.expired()));
  }

  static void changed(RangesChanged e, At at, ViewWriter out) {
    for (String key : e.gone()) {
      out.remove(RANGES, key);
    }
    for (UnitRange range : e.rows()) {
      out.put(
          RANGES,
          new RangeRow(
              Ranges.key(range.space(), range.last()),
              range.space(),
              range.first(),
              range.last(),
              range.last() - range.first() + 1,
              range.asset(),
              range.batch(),
              range.owner(),
              range.status().name(),
              range.reference(),
              at.action(),
              at.height(),
              at.cursor()));
    }
  }

  static void defined(BasketDefined e, At at, ViewWriter out) {
    out.put(
        BASKETS,
        new BasketRow(e.basket(), e.name(), e.rule(), 0, e.by(), at.action(), at.cursor()));
  }

  static void moved(UnitsMoved e, At at, ViewWriter out) {
    out.put(
        MOVES,
        new MoveRow(
            at.cursor(),
            e.asset(),
            e.from(),
            e.to(),
            e.quantity(),
            e.ranges(),
            e.reference(),
            at.time(),
            at.action()));
  }

  static void requested(RetirementRequested e, At at, ViewWriter out) {
    out.put(
        RETIREMENTS,
        new RetirementRow(
            e.retirement(),
            e.owner(),
            e.asset(),
            e.project(),
            e.vintage(),
            e.quantity(),
            e.ranges(),
            e.beneficiary(),
            e.purpose(),
            e.message(),
            "REQUESTED",
            false,
            at.time(),
            e.finalAt(),
            0,
            "",
            0,
            at.cursor()));
  }

  static void closed(String retirement, String state, At at, ViewWriter out) {
    out.set(
        RETIREMENTS,
        retirement,
        "state",
        state,
        "closed",
        at.time(),
        "closedBy",
        at.action(),
        "closedHeight",
        at.height());
  }
}
