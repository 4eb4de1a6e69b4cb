package tallystick.domains.credits;

import static tallystick.domains.credits.CreditsViews.BATCHES;
import static tallystick.domains.credits.CreditsViews.CHALLENGES;
import static tallystick.domains.credits.CreditsViews.CLASSES;
import static tallystick.domains.credits.CreditsViews.DUPLICATES;
import static tallystick.domains.credits.CreditsViews.PROJECTS;
import static tallystick.domains.credits.CreditsViews.RETIREMENTS;
import static tallystick.domains.credits.CreditsViews.VERIFICATIONS;
import static tallystick.domains.credits.CreditsViews.VERIFIED;

import java.util.List;
import tallystick.domains.credits.CreditsEvent.BatchImported;
import tallystick.domains.credits.CreditsEvent.BatchIssued;
import tallystick.domains.credits.CreditsEvent.ChallengeResolved;
import tallystick.domains.credits.CreditsEvent.ClassDefined;
import tallystick.domains.credits.CreditsEvent.DuplicateSuspected;
import tallystick.domains.credits.CreditsEvent.ProjectChallenged;
import tallystick.domains.credits.CreditsEvent.ProjectRegistered;
import tallystick.domains.credits.CreditsEvent.ProjectVerified;
import tallystick.domains.credits.CreditsViews.BatchRow;
import tallystick.domains.credits.CreditsViews.ChallengeRow;
import tallystick.domains.credits.CreditsViews.ClassRow;
import tallystick.domains.credits.CreditsViews.DuplicateRow;
import tallystick.domains.credits.CreditsViews.ProjectRow;
import tallystick.domains.credits.CreditsViews.RetirementRow;
import tallystick.domains.credits.CreditsViews.VerificationRow;
import tallystick.domains.credits.CreditsViews.VerifiedRow;
import tallystick.kernel.At;
import tallystick.kernel.ViewWriter;

/// Projects, classes and batches as rows.
final class RegistryViews {
  private static final long DAY_MILLIS = 24L * 60 * 60 * 1000;

  private RegistryViews() {}

  static void registered(ProjectRegistered e, At at, ViewWriter out) {
    out.put(
        PROJECTS,
        new ProjectRow(
            e.project(),
            e.number(),
            e.developer(),
            e.registry(),
            e.registryId(),
            e.name(),
            e.methodology(),
            e.country(),
            e.sector().name(),
            e.latitude(),
            e.longitude(),
            e.extent(),
            e.periodStart(),
            e.periodEnd(),
            e.documents(),
            e.text(),
            false,
            at.time(),
            at.cursor()));
  }

  static void suspected(DuplicateSuspected e, At at, ViewWriter out) {
    out.put(
        DUPLICATES,
        new DuplicateRow(
            e.project() + "/" + e.other(),
            e.project(),
            e.other(),
            e.batch(),
            at.time(),
            at.action(),
            at.cursor()));
  }

  static void challenged(ProjectChallenged e, At at, ViewWriter out) {
    out.put(
        CHALLENGES,
        new ChallengeRow(
            e.challenge(),
            e.project(),
            e.other(),
            e.by(),
            e.text(),
            "OPEN",
            "",
            e.bond(),
            e.bondAsset(),
            at.time(),
            "",
            at.cursor()));
  }

  static void resolved(ChallengeResolved e, At at, ViewWriter out) {
    String state = e.upheld() ? "UPHELD" : "DISMISSED";
    out.set(CHALLENGES, e.challenge(), "state", state, "answer", e.text(), "closedBy", at.action());
  }

  static void verified(ProjectVerified e, At at, ViewWriter out) {
    out.put(
        VERIFICATIONS,
        new VerificationRow(
            e.verification(),
            e.project(),
            e.vintage(),
            e.tonnes(),
            e.verifier(),
            e.report(),
            e.text(),
            at.time(),
            at.cursor()));
    out.put(
        VERIFIED,
        new VerifiedRow(e.project() + "/" + e.vintage(), e.project(), e.vintage(), e.verified()));
  }

  static void defined(ClassDefined e, At at, ViewWriter out) {
    out.put(
        CLASSES,
        new ClassRow(
            e.asset(), e.project(), e.vintage(), e.name(), false, "", at.action(), at.cursor()));
  }

  static void issued(BatchIssued e, At at, ViewWriter out) {
    out.put(
        BATCHES,
        new BatchRow(
            e.batch(),
            e.project(),
            e.asset(),
            e.vintage(),
            e.space(),
            e.first(),
            e.last(),
            e.last() - e.first() + 1,
            e.buffer(),
            e.owner(),
            e.labels(),
            e.adjustment().name(),
            e.expires(),
            false,
            false,
            e.methodVersion(),
            false,
            UnitStatus.ACTIVE.name(),
            "",
            "",
            "",
            "",
            "",
            0,
            0,
            e.by(),
            at.time(),
            at.cursor()));
  }

  static void imported(BatchImported e, At at, ViewWriter out) {
    long quantity = e.last() - e.first() + 1;
    out.put(
        BATCHES,
        new BatchRow(
            e.batch(),
            e.project(),
            e.asset(),
            e.vintage(),
            e.space(),
            e.first(),
            e.last(),
            quantity,
            e.status() == UnitStatus.BUFFER ? quantity : 0,
            e.holder(),
            e.labels(),
            e.adjustment().name(),
            0,
            false,
            false,
            e.methodVersion(),
            true,
            e.status().name(),
            e.registry(),
            e.registryBatch(),
            e.serialText(),
            e.beneficiary(),
            e.purpose(),
            e.issuedOn(),
            e.endedOn(),
            e.by(),
            at.time(),
            at.cursor()));
    if (e.status() == UnitStatus.RETIRED) {
      retired(e, quantity, at, out);
    }
  }

  /// What was retired elsewhere stands among the retirements, too, so that people find it.
  private static void retired(BatchImported e, long quantity, At at, ViewWriter out) {
    out.put(
        RETIREMENTS,
        new RetirementRow(
            e.batch(),
            "",
            e.asset(),
            e.project(),
            e.vintage(),
            quantity,
            List.of(new Serials(e.space(), e.first(), e.last())),
            e.beneficiary(),
            e.purpose(),
            "",
            "FINAL",
            true,
            at.time(),
            0,
            e.endedOn() * DAY_MILLIS,
            at.action(),
            at.height(),
            at.cursor()));
  }
}
