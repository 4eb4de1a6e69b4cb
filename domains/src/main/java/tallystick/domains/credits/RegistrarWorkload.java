package tallystick.domains.credits;

import java.util.List;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tallystick.domains.credits.CreditsAction.AdjustBatch;
import tallystick.domains.credits.CreditsAction.ChallengeProject;
import tallystick.domains.credits.CreditsAction.ExpireBatch;
import tallystick.domains.credits.CreditsAction.FreezeClass;
import tallystick.domains.credits.CreditsAction.ImportBatch;
import tallystick.domains.credits.CreditsAction.IssueBatch;
import tallystick.domains.credits.CreditsAction.LabelBatch;
import tallystick.domains.credits.CreditsAction.RegisterProject;
import tallystick.domains.credits.CreditsAction.ReinstateProject;
import tallystick.domains.credits.CreditsAction.ResolveChallenge;
import tallystick.domains.credits.CreditsAction.ReverseUnits;
import tallystick.domains.credits.CreditsAction.VerifyProject;
import tallystick.domains.credits.CreditsEvent.BatchIssued;
import tallystick.domains.credits.CreditsEvent.ProjectChallenged;
import tallystick.domains.credits.CreditsEvent.ProjectRegistered;
import tallystick.domains.credits.CreditsEvent.UnitRange;
import tallystick.kernel.Dice;
import tallystick.kernel.Workload.Cast;
import tallystick.kernel.Workload.Intent;

/// What developers, verifiers and registrars do: the part of [CreditsWorkload] that makes units.
final class RegistrarWorkload {
  private static final int MAX_PROJECTS = 10;
  private static final int MAX_UNITS = 400;
  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;
  private static final String SPACE = "SIM";
  private static final String FOREIGN = "SIM-FOREIGN";
  private static final String HASH = "sha256:" + "0123456789abcdef".repeat(4);
  private static final List<String> LABELS = List.of("CCP", "CORSIA", "RATED-A", "SDG-13");

  private final Known known;

  RegistrarWorkload(Known known) {
    this.known = known;
  }

  @Nullable Intent next(Dice dice, Cast cast, long time) {
    return switch (dice.below(14)) {
      case 0, 1 -> register(dice, cast);
      case 2, 3 -> verify(dice, cast);
      case 4, 5, 6 -> issue(dice, cast, time);
      case 7 -> importOne(dice, cast);
      case 8 -> challenge(dice, cast);
      case 9 -> judge(dice, cast);
      case 10 -> mark(dice, cast);
      case 11 -> freeze(dice, cast);
      case 12 -> expire(dice, cast, time);
      default -> reverse(dice, cast);
    };
  }

  private Intent register(Dice dice, Cast cast) {
    String developer = cast.members().get(dice.below(Math.min(3, cast.members().size())));
    int number = known.projects.size() + 1;
    boolean again = number > 1 && (dice.chance(10) || number > MAX_PROJECTS);
    String id = "P" + (again ? dice.between(1, number - 1) : number);
    boolean taken =
        known.projects.values().stream()
            .anyMatch(p -> p.registryId().equals(id) && !known.suspended.contains(p.project()));
    return new Intent(developer, project(dice, id), !taken);
  }

  private static RegisterProject project(Dice dice, String id) {
    int start = 18_000 + dice.below(1_000);
    return new RegisterProject(
        "simulated",
        id,
        "Forest of hope " + id,
        dice.chance(50) ? "VM0047" : "VM0042",
        dice.pick(List.of("BR", "KE", "ID")),
        dice.chance(80) ? Sector.FORESTRY : Sector.AGRICULTURE,
        dice.below(3) * 1_000_000,
        dice.below(3) * 1_000_000,
        dice.below(4) * 20_000,
        start,
        start + 7_300,
        List.of(HASH),
        "");
  }

  private @Nullable ProjectRegistered oneProject(Dice dice) {
    return known.projects.isEmpty() ? null : dice.pick(List.copyOf(known.projects.values()));
  }

  private @Nullable Intent verify(Dice dice, Cast cast) {
    ProjectRegistered project = oneProject(dice);
    if (project == null) {
      return null;
    }
    String verifier = dice.chance(90) ? cast.operator() : dice.pick(cast.members());
    boolean may = verifier.equals(cast.operator()) && !known.suspended.contains(project.project());
    int vintage = (int) dice.between(2021, 2024);
    return new Intent(
        verifier,
        new VerifyProject(project.project(), vintage, dice.between(10, MAX_UNITS), HASH, ""),
        may);
  }

  private @Nullable Intent issue(Dice dice, Cast cast, long time) {
    List<String> open = known.verified.keySet().stream().filter(this::isIssuable).toList();
    if (open.isEmpty()) {
      return null;
    }
    String[] place = dice.pick(open).split("/", 2);
    long most = known.verified.getOrDefault(place[0] + "/" + place[1], 0L);
    boolean tooMany = dice.chance(5);
    boolean taken = dice.chance(5) && known.sum(row -> row.space().equals(SPACE)) > 0;
    long quantity = tooMany ? most + 1 : dice.between(1, most);
    long first = taken ? end(SPACE) : end(SPACE) + 1 + dice.below(2);
    long expires = dice.chance(15) ? time + dice.between(1, 20) * DAY_MILLIS : 0;
    return new Intent(
        cast.operator(),
        new IssueBatch(
            place[0],
            Integer.parseInt(place[1]),
            quantity,
            SPACE,
            first,
            dice.chance(60) ? List.of(dice.pick(LABELS)) : List.of(),
            dice.pick(List.of(Adjustment.values())),
            expires,
            "1.1"),
        !tooMany && !taken);
  }

