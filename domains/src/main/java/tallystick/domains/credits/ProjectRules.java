package tallystick.domains.credits;

import static tallystick.domains.credits.Registry.CHALLENGES;
import static tallystick.domains.credits.Registry.COUNTER;
import static tallystick.domains.credits.Registry.NAMES;
import static tallystick.domains.credits.Registry.PROJECTS;
import static tallystick.domains.credits.Registry.VERIFIED;
import static tallystick.kernel.Decision.ACCEPTED;
import static tallystick.kernel.Decision.refuse;

import tallystick.domains.accounts.Accounts;
import tallystick.domains.accounts.AccountsAction.AtDeadline;
import tallystick.domains.accounts.Hold;
import tallystick.domains.credits.CreditsAction.ChallengeProject;
import tallystick.domains.credits.CreditsAction.RegisterProject;
import tallystick.domains.credits.CreditsAction.ReinstateProject;
import tallystick.domains.credits.CreditsAction.ResolveChallenge;
import tallystick.domains.credits.CreditsAction.VerifyProject;
import tallystick.domains.credits.CreditsEvent.ChallengeResolved;
import tallystick.domains.credits.CreditsEvent.DuplicateSuspected;
import tallystick.domains.credits.CreditsEvent.ProjectChallenged;
import tallystick.domains.credits.CreditsEvent.ProjectRegistered;
import tallystick.domains.credits.CreditsEvent.ProjectSuspended;
import tallystick.domains.credits.CreditsEvent.ProjectVerified;
import tallystick.domains.credits.Places.Place;
import tallystick.domains.credits.Registry.Challenge;
import tallystick.domains.credits.Registry.Counter;
import tallystick.domains.credits.Registry.Name;
import tallystick.domains.credits.Registry.Project;
import tallystick.domains.credits.Registry.Verified;
import tallystick.domains.governance.Governance;
import tallystick.domains.governance.Parameters;
import tallystick.kernel.Decision;
import tallystick.kernel.Limits;
import tallystick.kernel.State;
import tallystick.kernel.Step;

/// Projects: who may be known, doubted and trusted.
final class ProjectRules {
  /// Open challenges against one project.
  static final int MAX_CHALLENGES = 20;

  /// The one key of [Registry#COUNTER].
  static final String PROJECT_COUNT = "projects";

  /// The name under which bonds are held.
  static final String BONDS = "credits.bond";

  private ProjectRules() {}

  static Decision register(RegisterProject action, Step step) {
    State state = step.state();
    String name = action.registry() + "/" + action.registryId();
    if (state.get(NAMES, name) != null) {
      return refuse(CreditsRefusal.PROJECT_EXISTS);
    }
    Counter counter = state.get(COUNTER, PROJECT_COUNT);
    long number = counter == null ? 1 : counter.count() + 1;
    state.put(COUNTER, PROJECT_COUNT, new Counter(number));
    state.put(NAMES, name, new Name(step.id()));
    state.put(
        PROJECTS,
        step.id(),
        new Project(
            number,
            step.by(),
            action.registry(),
            action.registryId(),
            action.sector(),
            action.country(),
            action.methodology(),
            0,
            false));
    step.emit(registered(action, number, step));
    Place place =
        new Place(
            action.latitude(),
            action.longitude(),
            action.extent(),
            action.periodStart(),
            action.periodEnd());
    for (String other : Places.add(state, step.id(), action.sector(), place)) {
      step.emit(new DuplicateSuspected(step.id(), other, ""));
    }
    return ACCEPTED;
  }

  private static ProjectRegistered registered(RegisterProject action, long number, Step step) {
    return new ProjectRegistered(
        step.id(),
        number,
        step.by(),
        action.registry(),
        action.registryId(),
        action.name(),
        action.methodology(),
        action.country(),
        action.sector(),
        action.latitude(),
        action.longitude(),
        action.extent(),
        action.periodStart(),
        action.periodEnd(),
        action.documents(),
        action.text());
  }

