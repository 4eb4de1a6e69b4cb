package tallystick.domains.credits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import tallystick.domains.accounts.AccountsEvent.Posted;
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
import tallystick.domains.credits.CreditsEvent.UnitRange;
import tallystick.domains.credits.CreditsEvent.UnitsCancelled;
import tallystick.domains.credits.CreditsEvent.UnitsCounted;
import tallystick.domains.credits.CreditsEvent.UnitsDeposited;
import tallystick.domains.credits.CreditsEvent.UnitsExpired;
import tallystick.domains.credits.CreditsEvent.UnitsMoved;
import tallystick.domains.credits.CreditsEvent.UnitsReversed;
import tallystick.domains.credits.CreditsEvent.UnitsWithdrawn;
import tallystick.kernel.Event;

/// What the workload knows of the registry, from its events alone.
final class Known {
  final Map<String, ProjectRegistered> projects = new TreeMap<>();
  final TreeSet<String> suspended = new TreeSet<>();
  final Map<String, ProjectChallenged> challenges = new TreeMap<>();

  /// Tonnes verified and not yet issued, by `<project>/<vintage>`.
  final Map<String, Long> verified = new TreeMap<>();

  final Map<String, ClassDefined> classes = new TreeMap<>();
  final TreeSet<String> frozen = new TreeSet<>();
  final TreeSet<String> sweeping = new TreeSet<>();
  final Map<String, BatchIssued> batches = new TreeMap<>();
  final TreeSet<String> ended = new TreeSet<>();
  final Map<String, List<String>> labels = new TreeMap<>();
  final Map<String, Adjustment> adjustments = new TreeMap<>();
  final Map<String, BasketDefined> baskets = new TreeMap<>();
  final Map<String, RetirementRequested> retirements = new TreeMap<>();
  final Map<String, UnitRange> rows = new TreeMap<>();

  /// Available units, by `<owner>/<asset>`.
  private final Map<String, Long> available = new TreeMap<>();

  long available(String owner, String asset) {
    return available.getOrDefault(owner + "/" + asset, 0L);
  }

  boolean canMove(String asset) {
    ClassDefined units = classes.get(asset);
    return units != null
        && !frozen.contains(asset)
        && !suspended.contains(units.project())
        && sweeping.stream().noneMatch(batch -> isOf(batch, asset));
  }

  private boolean isOf(String batch, String asset) {
    BatchIssued issued = batches.get(batch);
    return issued != null && issued.asset().equals(asset);
  }

  /// Rows that will do.
  List<UnitRange> rows(Predicate<UnitRange> willDo) {
    List<UnitRange> found = new ArrayList<>();
    rows.values().stream().filter(willDo).forEach(found::add);
    return found;
  }

  long sum(Predicate<UnitRange> willDo) {
    return rows(willDo).stream().mapToLong(row -> row.last() - row.first() + 1).sum();
  }

  void saw(Event event) {
    if (event instanceof Posted posted && classes.containsKey(posted.asset())) {
      available.put(posted.owner() + "/" + posted.asset(), posted.available());
    }
    if (event instanceof Posted posted && baskets.containsKey(posted.asset())) {
      available.put(posted.owner() + "/" + posted.asset(), posted.available());
    }
    if (event instanceof CreditsEvent seen) {
      saw(seen);
    }
  }

  private void saw(CreditsEvent event) {
    switch (event) {
      case ProjectRegistered e -> projects.put(e.project(), e);
      case DuplicateSuspected e -> {}
      case ProjectChallenged e -> challenges.put(e.challenge(), e);
      case ChallengeResolved e -> challenges.remove(e.challenge());
      case ProjectSuspended e -> keep(suspended, e.project(), e.suspended());
      case ProjectVerified e ->
          verified.put(e.project() + "/" + e.vintage(), e.verified() - e.issued());
      case ClassDefined e -> classes.put(e.asset(), e);
      case BatchIssued e -> issued(e);
      case BatchImported e -> {}
      case UnitsCounted e -> {}
      case BatchLabelled e -> labels.put(e.batch(), e.labels());
      case BatchAdjusted e -> adjustments.put(e.batch(), e.adjustment());
      case ClassFrozen e -> keep(frozen, e.asset(), e.frozen());
      case BasketDefined e -> baskets.put(e.basket(), e);
      case UnitsDeposited e -> {}
      case UnitsWithdrawn e -> {}
      case UnitsMoved e -> {}
      case RetirementRequested e -> retirements.put(e.retirement(), e);
      case RetirementFinalised e -> retirements.remove(e.retirement());
      case RetirementWithdrawn e -> retirements.remove(e.retirement());
      case UnitsCancelled e -> {}
      case UnitsReversed e -> {}
      case UnitsExpired e -> {
        keep(sweeping, e.batch(), !e.done());
        keep(ended, e.batch(), e.done());
      }
      case RangesChanged e -> {
        e.gone().forEach(rows::remove);
        e.rows().forEach(row -> rows.put(Ranges.key(row.space(), row.last()), row));
      }
    }
  }

  private void issued(BatchIssued e) {
    batches.put(e.batch(), e);
    labels.put(e.batch(), e.labels());
    adjustments.put(e.batch(), e.adjustment());
    verified.merge(e.project() + "/" + e.vintage(), e.first() - e.last() - 1, Long::sum);
  }

  private static void keep(Set<String> set, String key, boolean in) {
    if (in) {
      set.add(key);
    } else {
      set.remove(key);
    }
  }
}