  private boolean isIssuable(String key) {
    return known.verified.getOrDefault(key, 0L) > 0
        && !known.suspended.contains(key.substring(0, key.indexOf('/')));
  }

  /// The highest serial number of a space.
  private long end(String space) {
    return known.rows(row -> row.space().equals(space)).stream()
        .mapToLong(UnitRange::last)
        .max()
        .orElse(0);
  }

  private @Nullable Intent importOne(Dice dice, Cast cast) {
    ProjectRegistered project = oneProject(dice);
    if (project == null) {
      return null;
    }
    UnitStatus status =
        dice.pick(
            List.of(
                UnitStatus.ACTIVE, UnitStatus.BUFFER, UnitStatus.RETIRED, UnitStatus.CANCELLED));
    long first = Math.max(1, end(FOREIGN) + dice.below(2));
    long last = first + dice.between(0, 50);
    ImportBatch action =
        new ImportBatch(
            project.project(),
            "F" + first,
            2022,
            FOREIGN,
            first,
            last,
            status,
            status == UnitStatus.ACTIVE ? dice.pick(cast.members()) : "",
            "",
            "",
            19_000,
            0,
            List.of("CCP"),
            Adjustment.NONE,
            "",
            FOREIGN + "-" + first + "-" + last);
    boolean may = first > end(FOREIGN) && !known.suspended.contains(project.project());
    return new Intent(cast.operator(), action, may);
  }

  private @Nullable Intent challenge(Dice dice, Cast cast) {
    ProjectRegistered project = oneProject(dice);
    ProjectRegistered other = oneProject(dice);
    if (project == null || other == null || known.challenges.size() >= 5) {
      return null;
    }
    boolean named = dice.chance(50);
    boolean may = !named || !project.project().equals(other.project());
    return new Intent(
        dice.pick(cast.members()),
        new ChallengeProject(project.project(), named ? other.project() : "", "It is mine."),
        may);
  }

  private @Nullable Intent judge(Dice dice, Cast cast) {
    if (!known.suspended.isEmpty() && dice.chance(60)) {
      String project = dice.pick(List.copyOf(known.suspended));
      ProjectRegistered own = known.projects.get(project);
      boolean free =
          own != null
              && known.projects.values().stream()
                  .noneMatch(p ->
                      p.registryId().equals(own.registryId())
                          && !known.suspended.contains(p.project()));
      return new Intent(cast.operator(), new ReinstateProject(project, "All clear."), free);
    }
    if (known.challenges.isEmpty()) {
      return null;
    }
    ProjectChallenged challenge = dice.pick(List.copyOf(known.challenges.values()));
    String judge = dice.chance(90) ? cast.operator() : dice.pick(cast.members());
    return new Intent(
        judge,
        new ResolveChallenge(challenge.challenge(), dice.chance(30), "Looked into."),
        judge.equals(cast.operator()));
  }

  private @Nullable Intent mark(Dice dice, Cast cast) {
    if (known.batches.isEmpty()) {
      return null;
    }
    BatchIssued batch = dice.pick(List.copyOf(known.batches.values()));
    if (dice.chance(50)) {
      Adjustment next = dice.pick(List.of(Adjustment.values()));
      return new Intent(
          cast.operator(),
          new AdjustBatch(batch.batch(), next),
          known.adjustments.get(batch.batch()) != next);
    }
    String label = dice.pick(LABELS);
    boolean on = dice.chance(70);
    boolean has = known.labels.getOrDefault(batch.batch(), List.of()).contains(label);
    return new Intent(cast.operator(), new LabelBatch(batch.batch(), label, on), has != on);
  }

  private @Nullable Intent freeze(Dice dice, Cast cast) {
    if (known.classes.isEmpty()) {
      return null;
    }
    String asset =
        known.frozen.isEmpty()
            ? dice.pick(List.copyOf(known.classes.keySet()))
            : known.frozen.first();
    boolean on = !known.frozen.contains(asset);
    return new Intent(cast.operator(), new FreezeClass(asset, on, "Just to be sure."), true);
  }

  private @Nullable Intent expire(Dice dice, Cast cast, long time) {
    TreeSet<String> timed = new TreeSet<>();
    known.batches.values().stream()
        .filter(batch -> batch.expires() > 0 && !known.ended.contains(batch.batch()))
        .forEach(batch -> timed.add(batch.batch()));
    if (timed.isEmpty()) {
      return null;
    }
    BatchIssued batch = known.batches.get(dice.pick(List.copyOf(timed)));
    if (batch == null || known.sweeping.contains(batch.batch())) {
      return null;
    }
    return new Intent(
        dice.pick(cast.members()), new ExpireBatch(batch.batch()), time > batch.expires());
  }

  private @Nullable Intent reverse(Dice dice, Cast cast) {
    ProjectRegistered project = oneProject(dice);
    long pool = known.sum(row -> row.status() == UnitStatus.BUFFER);
    if (project == null || pool == 0) {
      return null;
    }
    boolean tooMany = dice.chance(10);
    long quantity = tooMany ? pool + 1 : dice.between(1, Math.min(10, pool));
    return new Intent(
        cast.operator(), new ReverseUnits(project.project(), quantity, "A fire."), !tooMany);
  }
}