  static Decision challenge(ChallengeProject action, Step step) {
    State state = step.state();
    Project project = state.get(PROJECTS, action.project());
    if (project == null) {
      return refuse(CreditsRefusal.PROJECT_UNKNOWN);
    }
    if (action.other().equals(action.project())) {
      return refuse(CreditsRefusal.SAME_PROJECT);
    }
    if (!action.other().isEmpty() && state.get(PROJECTS, action.other()) == null) {
      return refuse(CreditsRefusal.PROJECT_UNKNOWN);
    }
    if (project.challenges() >= MAX_CHALLENGES) {
      return refuse(CreditsRefusal.TOO_MANY_CHALLENGES);
    }
    String asset = Governance.votingAsset(state);
    long bond = asset.isEmpty() ? 0 : Governance.value(state, Parameters.CHALLENGE_BOND);
    state.put(PROJECTS, action.project(), project.challenged(1));
    state.put(CHALLENGES, step.id(), new Challenge(action.project(), action.other(), bond, true));
    step.emit(
        new ProjectChallenged(
            step.id(),
            action.project(),
            action.other(),
            step.by(),
            action.text(),
            bond,
            bond == 0 ? "" : asset));
    return bond == 0 ? ACCEPTED : Accounts.place(step, step.id(), bond(step.by(), asset, bond));
  }

  /// A bond stands under a name of its own, apart from holds for retirements: votes may weigh what
  /// is retired here.
  private static Hold bond(String payer, String asset, long amount) {
    return new Hold(payer, "", asset, amount, "", 0, AtDeadline.RELEASE, BONDS, "challenge");
  }

  /// Gives a bond back, or to the registrar who has looked into it for nothing.
  private static void settle(Step step, String challenge, long bond, boolean upheld) {
    if (bond > 0 && upheld) {
      Accounts.release(step, challenge);
    } else if (bond > 0) {
      Accounts.capture(step, challenge, step.by());
    }
  }

  static Decision resolve(ResolveChallenge action, Step step) {
    State state = step.state();
    Challenge challenge = state.get(CHALLENGES, action.challenge());
    if (challenge == null) {
      return refuse(CreditsRefusal.CHALLENGE_UNKNOWN);
    }
    if (!challenge.open()) {
      return refuse(CreditsRefusal.CHALLENGE_CLOSED);
    }
    String id = challenge.project();
    Project project = Registry.project(state, id).challenged(-1);
    boolean suspends = action.upheld() && !project.suspended();
    state.put(CHALLENGES, action.challenge(), challenge.closed());
    state.put(PROJECTS, id, suspends ? project.suspended(true) : project);
    step.emit(
        new ChallengeResolved(
            action.challenge(), id, challenge.other(), action.upheld(), step.by(), action.text()));
    settle(step, action.challenge(), challenge.bond(), action.upheld());
    if (suspends) {
      // Whoever the id belongs to by right can register it now.
      state.remove(NAMES, project.name());
      step.emit(new ProjectSuspended(id, true, action.text()));
    }
    return ACCEPTED;
  }

  static Decision reinstate(ReinstateProject action, Step step) {
    State state = step.state();
    Project project = state.get(PROJECTS, action.project());
    if (project == null) {
      return refuse(CreditsRefusal.PROJECT_UNKNOWN);
    }
    if (!project.suspended()) {
      return refuse(CreditsRefusal.PROJECT_NOT_SUSPENDED);
    }
    if (state.get(NAMES, project.name()) != null) {
      return refuse(CreditsRefusal.PROJECT_EXISTS);
    }
    state.put(NAMES, project.name(), new Name(action.project()));
    state.put(PROJECTS, action.project(), project.suspended(false));
    step.emit(new ProjectSuspended(action.project(), false, action.text()));
    return ACCEPTED;
  }

  static Decision verify(VerifyProject action, Step step) {
    State state = step.state();
    Project project = state.get(PROJECTS, action.project());
    if (project == null) {
      return refuse(CreditsRefusal.PROJECT_UNKNOWN);
    }
    if (project.suspended()) {
      return refuse(CreditsRefusal.PROJECT_SUSPENDED);
    }
    if (project.developer().equals(step.by())) {
      return refuse(CreditsRefusal.OWN_PROJECT);
    }
    String key = action.project() + "/" + action.vintage();
    Verified before = verified(state, key);
    if (action.tonnes() > Limits.AMOUNT - before.verified()) {
      return refuse(CreditsRefusal.TOO_MANY_TONNES);
    }
    Verified after = new Verified(before.verified() + action.tonnes(), before.issued());
    state.put(VERIFIED, key, after);
    step.emit(
        new ProjectVerified(
            step.id(),
            action.project(),
            action.vintage(),
            action.tonnes(),
            step.by(),
            action.report(),
            action.text(),
            after.verified(),
            after.issued()));
    return ACCEPTED;
  }

  static Verified verified(State state, String key) {
    Verified verified = state.get(VERIFIED, key);
    return verified == null ? Verified.NONE : verified;
  }
}
