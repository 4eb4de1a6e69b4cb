package tallystick.domains.emissions;

import static tallystick.domains.emissions.Emissions.FACTORS;
import static tallystick.domains.emissions.Emissions.SETS;
import static tallystick.kernel.Decision.ACCEPTED;

import tallystick.domains.emissions.Emissions.FactorSet;
import tallystick.domains.emissions.EmissionsAction.AdoptFootprint;
import tallystick.domains.emissions.EmissionsAction.ClaimSaving;
import tallystick.domains.emissions.EmissionsAction.ConfirmSaving;
import tallystick.domains.emissions.EmissionsAction.DeclineSaving;
import tallystick.domains.emissions.EmissionsAction.PublishFactors;
import tallystick.domains.emissions.EmissionsAction.RecordLeg;
import tallystick.domains.emissions.EmissionsAction.StateFootprint;
import tallystick.domains.emissions.EmissionsAction.TransferTokens;
import tallystick.domains.emissions.EmissionsAction.VerifyFootprint;
import tallystick.domains.emissions.EmissionsAction.WithdrawFootprint;
import tallystick.domains.emissions.EmissionsAction.WithdrawLeg;
import tallystick.domains.emissions.EmissionsEvent.FactorsPublished;
import tallystick.kernel.Decision;
import tallystick.kernel.Step;

/// The rules of the room of emissions, by what they are about: [LegRules], [FootprintRules],
/// [SavingRules].
final class EmissionsRules {
  private EmissionsRules() {}

  static Decision decide(EmissionsAction action, Step step) {
    return switch (action) {
      case PublishFactors a -> publishFactors(a, step);
      case RecordLeg a -> LegRules.record(a, step);
      case WithdrawLeg a -> LegRules.withdraw(a, step);
      case StateFootprint a -> FootprintRules.state(a, step);
      case AdoptFootprint a -> FootprintRules.adopt(a, step);
      case VerifyFootprint a -> FootprintRules.verify(a, step);
      case WithdrawFootprint a -> FootprintRules.withdraw(a, step);
      case ClaimSaving a -> SavingRules.claim(a, step);
      case ConfirmSaving a -> SavingRules.confirm(a, step);
      case DeclineSaving a -> SavingRules.decline(a, step);
      case TransferTokens a -> SavingRules.transfer(a, step);
    };
  }

  private static Decision publishFactors(PublishFactors action, Step step) {
    int version = Emissions.newest(step.state(), action.set()) + 1;
    step.state().put(SETS, action.set(), new FactorSet(version));
    for (Factor factor : action.factors()) {
      String key = Emissions.factorKey(action.set(), version, factor.code());
      step.state().put(FACTORS, key, factor);
    }
    step.emit(
        new FactorsPublished(
            action.set(), version, action.source(), action.url(), action.factors(), step.by()));
    return ACCEPTED;
  }
}
