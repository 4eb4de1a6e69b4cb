package tallystick.domains.credits;

import static tallystick.domains.credits.Registry.BATCHES;
import static tallystick.domains.credits.Registry.CLASSES;
import static tallystick.domains.credits.Registry.PROJECTS;
import static tallystick.domains.credits.Registry.VERIFIED;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import java.util.List;
import java.util.TreeSet;
import tallystick.domains.accounts.Accounts;
import tallystick.domains.credits.CreditsAction.AdjustBatch;
import tallystick.domains.credits.CreditsAction.FreezeClass;
import tallystick.domains.credits.CreditsAction.ImportBatch;
import tallystick.domains.credits.CreditsAction.IssueBatch;
import tallystick.domains.credits.CreditsAction.LabelBatch;
import tallystick.domains.credits.CreditsEvent.BatchAdjusted;
import tallystick.domains.credits.CreditsEvent.BatchImported;
import tallystick.domains.credits.CreditsEvent.BatchIssued;
import tallystick.domains.credits.CreditsEvent.BatchLabelled;
import tallystick.domains.credits.CreditsEvent.ClassDefined;
import tallystick.domains.credits.CreditsEvent.ClassFrozen;
import tallystick.domains.credits.CreditsEvent.DuplicateSuspected;
import tallystick.domains.credits.Ranges.Row;
import tallystick.domains.credits.Registry.Batch;
import tallystick.domains.credits.Registry.CreditClass;
import tallystick.domains.credits.Registry.Expiry;
import tallystick.domains.credits.Registry.Project;
import tallystick.domains.credits.Registry.Verified;
import tallystick.domains.identity.Identity;
import tallystick.kernel.Decision;
import tallystick.kernel.Limits;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// Batches and classes: how units come to be, and what is said of them.
final class BatchRules {
  private BatchRules() {}

  static Decision issue(IssueBatch action, Step step) {
    State state = step.state();
    Project project = state.get(PROJECTS, action.project());
    if (project == null) {
      return refuse(CreditsRefusal.PROJECT_UNKNOWN);
    }
    if (project.suspended()) {
      return refuse(CreditsRefusal.PROJECT_SUSPENDED);
    }
    if (action.expires() != 0 && action.expires() <= step.time()) {
      return refuse(CreditsRefusal.EXPIRES_PASSED);
    }
    String vintage = action.project() + "/" + action.vintage();
    Verified verified = ProjectRules.verified(state, vintage);
    if (action.quantity() > verified.verified() - verified.issued()) {
      return refuse(CreditsRefusal.NOT_VERIFIED);
    }
    long last = action.first() + action.quantity() - 1;
    if (Ranges.isTaken(state, action.space(), action.first(), last)) {
      return refuse(CreditsRefusal.SERIALS_TAKEN);
    }
    if (action.quantity() > room(state)) {
      return refuse(CreditsRefusal.TOO_MANY_TONNES);
    }
    String asset = code(project, action.vintage());
    if (isTakenCode(state, asset)) {
      return refuse(CreditsRefusal.CODE_TAKEN);
    }
    define(step, asset, action.project(), project, action.vintage());
    state.put(
        VERIFIED,
        vintage,
        new Verified(verified.verified(), verified.issued() + action.quantity()));
    state.put(
        BATCHES,
        step.id(),
        new Batch(
            action.project(),
            asset,
            action.vintage(),
            action.space(),
            action.first(),
            last,
            sorted(action.labels()),
            action.adjustment(),
            action.expires(),
            Expiry.AHEAD));
    return give(action, project, asset, last, step);
  }

  private static Decision give(
      IssueBatch action, Project project, String asset, long last, Step step) {
    long buffer = Offices.bufferOf(step.state(), action.quantity());
    long given = action.quantity() - buffer;
    String developer = project.developer();
    step.emit(
        new BatchIssued(
            step.id(),
            action.project(),
            asset,
            action.vintage(),
            action.space(),
            action.first(),
            last,
            developer,
            buffer,
            sorted(action.labels()),
            action.adjustment(),
            action.expires(),
            action.methodVersion(),
            step.by()));
    suspect(step, action.project());
    RangeEditor editor = new RangeEditor(step);
    if (given > 0) {
      editor.create(
          new Serials(action.space(), action.first(), last - buffer),
          new Row(action.first(), asset, step.id(), developer, UnitStatus.ACTIVE, ""));
    }
    if (buffer > 0) {
      long first = last - buffer + 1;
      editor.create(
          new Serials(action.space(), first, last),
          new Row(first, asset, step.id(), action.project(), UnitStatus.BUFFER, ""));
    }
    editor.close();
    return given == 0 ? ACCEPTED : Balances.issue(step, developer, asset, given, "issued");
  }

  static Decision importBatch(ImportBatch action, Step step) {
    State state = step.state();
    Project project = state.get(PROJECTS, action.project());
    if (project == null) {
      return refuse(CreditsRefusal.PROJECT_UNKNOWN);
    }
    if (project.suspended()) {
      return refuse(CreditsRefusal.PROJECT_SUSPENDED);
    }
    if (!action.holder().isEmpty() && !Identity.exists(state, action.holder())) {
      return refuse(CreditsRefusal.PRINCIPAL_UNKNOWN);
    }
    if (Ranges.isTaken(state, action.space(), action.first(), action.last())) {
      return refuse(CreditsRefusal.SERIALS_TAKEN);
    }
    if (action.last() - action.first() + 1 > room(state)) {
      return refuse(CreditsRefusal.TOO_MANY_TONNES);
    }
    String asset = code(project, action.vintage());
    if (isTakenCode(state, asset)) {
      return refuse(CreditsRefusal.CODE_TAKEN);
    }
    define(step, asset, action.project(), project, action.vintage());
    state.put(
        BATCHES,
        step.id(),
        new Batch(
            action.project(),
            asset,
            action.vintage(),
            action.space(),
            action.first(),
            action.last(),
            sorted(action.labels()),
            action.adjustment(),
            0,
            Expiry.AHEAD));
    step.emit(imported(action, asset, project.registry(), step));
    suspect(step, action.project());
    Serials numbers = new Serials(action.space(), action.first(), action.last());
    RangeEditor editor = new RangeEditor(step);
    editor.create(numbers, importedRow(action, asset, step.id()));
    editor.close();
    return action.status() == UnitStatus.ACTIVE
        ? Balances.issue(step, action.holder(), asset, numbers.quantity(), "imported")
        : ACCEPTED;
  }

  private static Row importedRow(ImportBatch action, String asset, String id) {
    String owner = action.status() == UnitStatus.BUFFER ? action.project() : action.holder();
    String reference = action.status().isFinal() ? id : "";
    return new Row(action.first(), asset, id, owner, action.status(), reference);
  }

  private static BatchImported imported(
      ImportBatch action, String asset, String registry, Step step) {
    return new BatchImported(
        step.id(),
        action.project(),
        asset,
        action.vintage(),
        registry,
        action.registryBatch(),
        action.space(),
        action.first(),
        action.last(),
        action.status(),
        action.holder(),
        action.beneficiary(),
        action.purpose(),
        action.issuedOn(),
        action.endedOn(),
        sorted(action.labels()),
        action.adjustment(),
        action.methodVersion(),
        action.serialText(),
        step.by());
  }

  /// How many more units there can be in all, so that no sum of them ever overflows.
  private static long room(State state) {
    return Limits.AMOUNT - Counts.total(state).sum();
  }

  /// The code of a class: `C<number of the project>-<vintage>`.
  static String code(Project project, int vintage) {
    return "C" + project.number() + "-" + vintage;
  }

  private static boolean isTakenCode(State state, String asset) {
    return state.get(CLASSES, asset) == null && Accounts.isAsset(state, asset);
  }

  private static void define(Step step, String asset, String id, Project project, int vintage) {
    if (step.state().get(CLASSES, asset) == null) {
      String name = project.registry() + " " + project.registryId() + " " + vintage;
      step.state().put(CLASSES, asset, new CreditClass(id, vintage, false, 0));
      step.emit(new ClassDefined(asset, id, vintage, name));
      Accounts.define(step, asset, name, 0, Credits.ROOM);
    }
  }

  /// Units that may exist twice are issued all the same, but nobody can say that it was not seen.
  private static void suspect(Step step, String project) {
    for (String other : Places.suspects(step.state(), project)) {
      step.emit(new DuplicateSuspected(project, other, step.id()));
    }
  }

  private static List<String> sorted(List<String> labels) {
    return List.copyOf(new TreeSet<>(labels));
  }

  static Decision label(LabelBatch action, Step step) {
    Batch batch = step.state().get(BATCHES, action.batch());
    if (batch == null) {
      return refuse(CreditsRefusal.BATCH_UNKNOWN);
    }
    TreeSet<String> labels = new TreeSet<>(batch.labels());
    if (action.on() ? !labels.add(action.label()) : !labels.remove(action.label())) {
      return refuse(CreditsRefusal.NOTHING_CHANGES);
    }
    if (labels.size() > CreditsAction.MAX_LABELS) {
      return refuse(CreditsRefusal.TOO_MANY_LABELS);
    }
    Batch labelled = batch.labelled(List.copyOf(labels));
    step.state().put(BATCHES, action.batch(), labelled);
    step.emit(
        new BatchLabelled(
            action.batch(), batch.project(), action.label(), action.on(), labelled.labels()));
    return ACCEPTED;
  }

  static Decision adjust(AdjustBatch action, Step step) {
    Batch batch = step.state().get(BATCHES, action.batch());
    if (batch == null) {
      return refuse(CreditsRefusal.BATCH_UNKNOWN);
    }
    if (batch.adjustment() == action.adjustment()) {
      return refuse(CreditsRefusal.NOTHING_CHANGES);
    }
    step.state().put(BATCHES, action.batch(), batch.adjusted(action.adjustment()));
    step.emit(new BatchAdjusted(action.batch(), batch.project(), action.adjustment()));
    return ACCEPTED;
  }

  static Decision freeze(FreezeClass action, Step step) {
    CreditClass units = step.state().get(CLASSES, action.asset());
    if (units == null) {
      return refuse(CreditsRefusal.CLASS_UNKNOWN);
    }
    if (units.frozen() == action.frozen()) {
      return refuse(CreditsRefusal.NOTHING_CHANGES);
    }
    step.state()
        .put(
            CLASSES,
            action.asset(),
            new CreditClass(units.project(), units.vintage(), action.frozen(), units.sweeping()));
    step.emit(new ClassFrozen(action.asset(), units.project(), action.frozen(), action.text()));
    return ACCEPTED;
  }
}
